import { kind, none, settings } from "../facets/kind";
import { throughInterfaces } from "../facets/exposure";
import { providerPage } from "../facets/lifecycle";
import { gap, hourly, used, type Charges, type CostContext } from "../facets/cost";
import type { Resource } from "../resource";
import { typesIn } from "../tokens";
import { VPC_ENDPOINT, VPC_ENDPOINT_GROUP_ASSOCIATION } from "../types";
import { known } from "../value";

const subnetAssociation = typesIn("ec2", "VpcEndpointSubnetAssociation");

/** A way to a service of AWS inside the VPC. */
export const vpcEndpoint = kind({
    label: "VPC endpoint",
    tokens: VPC_ENDPOINT,
    network: {
        serves: "vpc-endpoint",
        label: "endpoint",
        role: "service",
        subnets: ["subnetIds", "subnetConfigurations.*.subnetId"],
        groups: ["securityGroupIds"],
    },
    exposure: throughInterfaces,
    identity: { id: { prefix: "vpce" } },
    lifecycle: {
        createSeconds: 7,
        deleteSeconds: 10,
        basis: "estimate",
        source: providerPage("vpc_endpoint"),
        note: "A gateway endpoint; an interface endpoint takes a minute or two",
    },
    cost: charges,
    watch: none("AWS runs it, in the zones of its subnets"),
    survives: none("its zones are counted with what goes out through it"),
    draw: {
        glyph: "endpoint",
        place: { grid: "VPC endpoints", beside: "gateways" },
        title: (endpoint) => known(endpoint.get("serviceName").text())?.split(".").slice(3).join("."),
        note: (endpoint) => known(endpoint.get("vpcEndpointType").text()) ?? "Gateway",
    },
});

export const vpcEndpointSettings = settings("a VPC endpoint", [
    ...VPC_ENDPOINT_GROUP_ASSOCIATION,
    ...typesIn("ec2", "VpcEndpointPolicy", "VpcEndpointRouteTableAssociation"),
    ...subnetAssociation,
]);

/** By its subnets, whichever way it gets them. */
function charges(resource: Resource, { usage, stack }: CostContext): Charges {
    const type = resource.get("vpcEndpointType").text();
    if (type.state === "absent" || known(type) === "Gateway") return [];
    if (known(type) !== "Interface") return [gap("the table has interface endpoints alone")];
    const added = stack.linked(subnetAssociation, "vpcEndpointId", resource, VPC_ENDPOINT).linked;
    const subnets = resource.get("subnetIds").items().length + added.length;
    return [
        hourly("interface-endpoint", "interface endpoints", Math.max(1, subnets)),
        used("interface-endpoint-data", "data through interface endpoints", usage.interfaceEndpointGb),
    ];
}
