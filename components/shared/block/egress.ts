import { z } from "zod";
import type { ConfigOf } from "./block";
import { cidr } from "./primitives";
import { invalid, type ConfigProblem, type KeyPath } from "./problems";
import { maxRules } from "./quotas";

/** What instances may call. */
export const egressSchema = z
    .array(
        z.strictObject({
            description: z
                .string()
                .min(1)
                .max(255)
                .regex(/^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]*$/, {
                    error: "allowed: letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *",
                })
                .describe("Why it is needed; shown in the security group."),
            protocol: z.enum(["tcp", "udp"]).default("tcp").describe("Transport protocol."),
            fromPort: z.int().min(0).max(65535).describe("First port."),
            toPort: z.int().min(0).max(65535).describe("Last port."),
            cidr: cidr.default("0.0.0.0/0").describe("IPv4 range that may be called."),
        }),
    )
    .default([
        {
            description: "HTTPS to AWS and public web services",
            protocol: "tcp",
            fromPort: 443,
            toPort: 443,
            cidr: "0.0.0.0/0",
        },
        {
            description: "HTTP to public web services",
            protocol: "tcp",
            fromPort: 80,
            toPort: 80,
            cidr: "0.0.0.0/0",
        },
    ]);

/**
 * Rules that AWS refuses, or that open more than anybody means. `block` is the path of the block that has them;
 * `onPremisesCidrs` of the VPN have rules of their own.
 */
export function* checkEgress(
    block: KeyPath,
    egress: ConfigOf<typeof egressSchema>,
    onPremisesCidrs: readonly string[] = [],
): Iterable<ConfigProblem> {
    const seen = new Set<string>();
    for (const [index, { protocol, fromPort, toPort, cidr: range }] of egress.entries()) {
        const path: KeyPath = [...block, "egress", index];
        if (fromPort > toPort) {
            yield invalid([...path, "fromPort"], fromPort, `at most ${toPort}, its toPort`);
        } else if (fromPort === 0 && toPort === 65535 && range === "0.0.0.0/0") {
            yield invalid([...path, "cidr"], range, "a narrower range, or fewer ports; this rule opens all of both");
        }
        const key = [protocol, fromPort, toPort, range].join(" ");
        if (seen.has(key)) {
            yield { path, statement: "the rule stands there twice; allowed once", fix: "Remove it from" };
        }
        seen.add(key);
    }
    const count = egress.length + onPremisesCidrs.length;
    if (count > maxRules) {
        yield {
            path: [...block, "egress"],
            statement: `${count} rules, with those of onPremisesCidrs, are not valid; allowed ${maxRules}, AWS's quota for a security group`,
            fix: "Join ranges in",
        };
    }
}
