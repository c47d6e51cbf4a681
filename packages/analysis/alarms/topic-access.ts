import type { Value } from "@platform/aws-model/value";
import type { Plan, PlanResource } from "../plan";
import { known } from "@platform/aws-model/value";

const TOPIC_POLICY = ["aws:sns/topicPolicy:TopicPolicy"];
const KMS_KEY = ["aws:kms/key:Key"];
const SERVICE = "cloudwatch.amazonaws.com";

/**
 * Why CloudWatch's alarms cannot publish to a topic; undefined if nothing is known to keep them out. A topic without a
 * policy of its own takes messages of its account. One encrypted with AWS's own key takes none of CloudWatch, and with
 * another key those that the key's policy lets CloudWatch encrypt.
 * @see https://repost.aws/knowledge-center/cloudwatch-receive-sns-for-alarm-trigger
 */
export function closedTo(plan: Plan, topic: PlanResource, arn: string): string | undefined {
    const separate = plan.ofType(TOPIC_POLICY).find((one) => known(one.get("arn").text()) === arn);
    const policy = separate?.get("policy") ?? topic.get("policy");
    if (policy.state === "known" && !admits(policy, true)) return "the topic's policy does not let CloudWatch publish";
    const keyId = known(topic.get("kmsMasterKeyId").text());
    if (keyId === undefined || keyId === "") return undefined;
    if (keyId.endsWith("alias/aws/sns")) return "CloudWatch cannot use the topic's key, which is AWS's own";
    const key = plan.ofType(KMS_KEY).find((one) => known(one.get("arn").text()) === keyId || one.id === keyId);
    const keyPolicy = key?.get("policy");
    if (keyPolicy?.state !== "known" || admits(keyPolicy, false)) return undefined;
    return "the policy of the topic's key does not let CloudWatch encrypt";
}

/** Whether a statement allows the service, or for a topic everybody of the account; what is not known may. */
function admits(policy: Value, accounts: boolean): boolean {
    const document = policy.json();
    if (document.state !== "known" || document.keys().length === 0) return true;
    return document
        .at("Statement")
        .items()
        .some((statement) => {
            const effect = statement.at("Effect").text();
            if (effect.state === "known" && effect.value !== "Allow") return false;
            const principal = statement.at("Principal");
            const named = [...principal.items(), ...principal.at("Service").items(), ...principal.at("AWS").items()];
            return named.some((item) => {
                const text = known(item.text());
                const all = text === "*" || (accounts && text?.includes(":root") === true);
                return text === SERVICE || all || item.state === "unknown";
            });
        });
}
