import { kind, none } from "../facets/kind";
import { hex } from "../facets/identity";
import { managed } from "../facets/managed";
import { typesIn } from "../tokens";

/** Names that services find each other by. */
export const namespace = kind({
    label: "namespace",
    tokens: typesIn("servicediscovery", "PrivateDnsNamespace"),
    network: none("has no network interface"),
    exposure: none("answers inside of its VPC alone"),
    identity: {
        arn: { service: "servicediscovery", resource: ({ urn }) => `namespace/ns-${hex(urn, 16)}` },
    },
    ...managed,
});
