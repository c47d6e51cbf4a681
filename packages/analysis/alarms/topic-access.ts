import type { Value } from "@platform/aws-model/value";
import type { Plan, PlanResource } from "../plan";
import { known } from "@platform/aws-model/value";

const TOPIC_POLICY = ["aws:sns/topicPolicy:TopicPolicy"];
const KMS_KEY = ["aws:kms/key:Key"];

/** A service of AWS that sends messages to topics. */
export interface Publisher {
    readonly name: string;
    readonly principal: string;
}

/** Sends what alarms tell. */
export const cloudWatch: Publisher = { name: "CloudWatch", principal: "cloudwatch.amazonaws.com" };

/**
 * Why a service cannot publish to a topic; undefined if nothing is known to keep it out. A topic without a
 * policy of its own takes messages of its account. One encrypted with AWS's own key takes none of a service, and with
 * another key those that the key's policy lets it encrypt.
 * @see https://repost.aws/knowledge-center/cloudwatch-receive-sns-for-alarm-trigger
 */
export function closedTo(plan: Plan, topic: PlanResource, arn: string, publisher: Publisher): string | undefined {
    const { name, principal } = publisher;
    const separate = plan.ofType(TOPIC_POLICY).find((one) => known(one.get("arn").text()) === arn);
    const policy = separate?.get("policy") ?? topic.get("policy");
    if (policy.state === "known" && !admits(policy, principal, true))
        return `the topic's policy does not let ${name} publish`;
    const keyId = known(topic.get("kmsMasterKeyId").text());
    if (keyId === undefined || keyId === "") return undefined;
    if (keyId.endsWith("alias/aws/sns")) return `${name} cannot use the topic's key, which is AWS's own`;
    const key = plan.ofType(KMS_KEY).find((one) => known(one.get("arn").text()) === keyId || one.id === keyId);
    const keyPolicy = key?.get("policy");
    if (keyPolicy?.state !== "known" || admits(keyPolicy, principal, false)) return undefined;
    return `the policy of the topic's key does not let ${name} encrypt`;
}

/** Whether a statement allows the service, or for a topic everybody of the account; what is not known may. */
function admits(policy: Value, service: string, accounts: boolean): boolean {
    const document = policy.json();
    if (document.state !== "known" || document.keys().length === 0) return true;
    return document
        .at("Statement")
        .items()
        .some((statement) => {
            const effect = statement.at("Effect").text();
            if (effect.state === "known" && effect.value !== "Allow") return false;
            const principals = statement.at("Principal");
            const named = [...principals.items(), ...principals.at("Service").items(), ...principals.at("AWS").items()];
            return named.some((item) => {
                const text = known(item.text());
                const all = text === "*" || (accounts && text?.includes(":root") === true);
                return text === service || all || item.state === "unknown";
            });
        });
}
