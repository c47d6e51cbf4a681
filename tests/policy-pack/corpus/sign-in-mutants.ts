import { extraOf } from "./extras/extra";
import { signIn, waysToIdentityProviders } from "./extras/sign-in";
import type { Mutant } from "./mutant";
import { control, killedBy, sets } from "./shorthands";

const RULE = "aws:lb/listenerRule:ListenerRule";

const broken = killedBy("sign-in-first", signIn);

/** How sign-in at a load balancer lets strangers in, or nobody. */
export const signInMutants: readonly Mutant[] = [
    control("sign-in before an app", () => undefined, signIn),
    broken("a load balancer that signs people in and has no way to the identity provider", (stack) => {
        waysToIdentityProviders(stack).forEach((rule) => {
            stack.remove(rule);
        });
    }),
    broken("a way to the identity provider on another port", (stack) => {
        waysToIdentityProviders(stack).forEach((rule) => {
            stack.set(rule, "fromPort", 8443);
            stack.set(rule, "toPort", 8443);
        });
    }),
    broken(
        "sign-in after the app",
        sets((stack) => extraOf(stack, RULE), {
            actions: [
                { order: 2, type: "authenticate-oidc", authenticateOidc: { clientId: "admin" } },
                { order: 1, type: "forward" },
            ],
        }),
    ),
];
