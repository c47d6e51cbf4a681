import { kind, none, settings } from "../facets/kind";
import { uuid } from "../facets/identity";
import { managed } from "../facets/managed";
import { typesIn } from "../tokens";

/** A key that encrypts other things. */
export const key = kind({
    label: "encryption key",
    tokens: typesIn("kms", "Key", "ReplicaKey", "ExternalKey"),
    network: none("has no network interface"),
    exposure: none("reached through AWS's API, where identities and policies decide"),
    identity: {
        id: ({ urn }) => uuid(urn),
        arn: { service: "kms", resource: ({ urn }) => `key/${uuid(urn)}` },
        outputs: { keyId: ({ urn }) => uuid(urn) },
    },
    ...managed,
});

export const keyAlias = settings("an encryption key", typesIn("kms", "Alias"), {
    identity: { arn: { service: "kms", resource: ({ name }) => name } },
});
export const keySettings = settings("an encryption key", typesIn("kms", "KeyPolicy", "Grant"));
