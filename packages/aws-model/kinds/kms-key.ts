import { kind, none, settings } from "../facets/kind";
import { uuid } from "../facets/identity";
import { providerPage } from "../facets/lifecycle";
import { charge, used } from "../facets/cost";
import { managed } from "../facets/managed";
import { typesIn } from "../tokens";
import { known } from "../value";

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
    lifecycle: {
        createSeconds: 12,
        deleteSeconds: 2,
        basis: "estimate",
        source: providerPage("kms_key"),
        note: "Until its policy and rotation are seen everywhere. Deletion is scheduled, not waited for",
        loses: "all that is still encrypted with it, backups and snapshots among that, once it is deleted",
        leaves: (resource) => {
            const days = known(resource.get("deletionWindowInDays").number()) ?? 30;
            return `is deleted only after ${days} days; until then it can be kept, costs nothing, and nothing that it encrypts can be read`;
        },
    },
    cost: (_resource, { usage }) => [
        charge("kms-key", "KMS keys"),
        used("kms-requests", "requests to KMS keys", usage.requestsPerKey),
    ],
    ...managed,
});

export const keyAlias = settings("an encryption key", typesIn("kms", "Alias"), {
    identity: { arn: { service: "kms", resource: ({ name }) => name } },
});
export const keySettings = settings("an encryption key", typesIn("kms", "KeyPolicy", "Grant"));
