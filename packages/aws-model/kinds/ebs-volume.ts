import { kind, none, settings } from "../facets/kind";
import { fateOfZones } from "../facets/survival";
import { typesIn } from "../tokens";
import { known } from "../value";

/** A disk of its own. */
export const volume = kind({
    label: "volume",
    tokens: typesIn("ebs", "Volume"),
    network: none("has no network interface"),
    exposure: none("reached through the instance that it is attached to"),
    identity: { id: { prefix: "vol" } },
    watch: none("watched as part of the instance that it is attached to"),
    survives: { fate: (disk) => fateOfZones([known(disk.get("availabilityZone").text())]) },
    draw: none("part of the instance that it is attached to"),
});

export const volumeSettings = settings("volumes", [
    ...typesIn("ebs", "EncryptionByDefault", "DefaultKmsKey", "SnapshotBlockPublicAccess"),
]);
