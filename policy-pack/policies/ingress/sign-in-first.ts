import type { Graph } from "@platform/aws-model/graph/graph";
import { resourcesOf } from "@platform/aws-model/graph/reference";
import { ports, tcp } from "@platform/aws-model/network/traffic";
import type { Resource } from "@platform/aws-model/resource";
import { signInOrder } from "@platform/aws-model/sign-in";
import { LISTENER, LISTENER_RULE, LOAD_BALANCER } from "@platform/aws-model/types";
import { undecided, violation, type PolicyFinding } from "../../lib/finding";
import { stackPolicy } from "../../lib/policy";
import { securityOf } from "./listener-actions";
import { letsOut } from "./ways-out";

/** Where people are to sign in, they do before anything answers, and the load balancer gets through to who knows them. */
export const signInFirst = stackPolicy({
    name: "sign-in-first",
    description:
        "An action that signs people in must come before all others of its rule, on HTTPS, at a load balancer that may call TCP 443.",
    why: "AWS takes sign-in on HTTPS alone, and first; without a way to the identity provider every sign-in ends with an error 500.",
    level: "mandatory",
    severity: "high",
    controls: {},
    remediation:
        "Give the sign-in the lowest order, put the rule on the HTTPS listener, and let the load balancer's security group out on TCP 443.",
    url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html",
    check: (graph) => [
        ...graph.ofType(LISTENER).flatMap((listener) => judge(graph, listener, "defaultActions", [listener])),
        ...graph.ofType(LISTENER_RULE).flatMap((rule) => {
            const listeners = resourcesOf(graph.resolve(rule, rule.get("listenerArn"), LISTENER));
            return judge(graph, rule, "actions", listeners);
        }),
    ],
});

function judge(graph: Graph, owner: Resource, property: string, listeners: readonly Resource[]): PolicyFinding[] {
    const order = signInOrder(owner.get(property));
    if (order === "none") return [];
    if (order === "unknown") return [undecided(owner, property, "actions with plain types and orders")];
    const late = { at: property, found: "a sign-in after another action", required: "sign-in first" };
    const wrong = order === "later" ? [violation(owner, { ...late, fix: "give it the lowest order" })] : [];
    const [listener] = listeners;
    if (listener === undefined) return [...wrong, undecided(owner, "its listener", "a listener of this stack")];
    return [...wrong, ...judgeListener(graph, owner, listener)];
}

function judgeListener(graph: Graph, owner: Resource, listener: Resource): PolicyFinding[] {
    const security = securityOf(listener);
    const plain = { found: "signs people in without TLS", required: "HTTPS", fix: "move it to the HTTPS listener" };
    if (security === "plain") return [violation(owner, plain)];
    if (security === "unknown") return [undecided(owner, "the protocol of its listener", "a plain protocol")];
    const balancers = resourcesOf(graph.resolve(listener, listener.get("loadBalancerArn"), LOAD_BALANCER));
    const ways = balancers.map((balancer) => letsOut(graph, balancer, tcp(ports(443))));
    if (ways.includes("yes")) return [];
    if (ways.length === 0 || ways.includes("unknown"))
        return [undecided(owner, "whether its load balancer may call TCP 443", "security groups of this stack")];
    const found = "signs people in at a load balancer that may not call the identity provider";
    const fix = "let its security group out on TCP 443";
    return [violation(owner, { found, required: "a way out on TCP 443", fix })];
}
