import { kind, none } from "../facets/kind";
import { calls, protectedBy } from "../facets/lifecycle";
import { hex } from "../facets/identity";
import { gap } from "../facets/cost";
import { managed } from "../facets/managed";
import { typesIn } from "../tokens";

/** Users who sign in to apps. */
export const userPool = kind({
    label: "user pool",
    tokens: typesIn("cognito", "UserPool"),
    network: none("has no network interface"),
    exposure: none("its sign-in pages are AWS's own, on a domain of their own: they lead to no app by themselves"),
    identity: {
        id: ({ urn, place }) => `${place.region}_${hex(urn, 9)}`,
        arn: { service: "cognito-idp", resource: ({ urn, place }) => `userpool/${place.region}_${hex(urn, 9)}` },
        outputs: { endpoint: ({ id, place }) => `cognito-idp.${place.region}.${place.dnsSuffix}/${id}` },
    },
    lifecycle: {
        ...calls,
        stops: protectedBy("deletionProtection", "ACTIVE"),
        loses: "its users, with their passwords",
    },
    cost: () => [gap("its users are not counted")],
    ...managed,
});
