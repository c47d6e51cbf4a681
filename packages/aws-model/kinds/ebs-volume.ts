import { kind, none, settings } from "../facets/kind";
import { providerPage } from "../facets/lifecycle";
import { volumeCharges } from "../facets/instance-charges";
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
    lifecycle: {
        loses: "its data",
        createSeconds: 10,
        deleteSeconds: 10,
        basis: "estimate",
        source: providerPage("ebs_volume"),
        note: "Until it is available",
    },
    cost: (resource) => volumeCharges((property) => resource.get(property), "type", "size"),
    watch: none("watched as part of the instance that it is attached to"),
    survives: { fate: (disk) => fateOfZones([known(disk.get("availabilityZone").text())]) },
    draw: none("part of the instance that it is attached to"),
});

export const volumeSettings = settings("volumes", [
    ...typesIn("ebs", "EncryptionByDefault", "DefaultKmsKey", "SnapshotBlockPublicAccess"),
]);
