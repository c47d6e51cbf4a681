import { valuesAt } from "../paths";
import type { Resource } from "../resource";
import { BUCKET, BUCKET_POLICY } from "../types";
import type { Value } from "../value";

const POLICY: readonly string[] = ["policy"];
const DOCUMENT: readonly string[] = ["policyDocument"];
const ACCESS: readonly string[] = ["accessPolicies"];

const named = (types: readonly string[], paths: readonly string[]) => types.map((type) => [type, paths] as const);

/**
 * Where resources hold policies about who may use them. Left out are VPC endpoints, whose policy limits what passes and
 * lets nobody in, and APIs that are public by purpose.
 */
export const RESOURCE_POLICIES: Readonly<Record<string, readonly string[]>> = Object.fromEntries([
    ...named([...BUCKET, ...BUCKET_POLICY], POLICY),
    ...named(
        [
            "aws:backup/vaultPolicy:VaultPolicy",
            "aws:cloudwatch/eventBusPolicy:EventBusPolicy",
            "aws:dynamodb/resourcePolicy:ResourcePolicy",
            "aws:ecr/registryPolicy:RegistryPolicy",
            "aws:ecr/repositoryPolicy:RepositoryPolicy",
            "aws:efs/fileSystemPolicy:FileSystemPolicy",
            "aws:glue/resourcePolicy:ResourcePolicy",
            "aws:kinesis/resourcePolicy:ResourcePolicy",
            "aws:kms/externalKey:ExternalKey",
            "aws:kms/key:Key",
            "aws:kms/keyPolicy:KeyPolicy",
            "aws:kms/replicaExternalKey:ReplicaExternalKey",
            "aws:kms/replicaKey:ReplicaKey",
            "aws:lambda/resourcePolicy:ResourcePolicy",
            "aws:msk/clusterPolicy:ClusterPolicy",
            "aws:s3/accessPoint:AccessPoint",
            "aws:s3/vectorsVectorBucketPolicy:VectorsVectorBucketPolicy",
            "aws:s3control/accessPointPolicy:AccessPointPolicy",
            "aws:s3control/bucketPolicy:BucketPolicy",
            "aws:s3control/objectLambdaAccessPointPolicy:ObjectLambdaAccessPointPolicy",
            "aws:secretsmanager/secret:Secret",
            "aws:secretsmanager/secretPolicy:SecretPolicy",
            "aws:ses/identityPolicy:IdentityPolicy",
            "aws:sesv2/emailIdentityPolicy:EmailIdentityPolicy",
            "aws:sns/topic:Topic",
            "aws:sns/topicPolicy:TopicPolicy",
            "aws:sqs/queue:Queue",
            "aws:sqs/queuePolicy:QueuePolicy",
        ],
        POLICY,
    ),
    ...named(
        [
            "aws:cloudwatch/logResourcePolicy:LogResourcePolicy",
            "aws:codeartifact/domainPermissions:DomainPermissions",
            "aws:codeartifact/repositoryPermissionsPolicy:RepositoryPermissionsPolicy",
        ],
        DOCUMENT,
    ),
    ...named(
        [
            "aws:elasticsearch/domain:Domain",
            "aws:elasticsearch/domainPolicy:DomainPolicy",
            "aws:opensearch/domain:Domain",
            "aws:opensearch/domainPolicy:DomainPolicy",
        ],
        ACCESS,
    ),
    ...named(["aws:iam/role:Role"], ["assumeRolePolicy"]),
    ...named(["aws:cloudwatch/logDestinationPolicy:LogDestinationPolicy"], ["accessPolicy"]),
    ...named(["aws:s3control/multiRegionAccessPointPolicy:MultiRegionAccessPointPolicy"], ["details.policy"]),
    ...named(["aws:s3tables/tableBucketPolicy:TableBucketPolicy"], ["resourcePolicy"]),
]);

/** The policies about who may use it that a resource holds. */
export function resourcePoliciesOf(resource: Resource): readonly Value[] {
    return (RESOURCE_POLICIES[resource.type] ?? []).flatMap((path) => valuesAt(resource, path));
}
