import { kind, none } from "../facets/kind";
import { calls, protectedBy } from "../facets/lifecycle";
import { gap } from "../facets/cost";
import { typesIn } from "../tokens";

/** Users who sign in to apps. */
export const userPool = kind({
    label: "user pool",
    tokens: typesIn("cognito", "UserPool"),
    network: none("has no network interface"),
    lifecycle: { ...calls, stops: protectedBy("deletionProtection", "ACTIVE") },
    cost: () => [gap("its users are not counted")],
});
