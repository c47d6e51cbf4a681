import { holdersOf, idleElasticIps, targetsOf } from "@platform/aws-model/graph/elastic-ips";
import type { Graph } from "@platform/aws-model/graph/graph";
import type { Role } from "@platform/aws-model/graph/roles";
import type { Reference } from "@platform/aws-model/graph/reference";
import { distinct, undecided, violation, type PolicyFinding } from "../../lib/finding";
import { stackPolicy } from "../../lib/policy";
import type { Resource } from "@platform/aws-model/resource";
import type { Settings } from "@platform/aws-model/settings";
import { EIP, EIP_ASSOCIATION, NAT_GATEWAY } from "@platform/aws-model/types";
import { hasIdentity } from "@platform/aws-model/identity";

const ALLOWED: readonly Role[] = ["bastion", "listed-endpoint"];
const REQUIRED = "a NAT gateway, the bastion or a listed endpoint";

/** Who may have a fixed public address. A bastion's address may be idle in the program: it takes it when it starts. */
export const eipAllowlist = stackPolicy({
    name: "eip-allowlist",
    description: "Elastic IP addresses must belong to NAT gateways, the bastion or listed endpoints.",
    why: "An Elastic IP makes whatever holds it public, whatever its subnet and launch template say.",
    level: "mandatory",
    severity: "high",
    controls: { fsbp: ["EC2.9", "EC2.12"], checkov: ["CKV2_AWS_19"] },
    remediation: "Release the address, or bind it to a NAT gateway. Serve through a load balancer instead.",
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-eips.html",
    check(graph, { settings }) {
        const bound = [...graph.ofType(EIP), ...graph.ofType(EIP_ASSOCIATION)].flatMap((owner) =>
            targetsOf(graph, owner).flatMap((target) => judgeTarget(graph, owner, target)),
        );
        return distinct([...bound, ...graph.ofType(EIP).flatMap((eip) => judgeHolders(graph, eip, settings))]);
    },
});

function judgeTarget(graph: Graph, owner: Resource, target: Reference): PolicyFinding[] {
    const { at } = target;
    if (target.kind === "unresolved") return [undecided(owner, at, `a reference to ${REQUIRED}`)];
    const fix = "remove the address";
    if (target.kind === "foreign") {
        const found = `${target.shown}, which is not part of this stack`;
        return [violation(owner, { at, found, required: REQUIRED, fix })];
    }
    const roles = graph.members.filter(({ producer }) => producer === target.resource).map(({ role }) => role);
    if (roles.length > 0 && roles.every((role) => ALLOWED.includes(role))) return [];
    const found = `gives a public address to ${target.resource.name} (${roles[0] ?? target.resource.type})`;
    return [violation(owner, { found, required: REQUIRED, fix })];
}

function judgeHolders(graph: Graph, eip: Resource, { bastions, publicEndpoints }: Settings): PolicyFinding[] {
    const holders = holdersOf(graph, eip);
    const wrong = holders.filter(({ type }) => !NAT_GATEWAY.includes(type) && !EIP_ASSOCIATION.includes(type));
    const findings = wrong.map(({ name, type }) =>
        violation(eip, { found: `belongs to ${name} (${type})`, required: REQUIRED, fix: "remove the address there" }),
    );
    if (
        !idleElasticIps(graph).includes(eip) ||
        hasIdentity(eip.urn, [...bastions, ...publicEndpoints.map(({ identity }) => identity)])
    )
        return findings;
    return [violation(eip, { found: "is bound to nothing", required: REQUIRED, fix: "release it" })];
}
