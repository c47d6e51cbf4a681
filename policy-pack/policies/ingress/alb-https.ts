import type { Graph } from "@platform/aws-model/graph/graph";
import { certain, undecided, violation, type PolicyFinding } from "../../lib/finding";
import { stackPolicy } from "../../lib/policy";
import type { Resource } from "@platform/aws-model/resource";
import { LISTENER, LISTENER_RULE } from "@platform/aws-model/types";
import type { Value } from "@platform/aws-model/value";
import { forwardsToApplication } from "@platform/aws-model/graph/balancer-chains";
import { redirectsToHttps, securingText, securityOf } from "./listener-actions";

/** Nothing is answered in plain text: a listener without TLS only sends clients to HTTPS, and so do its rules. */
export const albHttps = stackPolicy({
    name: "alb-https",
    description: "Listeners must speak HTTPS or TLS, or redirect every request to HTTPS, their rules included.",
    why: "Sessions and forms in plain text can be read and changed by everybody on the way.",
    level: "mandatory",
    severity: "high",
    controls: { fsbp: ["ELB.1", "ELB.18"], checkov: ["CKV_AWS_2", "CKV2_AWS_20"] },
    remediation:
        "Let the HTTP listener redirect to port 443 with protocol HTTPS, and move its rules to the HTTPS listener.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-1",
    check: (graph) => [
        ...graph
            .ofType(LISTENER)
            .filter((listener) => !passesOn(graph, listener))
            .flatMap(judgeListener),
        ...graph.ofType(LISTENER_RULE).flatMap((rule) => judgeRule(graph, rule)),
    ],
    early: {
        types: LISTENER,
        // What stands behind a TCP listener is known in the end.
        check: (listener) => (isTcp(listener) ? [] : certain(judgeListener(listener))),
    },
});

/** A TCP listener may leave TLS to the application load balancer behind it. */
function passesOn(graph: Graph, listener: Resource): boolean {
    const actions = listener.get("defaultActions").items();
    return isTcp(listener) && actions.every((action) => forwardsToApplication(graph, listener, action));
}

function isTcp(listener: Resource): boolean {
    const protocol = listener.get("protocol").text();
    return protocol.state === "known" && protocol.value.toUpperCase() === "TCP";
}

function judgeListener(listener: Resource): PolicyFinding[] {
    const security = securityOf(listener);
    if (security === "secure") return [];
    const findings = judgeActions(listener, listener.get("defaultActions").items(), securingText(listener));
    if (security === "plain" || findings.length === 0) return findings;
    return [undecided(listener, "protocol", "a plain protocol")];
}

function judgeRule(graph: Graph, rule: Resource): PolicyFinding[] {
    const listeners = graph.resolve(rule, rule.get("listenerArn"), LISTENER);
    const owner = listeners.flatMap((listener) => (listener.kind === "resource" ? [listener.resource] : []))[0] ?? rule;
    const findings = judgeActions(rule, rule.get("actions").items(), securingText(owner));
    if (findings.length === 0) return [];
    const known = listeners.map((listener) =>
        listener.kind === "resource" ? securityOf(listener.resource) : "unknown",
    );
    if (known.includes("plain")) return findings;
    if (known.length > 0 && known.every((security) => security === "secure")) return [];
    return [undecided(rule, "the protocol of its listener", "a listener of this stack with a plain protocol")];
}

function judgeActions(
    owner: Resource,
    actions: readonly Value[],
    { required, fix }: ReturnType<typeof securingText>,
): PolicyFinding[] {
    if (actions.length === 0) return [violation(owner, { found: "answers without TLS", required, fix })];
    return actions.flatMap((action) => {
        const answer = redirectsToHttps(action);
        if (answer === "unknown") return [undecided(owner, action.path, `a plain action (${required})`)];
        const found = "an action without TLS other than a redirect to HTTPS";
        return answer === "yes" ? [] : [violation(owner, { at: action.path, found, required, fix })];
    });
}
