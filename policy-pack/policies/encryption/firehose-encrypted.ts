import type { Resource } from "@platform/aws-model/resource";
import { DELIVERY_STREAM } from "@platform/aws-model/types";
import { certain, type PolicyFinding } from "../../lib/finding";
import { expectFlag } from "../../lib/flag";
import { stackPolicy } from "../../lib/policy";
import { expectNamed } from "../../lib/presence";

/** Firehose encrypts nothing itself of what it reads from these. */
const SOURCES = ["kinesisSourceConfiguration", "mskSourceConfiguration"];

/** What waits in a delivery stream, and the files that it writes. */
export const firehoseEncrypted = stackPolicy({
    name: "firehose-encrypted",
    description:
        "Delivery streams must be encrypted while records wait, and must write files with a key that the program names.",
    why: "Logs and events say who did what; in the bucket of another account its default decides with whose key they are read.",
    level: "mandatory",
    severity: "medium",
    controls: { fsbp: ["DataFirehose.1"], checkov: ["CKV_AWS_240"] },
    remediation: "Set serverSideEncryption.enabled, and extendedS3Configuration.kmsKeyArn.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/datafirehose-controls.html#datafirehose-1",
    // A key of the program is known as a reference, which only the whole stack shows.
    check: (graph) => graph.ofType(DELIVERY_STREAM).flatMap(judge),
    early: { types: DELIVERY_STREAM, check: (stream) => certain(judge(stream)) },
});

function judge(stream: Resource): PolicyFinding[] {
    return [...judgeWaiting(stream), ...judgeFiles(stream)];
}

function judgeWaiting(stream: Resource): PolicyFinding[] {
    const reads = SOURCES.some((source) => stream.get(source).state !== "absent");
    return reads ? [] : expectFlag(stream, stream.get("serverSideEncryption", "enabled"));
}

function judgeFiles(stream: Resource): PolicyFinding[] {
    const destination = stream.get("extendedS3Configuration");
    if (destination.state === "absent") return [];
    return expectNamed(stream, destination.at("kmsKeyArn"), "a key of KMS", "set extendedS3Configuration.kmsKeyArn");
}
