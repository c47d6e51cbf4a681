import { canonicalType } from "@platform/aws-model/tokens";

/**
 * Types that cost nothing themselves: settings, wiring and what is free as long as it is used as the platform does.
 * A type that is neither here nor in a rule is unknown. Services by their module, then single types.
 */
const FREE_MODULES = [
    "iam",
    "acm", // public certificates
    "appautoscaling",
    "autoscalingplans",
    "chatbot",
    "resourcegroups",
    "accessanalyzer",
    "vpc", // rules of security groups
    "scheduler", // free up to 14 million calls a month
    "budgets",
    "oam",
];

/** By service. Flow logs cost by their log group, network monitors by their probes, topics by their mails. */
const FREE_TYPES: Readonly<Record<string, string>> = {
    autoscaling: "lifecycleHook policy schedule notification attachment trafficSourceAttachment",
    cloudwatch: `
        eventRule eventTarget logMetricFilter logResourcePolicy logSubscriptionFilter logDataProtectionPolicy`,
    ebs: "encryptionByDefault",
    ec2: `
        customerGateway defaultNetworkAcl defaultRouteTable defaultSecurityGroup egressOnlyInternetGateway
        eipAssociation flowLog instanceMetadataDefaults internetGateway internetGatewayAttachment keyPair
        mainRouteTableAssociation managedPrefixList managedPrefixListEntry networkAcl networkAclRule
        networkInterface networkInterfaceAttachment networkInterfaceSecurityGroupAttachment placementGroup route
        routeTable routeTableAssociation securityGroup securityGroupAssociation securityGroupRule subnet
        defaultSubnet subnetCidrReservation volumeAttachment vpcDhcpOptions vpcDhcpOptionsAssociation
        vpcEndpointPolicy vpcEndpointRouteTableAssociation vpcIpv4CidrBlockAssociation vpcPeeringConnection
        vpcPeeringConnectionAccepter vpnConnectionRoute vpnGateway vpnGatewayAttachment vpnGatewayRoutePropagation`,
    ec2clientvpn: "authorizationRule route",
    ecr: "lifecyclePolicy repositoryPolicy",
    ecs: "capacityProvider clusterCapacityProviders taskDefinition",
    efs: "accessPoint backupPolicy fileSystemPolicy mountTarget",
    elasticache: "parameterGroup subnetGroup",
    kms: "alias keyPolicy",
    lb: "listener listenerCertificate listenerRule targetGroup targetGroupAttachment",
    lambda: "alias eventSourceMapping functionEventInvokeConfig functionUrl permission",
    networkmonitor: "monitor",
    rds: "parameterGroup subnetGroup",
    route53: "record",
    s3: `
        bucketAcl bucketCorsConfiguration bucketLifecycleConfiguration bucketLogging bucketNotification
        bucketOwnershipControls bucketPolicy bucketPublicAccessBlock bucketServerSideEncryptionConfiguration
        bucketVersioning bucketWebsiteConfiguration accountPublicAccessBlock`,
    secretsmanager: "secretPolicy secretRotation secretVersion",
    sns: "topic topicPolicy",
    sqs: "queuePolicy redrivePolicy",
    ssm: "document serviceSetting",
    wafv2: "ipSet webAclAssociation",
};

/** Providers that create nothing that anybody bills. */
const HARMLESS_PROVIDERS = /^(pulumi|random|tls|time|null|command|std|local):/;
const modules = new Set(FREE_MODULES);
const types = new Set(
    Object.entries(FREE_TYPES).flatMap(([module, members]) =>
        members
            .trim()
            .split(/\s+/)
            .map((type) => `${module}/${type}`),
    ),
);

/** Whether a type is known to cost nothing. A `V2` twin counts as what it is the twin of. */
export function isFree(type: string): boolean {
    if (HARMLESS_PROVIDERS.test(type)) return true;
    const [provider, path = ""] = canonicalType(type).split(":");
    const [module = ""] = path.split("/");
    return provider === "aws" && (modules.has(module) || types.has(path));
}
