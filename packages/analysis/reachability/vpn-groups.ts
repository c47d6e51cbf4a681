import type { Member } from "@platform/aws-model/graph/graph";
import { groupBy } from "@platform/aws-model/group-by";
import { AddressSet, EVERYWHERE } from "@platform/aws-model/network/addresses";
import type { Resource } from "@platform/aws-model/resource";
import { addressAt, rangeOf } from "@platform/aws-model/network/cidr";
import { CLIENT_VPN_AUTHORIZATION, CLIENT_VPN_ENDPOINT, VPC } from "@platform/aws-model/types";
import { known } from "@platform/aws-model/value";
import type { Plan } from "../plan";

/** People who come in through a client VPN, and where its authorization rules let them send to. */
export interface VpnGroup {
    readonly label: string;
    readonly endpoint: Member;
    /** Everything where a rule's range is not known. */
    readonly mayReach: AddressSet;
}

/** The groups that the endpoints of a plan let in. */
export function vpnGroupsOf(plan: Plan): readonly VpnGroup[] {
    const resolvers = resolverAddresses(plan);
    return plan.graph.members
        .filter(({ kind }) => kind === "client-vpn")
        .flatMap((endpoint) => {
            const property = "clientVpnEndpointId";
            const links = plan.graph.linked(CLIENT_VPN_AUTHORIZATION, property, endpoint.producer, CLIENT_VPN_ENDPOINT);
            const groups = groupBy([...links.linked, ...links.undecided], groupOf);
            return [...groups].map(([id, rules]) => ({
                label: `VPN group ${nameOf(rules, endpoint.producer) ?? id}`,
                endpoint,
                mayReach: AddressSet.union(rules.map(targetOf)).subtract(resolvers),
            }));
        });
}

/** Addresses of the VPCs' resolvers, which AWS gives to no interface: whoever may ask for names reaches nothing by it. */
function resolverAddresses(plan: Plan): AddressSet {
    const ranges = plan.ofType(VPC).map((vpc) => rangeOf(known(vpc.get("cidrBlock").text()) ?? ""));
    return AddressSet.of(...ranges.flatMap((range) => (range === undefined ? [] : addressAt(range, 2))));
}

/** Its id with the identity provider. */
function groupOf(rule: Resource): string {
    const id = rule.get("accessGroupId").text();
    if (id.state === "unknown") return "that is not known";
    return id.state === "known" && id.value !== "" ? id.value : "of everybody";
}

function targetOf(rule: Resource): AddressSet {
    const range = known(rule.get("targetNetworkCidr").text());
    return (range === undefined ? undefined : AddressSet.parse(range)) ?? EVERYWHERE;
}

/** What the logical names of a group's rules have in common tells a reader more than an id. */
function nameOf(rules: readonly Resource[], endpoint: Resource): string | undefined {
    const parts = rules.map(({ name }) => name.replace(`${endpoint.name}-`, "").split("-"));
    const [first = []] = parts;
    const common = first.findIndex((part, at) => parts.some((other) => other[at] !== part));
    return rules.length > 1 && common > 0 ? first.slice(0, common).join("-") : undefined;
}
