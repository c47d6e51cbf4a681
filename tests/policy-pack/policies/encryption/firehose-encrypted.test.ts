import { firehoseEncrypted } from "../../../../policy-pack/policies/encryption/firehose-encrypted";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { secret, unknown } from "../../harness/stack";

const STREAM = "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream";
const on = { serverSideEncryption: { enabled: true, keyType: "AWS_OWNED_CMK" } };
const files = { extendedS3Configuration: { kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/1" } };
const ON = "required: true. Fix: set serverSideEncryption.enabled to true.";
const NO_KEY = `subject (${STREAM}): extendedS3Configuration.kmsKeyArn is not set; required: a key of KMS. Fix: set extendedS3Configuration.kmsKeyArn.`;

describeResourcePolicy(firehoseEncrypted, {
    type: STREAM,
    compliant: [
        { ...on, ...files },
        { ...on, httpEndpointConfiguration: { url: "https://example.org" } },
        {
            ...files,
            kinesisSourceConfiguration: { kinesisStreamArn: "arn:aws:kinesis:us-east-1:123456789012:stream/s" },
        },
    ],
    violating: [
        [
            { serverSideEncryption: { enabled: false }, ...files },
            `subject (${STREAM}): serverSideEncryption.enabled is false; ${ON}`,
        ],
        [{ ...on, extendedS3Configuration: { prefix: "logs/" } }, NO_KEY],
    ],
    unknown: [
        [
            { serverSideEncryption: { enabled: unknown() }, ...files },
            `subject (${STREAM}): undecided, as this is not known: serverSideEncryption.enabled. ` +
                "Decided by: a value that is plain in the program (true).",
        ],
        [
            { ...on, extendedS3Configuration: { kmsKeyArn: unknown() } },
            `subject (${STREAM}): undecided, as this is not known: extendedS3Configuration.kmsKeyArn. ` +
                "Decided by: a value that is plain in the program, or a reference (a key of KMS).",
        ],
    ],
    secret: [{ serverSideEncryption: { enabled: secret("hunter2") }, ...files }, "hunter2"],
    minimal: [{}, `subject (${STREAM}): serverSideEncryption.enabled is not set, which means false; ${ON}`],
});
