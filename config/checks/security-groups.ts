import { cidrOf } from "@platform/aws-model/network/cidr";
import { invalid, type Path, type Problem } from "../problems";
import type { Check, Draft } from "./draft";

/** Rules of a security group in each direction. @see https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html#vpc-limits-security-groups */
const maxRules = 60;

/** Rules of security groups that AWS refuses, or that open more than anybody means. */
export const checkSecurityGroups: Check = function* (draft) {
    yield* checkEgress(draft);
    yield* checkAllowFrom(draft);
    yield* checkForwarding(draft);
};

/** Logs that no rule lets out. What lies on premises is open anyway, so with a VPN the endpoint may be there. */
function* checkForwarding({ config: { cluster, vpn }, services }: Draft): Iterable<Problem> {
    for (const { path, config } of services) {
        const port = config.logging.forward?.port;
        const isOpen = cluster?.egress.some(
            (rule) => rule.protocol === "tcp" && port !== undefined && rule.fromPort <= port && port <= rule.toPort,
        );
        if (port !== undefined && vpn === undefined && isOpen === false) {
            const allowed = "a port that platform:cluster.egress opens, or logs would not leave";
            yield invalid([...path, "logging", "forward", "port"], port, allowed);
        }
    }
}

function* checkEgress({ config: { cluster, vpn } }: Draft): Iterable<Problem> {
    const rules = cluster?.egress ?? [];
    const seen = new Set<string>();
    for (const [index, { protocol, fromPort, toPort, cidr }] of rules.entries()) {
        const path: Path = ["platform:cluster", "egress", index];
        if (fromPort > toPort) {
            yield invalid([...path, "fromPort"], fromPort, `at most ${toPort}, its toPort`);
        } else if (fromPort === 0 && toPort === 65535 && cidr === "0.0.0.0/0") {
            yield invalid([...path, "cidr"], cidr, "a narrower range, or fewer ports; this rule opens all of both");
        }
        const key = [protocol, fromPort, toPort, cidr].join(" ");
        if (seen.has(key)) {
            yield { path, statement: "the rule stands there twice; allowed once", fix: "Remove it from" };
        }
        seen.add(key);
    }
    const count = rules.length + (vpn?.onPremisesCidrs.length ?? 0);
    if (count > maxRules) {
        yield {
            path: ["platform:cluster", "egress"],
            statement: `${count} rules, with those of onPremisesCidrs, are not valid; allowed ${maxRules}, AWS's quota for a security group`,
            fix: "Join ranges in",
        };
    }
}

function* checkAllowFrom({ config: { loadBalancers } }: Draft): Iterable<Problem> {
    for (const [name, { allowFrom }] of Object.entries(loadBalancers)) {
        const path = ["platform:loadBalancers", name, "allowFrom", "cidrs"];
        const count = allowFrom?.cidrs.length ?? 0;
        if (2 * count > maxRules) {
            const allowed = `up to ${maxRules / 2}, for each counts for two ports and AWS's quota is ${maxRules} rules`;
            yield invalid(path, allowFrom?.cidrs, allowed, "Join ranges in");
        }
        for (const [index, text] of (allowFrom?.cidrs ?? []).entries()) {
            if (cidrOf(text).prefix === 0) {
                yield invalid(
                    [...path, index],
                    text,
                    "narrower ranges; leave allowFrom out to open it to the internet",
                );
            }
        }
    }
}
