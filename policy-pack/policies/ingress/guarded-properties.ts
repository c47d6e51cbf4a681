import * as types from "@platform/aws-model/types";

/** Every property. */
export const ALL = "*";
/** Types all of whose properties decide who gets in, or what is recorded and watched. */
export const WHOLLY_GUARDED: ReadonlySet<string> = new Set([
    ...[...types.SECURITY_GROUP_RULE, ...types.SECURITY_GROUP_INGRESS_RULE, ...types.SECURITY_GROUP_EGRESS_RULE],
    ...[...types.ROUTE, ...types.ROUTE_TABLE_ASSOCIATION, ...types.MAIN_ROUTE_TABLE_ASSOCIATION],
    ...[...types.PREFIX_LIST_ENTRY, ...types.NETWORK_ACL_RULE],
    ...[...types.BUCKET_PUBLIC_ACCESS_BLOCK, ...types.ACCOUNT_PUBLIC_ACCESS_BLOCK, ...types.BUCKET_ACL],
    ...[...types.BUCKET_ENCRYPTION, ...types.TRAIL, ...types.FLOW_LOG, ...types.LAMBDA_PERMISSION],
    ...[...types.ORGANIZATION_POLICY, ...types.ORGANIZATION_POLICY_ATTACHMENT],
]);
/** Properties that some policy judges, whichever type has them. */
const GUARDED: readonly RegExp[] = [
    // Documents: who may do what, and who may take on what.
    /polic(y|ies)$|^policyDocument$|^managedPolicyArns$|^policyArns?$|^permissionsBoundary$|^principal$/i,
    // Networks: where something stands, who reaches it, where its packets go.
    /^(ingress|egress|vpcId|entries|cidr|routes|propagatingVgws|prefixListId)$/,
    /^(subnets?|subnetIds?|subnetMappings|vpcZoneIdentifiers|vpcConfig|networkConfiguration|networkInterfaces?|dbSubnetGroupName|subnetGroupName)$/,
    /^((vpcS|s)ecurityGroup(Id)?s|internal|publiclyAccessible|associatePublicIpAddress|mapPublicIpOnLaunch|assignIpv6AddressOnCreation)$/,
    /^(instance|instanceId|networkInterfaceId|launchTemplate|mixedInstancesPolicy|sourceDestCheck)$/,
    /^(defaultActions|actions|protocol|port|listenerArn|sslPolicy|certificateArn|viewerCertificate|origins|defaultCacheBehavior|orderedCacheBehaviors)$/,
    // Encryption, guards and hardening.
    /encrypt|^kms(Master)?Key(Id|Arn)$|^enableKeyRotation$|^requireTls$|^parameterGroupName$|^dbClusterParameterGroupName$/i,
    /^(containerDefinitions|volumes|blockDeviceMappings|rootBlockDevice|ebsBlockDevices|iamInstanceProfile|taskRoleArn|executionRoleArn)$/,
    /^(dropInvalidHeaderFields|desyncMitigationMode|deploymentCircuitBreaker|forceDestroy|forceDelete|deletionWindowInDays|recoveryWindowInDays)$/,
    /^(metadataOptions|deletionProtection|enableDeletionProtection|backupRetentionPeriod|skipFinalSnapshot|imageTagMutability)$/,
    /^(versioningConfiguration|accessLogs|loggingConfig|retentionInDays|alarmActions|actionsEnabled|rules?|tunnel[12]LogOptions|connectionLogOptions|enabledCloudwatchLogsExports)$/,
];

/** Whether a property decides something that a policy demands. */
export function isGuarded(property: string): boolean {
    return GUARDED.some((names) => names.test(property));
}
