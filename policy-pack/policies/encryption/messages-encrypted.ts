import { API_DESTINATION, QUEUE, TOPIC_SUBSCRIPTION } from "@platform/aws-model/types";
import type { Resource } from "@platform/aws-model/resource";
import { expectFlag } from "../../lib/flag";
import type { PolicyFinding } from "../../lib/finding";
import { resourcePolicy } from "../../lib/policy";
import { judgeRules, mustNotBe, type PropertyRule } from "../../lib/property-rules";

const RULES = [
    mustNotBe(
        TOPIC_SUBSCRIPTION,
        "protocol",
        /^http$/i,
        "https, or another protocol than http",
        "set protocol to https",
    ),
    secureAddress(TOPIC_SUBSCRIPTION, "endpoint"),
    secureAddress(API_DESTINATION, "invocationEndpoint"),
];

/** Messages carry what the apps know. AWS encrypts queues unless told not to. */
export const messagesEncrypted = resourcePolicy({
    name: "messages-encrypted",
    description: "Queues must be encrypted, and messages must leave AWS over TLS only.",
    why: "A message over plain HTTP can be read and forged by everybody on the way, its confirmation included.",
    level: "mandatory",
    severity: "medium",
    controls: { fsbp: ["SQS.1"], checkov: ["CKV_AWS_27"] },
    remediation: "Leave sqsManagedSseEnabled on or set kmsMasterKeyId, and deliver to https addresses.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/sqs-controls.html#sqs-1",
    types: [...QUEUE, ...TOPIC_SUBSCRIPTION, ...API_DESTINATION],
    check: (resource) => [
        ...judgeRules(resource, RULES),
        ...(QUEUE.includes(resource.type) ? judgeQueue(resource) : []),
    ],
});

/** Addresses that AWS makes, and ARNs of queues and functions, never begin with http. */
function secureAddress(types: readonly string[], path: string): PropertyRule {
    return {
        ...mustNotBe(types, path, /^http:\/\//i, "an address that begins with https", "use https"),
        outputs: true,
    };
}

function judgeQueue(queue: Resource): PolicyFinding[] {
    const key = queue.get("kmsMasterKeyId").text();
    const own = key.state === "unknown" || (key.state === "known" && key.value !== "");
    return own ? [] : expectFlag(queue, queue.get("sqsManagedSseEnabled"), { whenAbsent: true });
}
