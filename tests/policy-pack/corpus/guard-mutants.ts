import { bucket } from "./extras/storage";
import { extraOf } from "./extras/extra";
import type { Mutant } from "./mutant";
import { appTemplate, publicBalancer } from "./roles";
import { adds, control, killedBy, sets, unsets, type Properties } from "./shorthands";
import type { Editable, StackEdit } from "./stack-edit";

const guard = killedBy("deletion-guards");
const guards: readonly Mutant[] = [
    guard("a load balancer that a mistake deletes", unsets(publicBalancer, "enableDeletionProtection")),
    guard(
        "a key that is gone within a week",
        sets((stack) => stack.one("aws:kms/key:Key"), { deletionWindowInDays: 7 }),
    ),
    guard("a secret that is gone at once", adds("aws:secretsmanager/secret:Secret", { recoveryWindowInDays: 0 })),
    guard("a zone without protection", adds("aws:route53/zone:Zone", { name: "example.gov" })),
    guard(
        "backups of a day",
        adds("aws:backup/plan:Plan", { rules: [{ ruleName: "daily", lifecycle: { deleteAfter: 1 } }] }),
    ),
    guard("images that go with their repository", adds("aws:ecr/repository:Repository", { forceDelete: true })),
    killedBy("deletion-guards", bucket)(
        "a bucket that empties itself",
        sets((stack) => extraOf(stack, "aws:s3/bucket:Bucket"), { forceDestroy: "true" }),
    ),
    guard("a key of one's own material that is gone within a week", (stack) => {
        adds("aws:kms/externalKey:ExternalKey", { deletionWindowInDays: 7 })(stack);
    }),
    guard(
        "an app's users that a mistake deletes",
        adds("aws:cognito/userPool:UserPool", { deletionProtection: "INACTIVE" }),
    ),
    guard("a vault that empties itself", adds("aws:backup/vault:Vault", { forceDestroy: true })),
].map((mutant) => ({ ...mutant, productionOnly: true }));

const shares = killedBy("no-public-sharing");
const shared: readonly (readonly [name: string, type: string, properties: Properties])[] = [
    ["an image for everybody", "aws:ec2/amiLaunchPermission:AmiLaunchPermission", { group: "all" }],
    [
        "a snapshot of a disk for everybody",
        "aws:ec2/snapshotCreateVolumePermission:SnapshotCreateVolumePermission",
        { accountId: "all" },
    ],
    ["a snapshot of a database for everybody", "aws:rds/snapshot:Snapshot", { sharedAccounts: ["all"] }],
    ["a copy of one for everybody", "aws:rds/snapshotCopy:SnapshotCopy", { sharedAccounts: ["all"] }],
    [
        "images that are built for everybody",
        "aws:imagebuilder/distributionConfiguration:DistributionConfiguration",
        { distributions: [{ amiDistributionConfiguration: { launchPermission: { userGroups: ["all"] } } }] },
    ],
    ["a document for everybody", "aws:ssm/document:Document", { permissions: { type: "Share", account_ids: "All" } }],
    [
        "an account whose buckets may be public",
        "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
        { blockPublicAcls: true, blockPublicPolicy: false, ignorePublicAcls: true, restrictPublicBuckets: true },
    ],
    [
        "an access point without a block",
        "aws:s3/accessPoint:AccessPoint",
        { publicAccessBlockConfiguration: { blockPublicPolicy: false } },
    ],
    [
        "snapshots that may be shared",
        "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess",
        { state: "unblocked" },
    ],
    ["images that may be shared", "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess", { state: "unblocked" }],
    ["the serial console", "aws:ec2/serialConsoleAccess:SerialConsoleAccess", { enabled: true }],
    ["an identity pool for guests", "aws:cognito/identityPool:IdentityPool", { allowUnauthenticatedIdentities: true }],
];

const ignoring = killedBy("no-ignore-changes");
const ignores =
    (find: (stack: StackEdit) => Editable, ...ignoreChanges: readonly string[]) =>
    (stack: StackEdit) => {
        find(stack).options = { ignoreChanges };
    };
const first = (type: string) => (stack: StackEdit) => stack.one(type);
const ignored: readonly Mutant[] = [
    ignoring("trust that is changed by hand", ignores(first("aws:iam/role:Role"), "assumeRolePolicy")),
    ignoring("a document that is changed by hand", ignores(first("aws:iam/rolePolicy:RolePolicy"), "policy")),
    ignoring(
        "a block of public access that is changed by hand",
        ignores(first("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock"), "blockPublicPolicy"),
    ),
    ignoring(
        "a task's role that is changed by hand",
        ignores(first("aws:ecs/taskDefinition:TaskDefinition"), "taskRoleArn"),
    ),
    ignoring("TLS that is changed by hand", ignores(first("aws:lb/listener:Listener"), "sslPolicy")),
    ignoring("metadata that is changed by hand", ignores(appTemplate, "metadataOptions.httpTokens")),
    ignoring("a key's rotation that is changed by hand", ignores(first("aws:kms/key:Key"), "enableKeyRotation")),
    control("a topic whose display name is changed by hand", ignores(first("aws:sns/topic:Topic"), "displayName")),
];

/** What goes by mistake, what is shared by an attribute, and what changes unseen. */
export const guardMutants: readonly Mutant[] = [
    ...guards,
    ...shared.map(([name, type, properties]) => shares(name, adds(type, properties))),
    ...ignored,
];
