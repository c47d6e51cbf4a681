import type { Graph } from "@platform/aws-model/graph/graph";
import type { RouteFact } from "@platform/aws-model/graph/routes";
import { setting } from "@platform/aws-model/setting";
import { distinct, type PolicyFinding } from "../../lib/finding";
import { stackPolicy } from "../../lib/policy";
import type { Resource } from "@platform/aws-model/resource";
import { NAT_GATEWAY, SUBNET } from "@platform/aws-model/types";
import { judgeZones, unclear } from "./same-zone";

const config = {
    oneOutsideProduction: setting("Accept one NAT gateway for all zones in stacks that are not production.", true),
};

/** A subnet's way out stands in its own zone. A regional NAT gateway stands in all of them. */
export const natPerAz = stackPolicy<typeof config>({
    name: "nat-per-az",
    description: "Private subnets must reach the internet through a NAT gateway of their own Availability Zone.",
    why: "With a shared gateway the loss of its zone takes the way out from every zone, and its traffic is billed between zones.",
    level: "mandatory",
    productionOnly: true,
    severity: "medium",
    controls: {},
    remediation: "Create one NAT gateway in each zone, or a regional one, and route each zone's subnets to their own.",
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html",
    config,
    check(graph, { settings, config: { oneOutsideProduction } }) {
        if (!settings.production && oneOutsideProduction && graph.ofType(NAT_GATEWAY).length === 1) return [];
        const subnets = graph.ofType(SUBNET).filter(({ external }) => !external);
        return distinct(
            subnets.flatMap((subnet) =>
                graph.routeTables.of(subnet).routes.flatMap((route) => judgeRoute(graph, subnet, route)),
            ),
        );
    },
});

function judgeRoute(graph: Graph, subnet: Resource, { owner, read }: RouteFact): PolicyFinding[] {
    return graph.resolve(owner, read("natGatewayId"), NAT_GATEWAY).flatMap((nat) => {
        if (nat.kind !== "resource") return [unclear(subnet, `the zone of the NAT gateway of route ${owner.name}`)];
        const mode = nat.resource.get("availabilityMode").text();
        if (mode.state === "known" && mode.value === "regional") return [];
        const places = graph.resolve(nat.resource, nat.resource.get("subnetId"), SUBNET);
        return places.flatMap((place) => {
            if (place.kind !== "resource") return [unclear(subnet, `the subnet of ${nat.resource.name}`)];
            if (place.resource === subnet) return [];
            return judgeZones(subnet, place.resource, nat.resource.name);
        });
    });
}
