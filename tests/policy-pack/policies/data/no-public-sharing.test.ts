import { noPublicSharing } from "../../../../policy-pack/policies/data/no-public-sharing";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { secret, unknown, type Inputs } from "../../harness/stack";

const IMAGE = "aws:ec2/amiLaunchPermission:AmiLaunchPermission";
const SETTING = "aws:ssm/serviceSetting:ServiceSetting";
const SHARING = "arn:aws:ssm:us-east-1:123456789012:servicesetting/ssm/documents/console/public-sharing-permission";
const NAMED = "required: named accounts.";

describeResourcePolicy(
    { ...noPublicSharing, types: [IMAGE] },
    {
        type: IMAGE,
        compliant: [{ accountId: "123456789012" }],
        violating: [
            [
                { group: "all" },
                `subject (${IMAGE}): group is something else; ${NAMED} Fix: set accountId instead of group.`,
            ],
        ],
        unknown: [
            [
                { group: unknown() },
                `subject (${IMAGE}): undecided, as this is not known: group. ` +
                    "Decided by: a value that is plain in the program (named accounts).",
            ],
        ],
        secret: [{ group: "all", imageId: secret("hunter2") }, "hunter2"],
        minimal: [{}],
    },
);

describeResourcePolicy(
    { ...noPublicSharing, types: [SETTING] },
    {
        type: SETTING,
        compliant: [
            { settingId: SHARING, settingValue: "Disable" },
            { settingId: "/ssm/parameter-store/default-parameter-tier", settingValue: "Standard" },
        ],
        violating: [
            [
                { settingId: SHARING, settingValue: "Enable" },
                `subject (${SETTING}): settingValue is not Disable; required: Disable. Fix: set it to Disable.`,
            ],
        ],
        unknown: [],
        secret: [{ settingId: SHARING, settingValue: secret("hunter2") }, "hunter2"],
        minimal: [{}],
    },
);

const one = (type: string, good: Inputs, bad: Inputs, message: string) => {
    describeResourcePolicy(
        { ...noPublicSharing, types: [type] },
        {
            type,
            compliant: [good],
            violating: [[bad, `subject (${type}): ${message}`]],
            unknown: [],
            secret: [{ ...bad, description: secret("hunter2") }, "hunter2"],
            minimal: [{}],
        },
    );
};

one(
    "aws:ec2/snapshotCreateVolumePermission:SnapshotCreateVolumePermission",
    { accountId: "123456789012" },
    { accountId: "all" },
    `accountId is something else; ${NAMED} Fix: remove accountId.`,
);
one(
    "aws:rds/snapshot:Snapshot",
    { sharedAccounts: ["123456789012"] },
    { sharedAccounts: ["123456789012", "all"] },
    `sharedAccounts[1] is something else; ${NAMED} Fix: remove sharedAccounts.*.`,
);
one(
    "aws:ssm/document:Document",
    { permissions: { type: "Share", account_ids: "123456789012" } },
    { permissions: { type: "Share", account_ids: "All" } },
    `permissions.account_ids is something else; ${NAMED} Fix: remove permissions.account_ids.`,
);
one(
    "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess",
    { state: "block-all-sharing" },
    { state: "unblocked" },
    "state is something else; required: blocked. Fix: set state to block-all-sharing.",
);
one(
    "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess",
    { state: "block-new-sharing" },
    { state: "unblocked" },
    "state is something else; required: blocked. Fix: set state to block-new-sharing.",
);
one(
    "aws:ec2/serialConsoleAccess:SerialConsoleAccess",
    { enabled: false },
    { enabled: true },
    "enabled is true; required: false. Fix: remove enabled.",
);
one(
    "aws:cognito/identityPool:IdentityPool",
    { allowUnauthenticatedIdentities: false },
    { allowUnauthenticatedIdentities: true },
    "allowUnauthenticatedIdentities is true; required: false. Fix: remove allowUnauthenticatedIdentities.",
);
one(
    "aws:s3/accessPoint:AccessPoint",
    { publicAccessBlockConfiguration: { blockPublicAcls: true } },
    { publicAccessBlockConfiguration: { restrictPublicBuckets: false } },
    "publicAccessBlockConfiguration.restrictPublicBuckets is false; required: true. " +
        "Fix: set publicAccessBlockConfiguration.restrictPublicBuckets to true.",
);
