import { kind, settings } from "../facets/kind";
import { throughInterfaces } from "../facets/exposure";
import { typesIn } from "../tokens";
import { VPC_ENDPOINT, VPC_ENDPOINT_GROUP_ASSOCIATION } from "../types";

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
});

export const vpcEndpointSettings = settings("a VPC endpoint", [
    ...VPC_ENDPOINT_GROUP_ASSOCIATION,
    ...typesIn("ec2", "VpcEndpointPolicy", "VpcEndpointRouteTableAssociation", "VpcEndpointSubnetAssociation"),
]);
