import { setting } from "@platform/aws-model/setting";
import { expectValue, stackViolation, type PolicyFinding } from "../../lib/finding";
import { stackPolicy } from "../../lib/policy";
import type { Resource } from "@platform/aws-model/resource";
import { BLOCK_PUBLIC_ACCESS_EXCLUSION, BLOCK_PUBLIC_ACCESS_OPTIONS } from "@platform/aws-model/types";
import { judgeExclusion } from "./bpa-exclusions";

const MODES = ["block-bidirectional", "block-ingress"];

const config = {
    where: setting(
        'Where VPC Block Public Access is declared: "this-stack", or "elsewhere" when the account\'s baseline has a stack of its own.',
        "elsewhere",
    ),
};

/** One switch for the region, above all routes and groups; public subnets are excluded one by one. */
export const vpcBpa = stackPolicy<typeof config>({
    name: "vpc-bpa",
    description: "VPC Block Public Access should block internet gateways, except for single public subnets.",
    why: "It overrides every route and security group, so that one wrong route opens nothing.",
    level: "advisory",
    severity: "medium",
    controls: { fsbp: ["EC2.172"] },
    remediation: "Set internetGatewayBlockMode to block-ingress or block-bidirectional; exclude the public subnets.",
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html",
    config,
    check(graph, { config: { where } }) {
        const options = graph.ofType(BLOCK_PUBLIC_ACCESS_OPTIONS);
        const missing = {
            found: "has no VpcBlockPublicAccessOptions",
            required: 'one, as "where" is not "elsewhere"',
            fix: "declare it",
        };
        return [
            ...(where !== "elsewhere" && options.length === 0 ? [stackViolation(missing)] : []),
            ...options.flatMap(judgeMode),
            ...graph.ofType(BLOCK_PUBLIC_ACCESS_EXCLUSION).flatMap((exclusion) => judgeExclusion(graph, exclusion)),
        ];
    },
});

function judgeMode(options: Resource): PolicyFinding[] {
    const mode = options.get("internetGatewayBlockMode");
    return expectValue(options, mode, mode.text(), {
        whenAbsent: "off",
        accepts: (value) => MODES.includes(value),
        found: (value) => (value === "off" ? "off" : "something else"),
        required: MODES.join(" or "),
        fix: "set internetGatewayBlockMode",
    });
}
