import { settings } from "../facets/kind";
import { typesIn } from "../tokens";

export const vpcEndpointNames = settings(
    "a VPC endpoint",
    typesIn("vpc", "EndpointPrivateDns", "EndpointServicePrivateDnsVerification"),
);
