import { looseElasticIps } from "../../graph/public-addresses";
import type { Graph, Member } from "../../graph/graph";
import type { Reference } from "../../graph/stack-index";
import { undecided, violation, type Finding } from "../../lib/finding";
import { stackPolicy } from "../../lib/policy";
import type { Resource } from "../../lib/resource";

const SUBNETS = "subnets of this stack without a route to an internet or carrier gateway";
const MOVE = "use private subnets";
const ADDRESSES = "no public address";

/** Hard rule A: nothing that runs apps stands where the internet can reach it. */
export const appInPrivateSubnets = stackPolicy({
    number: 1,
    name: "app-in-private-subnets",
    description: "Apps must run in private subnets only, without public addresses.",
    why: "In a private subnet a wrong security group rule exposes nothing: no packet from the internet arrives.",
    level: "mandatory",
    severity: "critical",
    controls: { fsbp: ["EC2.9", "EC2.25", "AutoScaling.5"], checkov: ["CKV_AWS_88"] },
    remediation:
        "Put instances, Auto Scaling groups, tasks and functions into subnets whose route table leads to a NAT or egress-only gateway at most, and give them no public address.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-9",
    exemptible: false,
    check(graph, { settings }) {
        const findings = graph
            .withRole("app", "probe")
            .flatMap((member) => [
                ...judgeSubnets(graph, member, settings.privateSubnetIds),
                ...judgeAddresses(member),
            ]);
        const loose = looseElasticIps(graph).map(({ owner, at, what }) =>
            undecided(owner, `${at} (whom ${what} goes to)`, "a reference to a resource of this stack"),
        );
        const unique = new Map(
            [...findings, ...loose].map((finding) => [`${finding.urn ?? ""} ${finding.message}`, finding]),
        );
        return [...unique.values()];
    },
});

function judgeSubnets(graph: Graph, member: Member, trusted: readonly string[]): Finding[] {
    const { producer, kind, subnets } = member;
    const launched = kind === "instance" || kind === "autoscaling" || kind === "fleet";
    if (launched && subnets.length === 0) {
        return [
            violation(producer, { found: "names no subnet, so AWS takes a default one", required: SUBNETS, fix: MOVE }),
        ];
    }
    return subnets.flatMap((reference) => judgeSubnet(graph, producer, reference, trusted));
}

function judgeSubnet(graph: Graph, producer: Resource, reference: Reference, trusted: readonly string[]): Finding[] {
    const { at } = reference;
    if (reference.kind === "unresolved") return [undecided(producer, at, `references to ${SUBNETS}`)];
    if (reference.kind === "foreign") {
        if (trusted.includes(reference.id)) return [];
        const found = `${reference.shown}, which is not part of this stack`;
        return [
            violation(producer, {
                at,
                found,
                required: SUBNETS,
                fix: `${MOVE}, or list it in platform-settings.privateSubnetIds`,
            }),
        ];
    }
    const { routes, gaps } = graph.routeTables.of(reference.resource);
    const { name } = reference.resource;
    return [
        ...gaps.map((gap) =>
            undecided(
                producer,
                `${at}, whether ${name} is private (${gap})`,
                "route tables and associations of this stack",
            ),
        ),
        ...routes.flatMap(({ owner, at: place, leadsTo }) => {
            if (leadsTo === "inside") return [];
            const route = `route ${owner.name}${place === "" ? "" : ` ${place}`}`;
            if (leadsTo === "unknown")
                return [
                    undecided(
                        producer,
                        `${at}, whether ${name} is private (the target of ${route})`,
                        "a gateway of this stack as target",
                    ),
                ];
            const found = `${name}, from which ${route} leads to ${leadsTo === "internet" ? "an internet" : "a carrier"} gateway`;
            return [violation(producer, { at, found, required: SUBNETS, fix: MOVE })];
        }),
    ];
}

function judgeAddresses({ producer, publicAddresses }: Member): Finding[] {
    return publicAddresses.map(({ owner, at, certain, what }) => {
        const where = owner === producer ? at : `${at} of ${owner.name}`;
        if (!certain)
            return undecided(producer, `${where} (it may give ${what})`, "a value that is plain in the program");
        return violation(producer, {
            found: `gets ${what} from ${where}`,
            required: ADDRESSES,
            fix: `remove ${where}`,
        });
    });
}
