import { setting } from "@platform/aws-model/setting";
import { violation, type PolicyFinding } from "../../lib/finding";
import { resourcePolicy } from "../../lib/policy";
import type { Resource } from "@platform/aws-model/resource";
import { LOG_GROUP, SECRET, TOPIC } from "@platform/aws-model/types";
import { byType } from "../../lib/by-type";

/** Where each type names its key. */
const KEYS = byType([TOPIC, "kmsMasterKeyId"], [[...LOG_GROUP, ...SECRET], "kmsKeyId"]);
/** Keys that AWS makes are named by such an alias, or not at all. */
const OF_AWS = /(^|:)alias\/aws\//;
const config = {
    keyArn: setting("ARN of the key that remediation sets where none is set; empty: it sets none.", ""),
};

/** Keys of one's own. One that is not known yet is an output of the program, so none of AWS's: their aliases are plain. */
export const cmkForSnsLogsSecrets = resourcePolicy<typeof config>({
    name: "cmk-for-sns-logs-secrets",
    description: "Topics, log groups and secrets should be encrypted with a key of one's own.",
    why: "Only such a key has a policy that says who may read; CloudWatch alarms cannot publish to a topic with AWS's own key.",
    level: "advisory",
    severity: "medium",
    controls: { fsbp: ["SNS.1"], checkov: ["CKV_AWS_26", "CKV_AWS_149", "CKV_AWS_158"] },
    remediation:
        "Set kmsMasterKeyId of topics and kmsKeyId of log groups and secrets to the ARN of a key of the stack.",
    url: "https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html",
    config,
    types: Object.keys(KEYS),
    check: judge,
    remediate: (resource, { config: { keyArn } }) =>
        keyArn !== "" && judge(resource).length > 0 ? [{ at: [keyOf(resource)], value: keyArn }] : [],
});

function keyOf({ type }: Resource): string {
    return KEYS[type] ?? "kmsKeyId";
}

function judge(resource: Resource): PolicyFinding[] {
    const property = keyOf(resource);
    const key = resource.get(property).text();
    if (key.state === "unknown" || (key.state === "known" && key.value !== "" && !OF_AWS.test(key.value))) return [];
    const found = key.state === "known" && key.value !== "" ? "a key that AWS manages" : "not set";
    const required = "the ARN of a key of one's own";
    return [violation(resource, { at: property, found, required, fix: `set ${property} to it` })];
}
