import { kind, none, settings } from "../facets/kind";
import { hex } from "../facets/identity";
import { calls } from "../facets/lifecycle";
import { charge } from "../facets/cost";
import { managed } from "../facets/managed";
import { typesIn } from "../tokens";
import { known } from "../value";

/** A secret that programs read. */
export const storedSecret = kind({
    label: "secret",
    tokens: typesIn("secretsmanager", "Secret"),
    network: none("has no network interface"),
    exposure: none("reached through AWS's API, where identities and policies decide"),
    identity: {
        id: "arn",
        arn: { service: "secretsmanager", resource: ({ name, urn }) => `secret:${name}-${hex(urn, 6)}` },
    },
    lifecycle: {
        ...calls,
        loses: "its value, once it cannot be restored any more",
        leaves: (resource) => {
            const days = known(resource.get("recoveryWindowInDays").number()) ?? 30;
            return days === 0 ? undefined : `can be restored for ${days} days, and keeps its name for as long`;
        },
    },
    cost: () => [charge("secret", "secrets")],
    ...managed,
});

export const secretSettings = settings(
    "a secret",
    typesIn("secretsmanager", "SecretPolicy", "SecretRotation", "SecretVersion"),
);
