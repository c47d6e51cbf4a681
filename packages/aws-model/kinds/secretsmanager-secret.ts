import { kind, none, settings } from "../facets/kind";
import { hex } from "../facets/identity";
import { managed } from "../facets/managed";
import { typesIn } from "../tokens";

/** A secret that programs read. */
export const secret = kind({
    label: "secret",
    tokens: typesIn("secretsmanager", "Secret"),
    network: none("has no network interface"),
    exposure: none("reached through AWS's API, where identities and policies decide"),
    identity: {
        id: "arn",
        arn: { service: "secretsmanager", resource: ({ name, urn }) => `secret:${name}-${hex(urn, 6)}` },
    },
    ...managed,
});

export const secretSettings = settings(
    "a secret",
    typesIn("secretsmanager", "SecretPolicy", "SecretRotation", "SecretVersion"),
);
