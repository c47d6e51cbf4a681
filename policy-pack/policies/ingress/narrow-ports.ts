import { rulesOf, type RuleFacts } from "@platform/aws-model/graph/ingress-rules";
import { StackIndex } from "@platform/aws-model/graph/stack-index";
import { setting } from "@platform/aws-model/setting";
import { undecided, violation, type PolicyFinding } from "../../lib/finding";
import { resourcePolicy } from "../../lib/policy";
import type { Settings } from "@platform/aws-model/settings";
import { admits, ports, tcp, trafficText, type Traffic } from "@platform/aws-model/network/traffic";
import { SECURITY_GROUP, SECURITY_GROUP_INGRESS_RULE, SECURITY_GROUP_RULE } from "@platform/aws-model/types";

const config = {
    mostPorts: setting("How many neighbouring ports one rule may open.", 16),
};

/** A rule opens the ports that something listens on. Only load balancers need the whole range of dynamic ports. */
export const narrowPorts = resourcePolicy<typeof config>({
    name: "narrow-ports",
    description: "Ingress rules must name single ports, and dynamic ports only for security groups.",
    why: "A wide range also opens what is started there later: debuggers, agents, databases.",
    level: "mandatory",
    severity: "high",
    controls: { fsbp: ["EC2.18", "EC2.19"], checkov: ["CKV_AWS_277"] },
    remediation:
        "Name the port that is listened on. For containers with dynamic host ports, let in the load balancer's security " +
        "group on 32768-65535 (platform-settings.dynamicPortFrom and dynamicPortTo).",
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    config,
    types: [...SECURITY_GROUP, ...SECURITY_GROUP_RULE, ...SECURITY_GROUP_INGRESS_RULE],
    check: (resource, { settings, config: { mostPorts } }) =>
        rulesOf(new StackIndex([resource]), resource).flatMap((rule) => judge(rule, settings, mostPorts)),
});

function judge({ owner, at, traffic, peers }: RuleFacts, settings: Settings, mostPorts: number): PolicyFinding[] {
    const place = at === "" ? "" : ` of ${at}`;
    if (traffic.state !== "known")
        return [undecided(owner, `the protocol or ports${place}`, "plain protocol and ports")];
    if (isNarrow(traffic.value, mostPorts)) return [];
    const groups = peers.length > 0 && peers.every(({ kind }) => kind === "group");
    if (groups && admits(tcp(ports(settings.dynamicPortFrom, settings.dynamicPortTo)), traffic.value)) return [];
    const found = `${at === "" ? "" : `in ${at} `}opens ${trafficText(traffic.value)}`;
    const required = `at most ${mostPorts} ports, or dynamic ports for security groups`;
    return [violation(owner, { found, required, fix: "name the port that is listened on" })];
}

/** Protocols without ports, such as ICMP, have nothing to narrow. */
function isNarrow({ protocol, ports: open }: Traffic, mostPorts: number): boolean {
    if (protocol === "all") return false;
    if (protocol !== "tcp" && protocol !== "udp") return true;
    return open.every(({ first, last }) => last - first < BigInt(mostPorts));
}
