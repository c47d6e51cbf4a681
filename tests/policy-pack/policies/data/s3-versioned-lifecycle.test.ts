import { s3VersionedLifecycle } from "../../../../policy-pack/policies/data/s3-versioned-lifecycle";
import { bare, type Build, describeStackPolicy } from "../../harness/describe-policy";
import { secret, unknown, type Inputs } from "../../harness/stack";

const BUCKET = "aws:s3/bucket:Bucket";
const VERSIONING = "aws:s3/bucketVersioning:BucketVersioning";
const LIFECYCLE = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
const ENABLED = { versioningConfiguration: { status: "Enabled" } };
const RULES = {
    rules: [
        { id: "old", status: "Disabled" },
        { id: "expire", status: "Enabled" },
    ],
};

/** A bucket with the parts that are given. */
function bucket(versioning?: Inputs, lifecycle?: Inputs, inputs: Inputs = {}): Build {
    return (stack) => {
        const files = stack.add(BUCKET, "files", inputs);
        if (versioning) stack.add(VERSIONING, "files", { bucket: files.ref(), ...versioning });
        if (lifecycle) stack.add(LIFECYCLE, "files", { bucket: files.ref(), ...lifecycle });
    };
}

const status = (found: string) =>
    `files (${VERSIONING}): versioningConfiguration.status is ${found}; required: Enabled. Fix: set status to Enabled.`;

describeStackPolicy(s3VersionedLifecycle, {
    compliant: {
        "a bucket with both": bucket(ENABLED, RULES),
        "inline settings": bucket(undefined, undefined, {
            versioning: { enabled: true },
            lifecycleRules: [{ enabled: "true" }],
        }),
        "the older types": (stack) => {
            const files = stack.add("aws:s3/bucketV2:BucketV2", "files");
            stack.add("aws:s3/bucketVersioningV2:BucketVersioningV2", "files", { bucket: files.ref(), ...ENABLED });
            stack.add("aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2", "files", {
                bucket: files.ref(),
                ...RULES,
            });
        },
    },
    violating: {
        "a bucket alone": [
            bucket(),
            `files (${BUCKET}) has no versioning; required: versioning. Fix: add an s3.BucketVersioning.`,
            `files (${BUCKET}) has no lifecycle configuration; required: a lifecycle configuration. Fix: add an s3.BucketLifecycleConfiguration that expires old versions.`,
        ],
        "versioning that was suspended": [
            bucket({ versioningConfiguration: { status: "Suspended" } }, RULES),
            status("Suspended"),
        ],
        "versioning without a status": [bucket({}, RULES), status("not set, which means Disabled")],
        "inline versioning that is off": [
            bucket(undefined, RULES, { versioning: { enabled: false } }),
            `files (${BUCKET}) has no versioning; required: versioning. Fix: add an s3.BucketVersioning.`,
        ],
        "rules that are all off": [
            bucket(ENABLED, { rules: [{ id: "expire", status: "Disabled" }] }),
            `files (${LIFECYCLE}) has no enabled rule; required: a rule with status Enabled. Fix: enable a rule.`,
        ],
    },
    unknown: {
        "a status that is not known": [
            bucket({ versioningConfiguration: unknown() }, RULES),
            `files (${VERSIONING}): undecided, as this is not known: versioningConfiguration.status. ` +
                "Decided by: a value that is plain in the program (Enabled).",
        ],
        "rules that are not known": [
            bucket(ENABLED, { rules: unknown() }),
            `files (${LIFECYCLE}): undecided, as this is not known: rules. ` +
                "Decided by: rules that are plain in the program, one of them Enabled.",
        ],
    },
    minimal: [
        bare("aws:s3/bucket:Bucket"),
        "subject (aws:s3/bucket:Bucket) has no versioning; required: versioning. Fix: add an s3.BucketVersioning.",
        "subject (aws:s3/bucket:Bucket) has no lifecycle configuration; required: a lifecycle configuration. Fix: add an s3.BucketLifecycleConfiguration that expires old versions.",
    ],
    secret: [bucket({ versioningConfiguration: { status: secret("hunter2") } }, RULES), "hunter2"],
    notApplicable: (stack) => {
        stack.add("aws:s3/directoryBucket:DirectoryBucket", "files");
    },
});
