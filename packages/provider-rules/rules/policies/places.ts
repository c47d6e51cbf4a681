/** What kind of policy a property holds: it decides what its statements must and must not name. */
export type PolicyKind =
    /** Says what a user, group or role may do. */
    | "identity"
    /** Says who may become a role. */
    | "trust"
    /** Says who may do what with the resource it is attached to. */
    | "resource";

export interface PolicyPlace {
    readonly type: string;
    /** Path of the document, with `*` for the elements of lists. */
    readonly path: string;
    readonly kind: PolicyKind;
    /** True for services whose policies need not repeat the resource that they are attached to. */
    readonly resourceImplied?: true;
    /** Most characters without white space, https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
    readonly max?: number;
}

const place = (type: string, path: string, kind: PolicyKind, max?: number): PolicyPlace => ({
    type: `aws:${type}`,
    path,
    kind,
    ...(max === undefined ? {} : { max }),
});

const implied = (type: string, path: string): PolicyPlace => ({
    type: `aws:${type}`,
    path,
    kind: "resource",
    resourceImplied: true,
});

/** Where policies are. */
export const POLICY_PLACES: readonly PolicyPlace[] = [
    place("iam/policy:Policy", "policy", "identity", 6144),
    place("iam/rolePolicy:RolePolicy", "policy", "identity", 10240),
    place("iam/userPolicy:UserPolicy", "policy", "identity", 2048),
    place("iam/groupPolicy:GroupPolicy", "policy", "identity", 5120),
    place("iam/role:Role", "inlinePolicies.*.policy", "identity", 10240),
    place("iam/role:Role", "assumeRolePolicy", "trust"),
    place("s3/bucketPolicy:BucketPolicy", "policy", "resource"),
    place("s3/bucket:Bucket", "policy", "resource"),
    place("sns/topic:Topic", "policy", "resource"),
    place("sns/topicPolicy:TopicPolicy", "policy", "resource"),
    place("sqs/queue:Queue", "policy", "resource"),
    place("sqs/queuePolicy:QueuePolicy", "policy", "resource"),
    place("kms/key:Key", "policy", "resource"),
    place("kms/keyPolicy:KeyPolicy", "policy", "resource"),
    implied("ecr/repositoryPolicy:RepositoryPolicy", "policy"),
    place("ecr/registryPolicy:RegistryPolicy", "policy", "resource"),
    place("secretsmanager/secret:Secret", "policy", "resource"),
    place("secretsmanager/secretPolicy:SecretPolicy", "policy", "resource"),
    place("cloudwatch/logResourcePolicy:LogResourcePolicy", "policyDocument", "resource"),
    place("cloudwatch/eventBusPolicy:EventBusPolicy", "policy", "resource"),
    place("ec2/vpcEndpoint:VpcEndpoint", "policy", "resource"),
    place("ec2/vpcEndpointPolicy:VpcEndpointPolicy", "policy", "resource"),
    implied("efs/fileSystemPolicy:FileSystemPolicy", "policy"),
    implied("backup/vaultPolicy:VaultPolicy", "policy"),
    implied("apigateway/restApiPolicy:RestApiPolicy", "policy"),
    implied("opensearch/domainPolicy:DomainPolicy", "accessPolicies"),
];
