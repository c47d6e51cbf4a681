import { kind, none } from "../facets/kind";
import { hex } from "../facets/identity";
import { charge } from "../facets/cost";
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
    lifecycle: {
        createSeconds: 60,
        deleteSeconds: 50,
        basis: "measured",
        source: "https://github.com/hashicorp/terraform-provider-aws/pull/2569",
        note: "112 s for create and delete of a public one in the provider's test",
    },
    cost: () => [charge("hosted-zone", "DNS zones")],
    ...managed,
});
