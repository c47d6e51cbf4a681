import { firehoseEncrypted } from "../../../../policy-pack/policies/encryption/firehose-encrypted";
import { bare, describeStackPolicy, type Build } from "../../harness/describe-policy";
import { secret, unknown, type Inputs } from "../../harness/stack";

const STREAM = "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream";
const on = { serverSideEncryption: { enabled: true, keyType: "AWS_OWNED_CMK" } };

/** A delivery stream as it should be, with changes. */
const stream =
    (inputs: Inputs = {}): Build =>
    (stack) => {
        const key = stack.add("aws:kms/key:Key", "logs");
        stack.add(STREAM, "logs", { ...on, extendedS3Configuration: { kmsKeyArn: key.ref("arn") }, ...inputs });
    };

const ON = "required: true. Fix: set serverSideEncryption.enabled to true.";
const NO_KEY = `logs (${STREAM}): extendedS3Configuration.kmsKeyArn is not set; required: a key of KMS. Fix: set extendedS3Configuration.kmsKeyArn.`;
const OFF = `logs (${STREAM}): serverSideEncryption.enabled is false; ${ON}`;
const NOTHING = `subject (${STREAM}): serverSideEncryption.enabled is not set, which means false; ${ON}`;
const twice = (message: string): [string, string] => [message, message]; // for the resource, and for the stack

describeStackPolicy(firehoseEncrypted, {
    compliant: {
        "a stream with a key of the program": stream(),
        "a stream with a key of another account": stream({
            extendedS3Configuration: { kmsKeyArn: "arn:aws:kms:us-east-1:111122223333:key/1" },
        }),
        "a stream that writes no files": stream({
            extendedS3Configuration: undefined,
            httpEndpointConfiguration: { url: "https://example.org" },
        }),
        "a stream that reads what is encrypted elsewhere": stream({
            serverSideEncryption: undefined,
            kinesisSourceConfiguration: { kinesisStreamArn: "arn:aws:kinesis:us-east-1:123456789012:stream/s" },
        }),
    },
    violating: {
        "records that wait in plain text": [stream({ serverSideEncryption: { enabled: false } }), ...twice(OFF)],
        "files with whatever key the bucket has": [
            stream({ extendedS3Configuration: { prefix: "logs/" } }),
            ...twice(NO_KEY),
        ],
    },
    unknown: {
        "encryption that is not known": [
            stream({ serverSideEncryption: { enabled: unknown() } }),
            `logs (${STREAM}): undecided, as this is not known: serverSideEncryption.enabled. ` +
                "Decided by: a value that is plain in the program (true).",
        ],
        "a key that depends on nothing": [
            stream({ extendedS3Configuration: { kmsKeyArn: unknown() } }),
            `logs (${STREAM}): undecided, as this is not known: extendedS3Configuration.kmsKeyArn. ` +
                "Decided by: a value that is plain in the program, or a reference (a key of KMS).",
        ],
    },
    notApplicable: (stack) => void stack.add("aws:sns/topic:Topic", "alerts"),
    minimal: [bare(STREAM), ...twice(NOTHING)],
    secret: [stream({ serverSideEncryption: { enabled: secret("hunter2") } }), "hunter2"],
});
