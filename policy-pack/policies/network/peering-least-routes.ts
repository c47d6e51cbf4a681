import { routesIn, type RouteFact } from "@platform/aws-model/graph/routes";
import { StackIndex } from "@platform/aws-model/graph/stack-index";
import { setting } from "@platform/aws-model/setting";
import { undecided, violation, type PolicyFinding } from "../../lib/finding";
import { resourcePolicy } from "../../lib/policy";
import { show } from "@platform/aws-model/show";
import { ROUTE, ROUTE_TABLE } from "@platform/aws-model/types";
import { isEmpty, isWide } from "./wide-destinations";

/** Destinations as Route resources and as inline routes name them. */
const CIDRS = ["destinationCidrBlock", "destinationIpv6CidrBlock", "cidrBlock", "ipv6CidrBlock"];
const LISTS = ["destinationPrefixListId"];

const config = {
    widestPrefix: setting("Shortest prefix length of an IPv4 network that may be routed to a peering connection.", 16),
    widestIpv6Prefix: setting("Shortest prefix length of an IPv6 network that may be.", 56),
};

/** Routes to a peering connection name networks of the peer, not everything. */
export const peeringLeastRoutes = resourcePolicy<typeof config>({
    name: "peering-least-routes",
    description: "Routes to a VPC peering connection must lead to single networks of the peer.",
    why: "A wide route hands traffic for other networks to the peer, and opens every later subnet to it.",
    level: "mandatory",
    severity: "medium",
    controls: { cis: ["5.6"], checkov: ["CKV2_AWS_44"] },
    remediation: "Route the peer's subnets, one by one, instead of ranges that contain them.",
    url: "https://docs.aws.amazon.com/vpc/latest/peering/peering-configurations-partial-access.html",
    config,
    types: [...ROUTE, ...ROUTE_TABLE],
    check(resource, { config: { widestPrefix, widestIpv6Prefix } }) {
        const routes = routesIn(new StackIndex([resource]), resource);
        return routes.filter(isPeering).flatMap((route) => judge(route, widestPrefix, widestIpv6Prefix));
    },
});

function isPeering({ read }: RouteFact): boolean {
    const text = read("vpcPeeringConnectionId").text();
    return text.state === "unknown" || (text.state === "known" && text.value !== "");
}

function judge({ owner, read }: RouteFact, widestPrefix: number, widestIpv6Prefix: number): PolicyFinding[] {
    const blocks = CIDRS.map(read).filter((value) => !isEmpty(value));
    const lists = LISTS.map(read).filter((value) => !isEmpty(value));
    const hidden = [...blocks.filter((value) => value.text().state === "unknown"), ...lists];
    const required = `a private network of at most /${widestPrefix} (IPv4) or /${widestIpv6Prefix} (IPv6)`;
    const wide = blocks.filter((value) => isWide(value, widestPrefix, widestIpv6Prefix));
    return [
        ...wide.map((value) =>
            violation(owner, { at: value.path, found: show(value), required, fix: "route the peer's own subnets" }),
        ),
        ...hidden.map((value) => undecided(owner, value.path, `a plain CIDR block (${required})`)),
    ];
}
