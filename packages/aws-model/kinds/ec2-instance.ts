import { kind, none, settings } from "../facets/kind";
import { throughInterfaces } from "../facets/exposure";
import { typesIn } from "../tokens";
import { INSTANCE, LAUNCH_CONFIGURATION, LAUNCH_TEMPLATE, SPOT_INSTANCE } from "../types";

/** A machine. */
export const instance = kind({
    label: "instance",
    tokens: [...INSTANCE, ...SPOT_INSTANCE],
    network: none("the graph joins its interfaces with its launch template and what is attached to it"),
    exposure: throughInterfaces,
    identity: { id: { prefix: "i" } },
});

/** What instances are started from. */
export const launchTemplate = kind({
    label: "launch template",
    tokens: [...LAUNCH_TEMPLATE, ...LAUNCH_CONFIGURATION],
    network: none("the graph joins it with what starts instances from it"),
    exposure: throughInterfaces,
    identity: { id: { prefix: "lt" } },
});

export const instanceSettings = settings("instances", typesIn("ec2", "InstanceMetadataDefaults", "PlacementGroup"));
export const keyPair = settings("instances", typesIn("ec2", "KeyPair"), { identity: { name: "keyName", id: "name" } });
export const volumeAttachment = settings("an instance", typesIn("ec2", "VolumeAttachment"), {
    identity: { id: { prefix: "vai" } },
});
/** An image that the program makes. */
export const image = settings("instances", typesIn("ec2", "Ami", "AmiCopy", "AmiFromInstance"), {
    identity: { id: { prefix: "ami" } },
});
