import { AddressSet, INTERNET } from "@platform/aws-model/network/addresses";
import { setting } from "@platform/aws-model/setting";
import { distinct, undecided, violation, type PolicyFinding } from "../../lib/finding";
import { resourcePolicy } from "../../lib/policy";
import { show } from "@platform/aws-model/show";
import { trafficText, type Traffic } from "@platform/aws-model/network/traffic";
import { SECURITY_GROUP, SECURITY_GROUP_EGRESS_RULE, SECURITY_GROUP_RULE } from "@platform/aws-model/types";
import type { Value } from "@platform/aws-model/value";
import { egressRulesOf, type EgressRuleFacts } from "./egress-rules";

const config = {
    mostPorts: setting("How many neighbouring ports one rule may open towards the internet.", 16),
};

/** What leaves for the internet leaves on known ports. Towards networks of the VPC and of the VPN any port will do. */
export const sgEgressBounded = resourcePolicy<typeof config>({
    name: "sg-egress-bounded",
    description: "Egress rules to internet addresses should name their ports.",
    why: "Stolen data and remote shells leave on whatever port is open; few open ports are few to watch.",
    level: "advisory",
    severity: "medium",
    controls: { checkov: ["CKV_AWS_382"] },
    remediation: "Let out TCP 443 (and 80 where packages come from there); reach databases by security group.",
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
    config,
    types: [...SECURITY_GROUP, ...SECURITY_GROUP_RULE, ...SECURITY_GROUP_EGRESS_RULE],
    check(resource, { settings, config: { mostPorts } }) {
        const internet = INTERNET.subtract(AddressSet.parse(...settings.onPremisesCidrs) ?? AddressSet.empty);
        const judged = egressRulesOf(resource).flatMap((rule) =>
            rule.addresses.flatMap((value) => judge(rule, value, internet, mostPorts)),
        );
        return distinct(judged);
    },
});

function judge(
    { owner, at, traffic }: EgressRuleFacts,
    value: Value,
    internet: AddressSet,
    mostPorts: number,
): PolicyFinding[] {
    const text = value.text();
    if (text.state === "absent" || (text.state === "known" && text.value === "")) return [];
    if (traffic.state === "known" && isBounded(traffic.value, mostPorts)) return [];
    const set = text.state === "known" ? (AddressSet.parse(text.value) ?? internet) : undefined;
    if (set !== undefined && !set.overlaps(internet)) return [];
    const place = at === "" ? "" : `of ${at} `;
    if (set === undefined || traffic.state !== "known")
        return [undecided(owner, `the protocol, ports or addresses ${place}`.trimEnd(), "plain values in the program")];
    const found = `${at === "" ? "" : `in ${at} `}lets ${trafficText(traffic.value)} out to ${show(value)}`;
    return [violation(owner, { found, required: `at most ${mostPorts} ports`, fix: "name the ports that are needed" })];
}

function isBounded({ protocol, ports }: Traffic, mostPorts: number): boolean {
    if (protocol !== "tcp" && protocol !== "udp") return protocol !== "all";
    return ports.every(({ first, last }) => last - first < BigInt(mostPorts));
}
