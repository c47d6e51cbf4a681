import { kind, none, settings } from "../facets/kind";
import { typesIn } from "../tokens";

/** A disk of its own. */
export const volume = kind({
    label: "volume",
    tokens: typesIn("ebs", "Volume"),
    network: none("has no network interface"),
    exposure: none("reached through the instance that it is attached to"),
    identity: { id: { prefix: "vol" } },
});

export const volumeSettings = settings("volumes", [
    ...typesIn("ebs", "EncryptionByDefault", "DefaultKmsKey", "SnapshotBlockPublicAccess"),
]);
