import { undecided, violation, type PolicyFinding } from "../../lib/finding";
import { stackPolicy } from "../../lib/policy";
import type { Resource } from "@platform/aws-model/resource";

const FLAGS = ["mapPublicIpOnLaunch", "assignIpv6AddressOnCreation"];

/** Subnets in which apps or data live hand out no public addresses. Which subnets those are follows from what uses them. */
export const subnetNoAutoPublic = stackPolicy({
    name: "subnet-no-auto-public",
    description: "Subnets of apps and data must not assign public addresses by themselves.",
    why: "With automatic addresses, every instance that is launched there later is public, whoever launches it.",
    level: "mandatory",
    severity: "high",
    controls: { fsbp: ["EC2.15"], checkov: ["CKV_AWS_130"] },
    remediation: "Set mapPublicIpOnLaunch and assignIpv6AddressOnCreation to false, or leave them out.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-15",
    check(graph) {
        const subnets = graph.withRole("app", "data").flatMap(({ subnets: references }) => references);
        const known = subnets.flatMap((reference) => (reference.kind === "resource" ? [reference.resource] : []));
        return [...new Set(known)].flatMap((subnet) => FLAGS.flatMap((property) => judge(subnet, property)));
    },
});

function judge(subnet: Resource, property: string): PolicyFinding[] {
    const flag = subnet.get(property).flag();
    if (flag.state === "unknown") return [undecided(subnet, property, "true or false, plain in the program")];
    if (flag.state === "absent" || !flag.value) return [];
    return [violation(subnet, { at: property, found: "true", required: "false", fix: `remove ${property}` })];
}
