import { kind, none, settings } from "../facets/kind";
import { throughInterfaces } from "../facets/exposure";
import { providerPage } from "../facets/lifecycle";
import { gap, type Charges, type CostContext } from "../facets/cost";
import { instanceCharges } from "../facets/instance-charges";
import type { Resource } from "../resource";
import { acrossZones } from "../facets/survival";
import { noteOf } from "../facets/drawing";
import { every, silent } from "../facets/series";
import { typesIn } from "../tokens";
import { INSTANCE, LAUNCH_CONFIGURATION, LAUNCH_TEMPLATE, SPOT_INSTANCE } from "../types";
import { known } from "../value";

/** A machine. */
export const instance = kind({
    label: "instance",
    tokens: [...INSTANCE, ...SPOT_INSTANCE],
    network: none("the graph joins its interfaces with its launch template and what is attached to it"),
    exposure: throughInterfaces,
    identity: { id: { prefix: "i" } },
    lifecycle: {
        createSeconds: 15,
        deleteSeconds: 40,
        basis: "estimate",
        source: providerPage("instance"),
        note: "Until it runs, not until it has booted",
    },
    cost: charges,
    watch: {
        concern: "instances",
        dimensions: [["InstanceId", "id"]],
        needed: false,
        healthy: {
            "AWS/EC2": {
                StatusCheckFailed: every(1, 0),
                StatusCheckFailed_Instance: every(1, 0),
                StatusCheckFailed_System: every(1, 0),
                CPUUtilization: every(5, 10),
            },
        },
        mishaps: () => [
            {
                id: "ping-target-stops",
                title: "An instance that is watched stops",
                story: "A stopped instance publishes nothing; tunnels that it keeps awake may close when idle.",
                expects: "tell",
                shows: () => silent,
            },
        ],
    },
    survives: none("counted where it is, with what it serves"),
    draw: {
        glyph: "instance",
        place: "subnet",
        note: (one) => known(one.get("instanceType").text()) ?? "instance",
        detail: (one) => noteOf("EC2 instance", known(one.get("privateIp").text())),
    },
});

/** What instances are started from. */
export const launchTemplate = kind({
    label: "launch template",
    tokens: [...LAUNCH_TEMPLATE, ...LAUNCH_CONFIGURATION],
    network: none("the graph joins it with what starts instances from it"),
    exposure: throughInterfaces,
    identity: { id: { prefix: "lt" }, unique: [] },
    lifecycle: { createSeconds: 5, deleteSeconds: 1, basis: "estimate", source: providerPage("launch_template") },
    cost: none("the instances that are started from it cost"),
    watch: none("runs nothing by itself"),
    survives: acrossZones,
    draw: none("drawn as the instances that start from it"),
});

export const instanceSettings = settings(
    "instances",
    typesIn("ec2", "InstanceMetadataDefaults", "ImageBlockPublicAccess", "SerialConsoleAccess", "PlacementGroup"),
);
export const keyPair = settings("instances", typesIn("ec2", "KeyPair"), { identity: { name: "keyName", id: "name" } });
export const volumeAttachment = settings("an instance", typesIn("ec2", "VolumeAttachment"), {
    identity: { id: { prefix: "vai" } },
});
/** An image that the program makes. */
export const image = settings("instances", typesIn("ec2", "Ami", "AmiCopy", "AmiFromInstance"), {
    identity: { id: { prefix: "ami" } },
    cost: () => [gap("the size of its snapshots is not known")],
});

function charges(resource: Resource, { usage }: CostContext): Charges {
    if (SPOT_INSTANCE.includes(resource.type)) return [gap("the table has no spot prices")];
    return instanceCharges(
        {
            type: resource.get("instanceType"),
            monitored: known(resource.get("monitoring").flag()) === true,
            open: known(resource.get("associatePublicIpAddress").flag()) === true,
            devices: [...resource.get("rootBlockDevice").items(), ...resource.get("ebsBlockDevices").items()],
            credits: resource.get("creditSpecification", "cpuCredits"),
        },
        usage,
    );
}
