import { kind, none, settings } from "../facets/kind";
import { throughInterfaces } from "../facets/exposure";
import { typesIn } from "../tokens";
import { VPC_ENDPOINT, VPC_ENDPOINT_GROUP_ASSOCIATION } from "../types";
import { known } from "../value";

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
    ...typesIn("ec2", "VpcEndpointPolicy", "VpcEndpointRouteTableAssociation", "VpcEndpointSubnetAssociation"),
]);
