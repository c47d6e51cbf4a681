import { s3BlockPublic } from "../../../../policy-pack/policies/data/s3-block-public";
import { bare, type Build, describeStackPolicy } from "../../harness/describe-policy";
import { secret, unknown, type Inputs } from "../../harness/stack";

const BUCKET = "aws:s3/bucket:Bucket";
const BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const ALL = { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: "true", restrictPublicBuckets: true };
const NONE = `files (${BUCKET}) has no BucketPublicAccessBlock; required: a BucketPublicAccessBlock. Fix: add an s3.BucketPublicAccessBlock with all four flags true.`;

/** A bucket with a block; `where` is what the block says it belongs to, the bucket by default. */
function blocked(inputs: Inputs, where?: unknown, type = BUCKET): Build {
    return (stack) => {
        const files = stack.add(type, "files", { bucket: "example-files" });
        stack.add(BLOCK, "files", { bucket: where ?? files.ref(), ...inputs });
    };
}

const wrong = (flag: string, found: string) =>
    `files (${BLOCK}): ${flag} is ${found}; required: true. Fix: set ${flag} to true.`;
const twice = (message: string): [string, string] => [message, message]; // for the resource, and for the stack

describeStackPolicy(s3BlockPublic, {
    compliant: {
        "a bucket with its block": blocked(ALL),
        "a block that names the bucket": blocked(ALL, "example-files"),
        "the bucket's older type": blocked(ALL, undefined, "aws:s3/bucketV2:BucketV2"),
    },
    violating: {
        "a bucket alone": [(stack) => void stack.add(BUCKET, "files"), NONE],
        "a bucket with another bucket's block": [blocked(ALL, "example-others"), NONE],
        "a flag that is off": [
            blocked({ ...ALL, blockPublicPolicy: "false" }),
            ...twice(wrong("blockPublicPolicy", "false")),
        ],
        "a flag that is not set": [
            blocked({ ...ALL, restrictPublicBuckets: undefined }),
            ...twice(wrong("restrictPublicBuckets", "not set, which means false")),
        ],
    },
    unknown: {
        "a flag that is not known": [
            blocked({ ...ALL, ignorePublicAcls: unknown() }),
            `files (${BLOCK}): undecided, as this is not known: ignorePublicAcls. Decided by: a value that is plain in the program (true).`,
        ],
        "a block of nobody knows which bucket": [
            blocked(ALL, unknown()),
            `files (${BUCKET}): undecided, as this is not known: which resource is a BucketPublicAccessBlock of it. ` +
                "Decided by: a reference to the bucket.",
        ],
    },
    minimal: [
        bare("aws:s3/bucket:Bucket"),
        "subject (aws:s3/bucket:Bucket) has no BucketPublicAccessBlock; required: a BucketPublicAccessBlock. Fix: add an s3.BucketPublicAccessBlock with all four flags true.",
    ],
    secret: [blocked({ ...ALL, blockPublicAcls: secret("hunter2") }), "hunter2"],
    notApplicable: (stack) => {
        stack.add("aws:s3/directoryBucket:DirectoryBucket", "files");
    },
});
