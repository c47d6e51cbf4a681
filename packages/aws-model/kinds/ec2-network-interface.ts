import { kind, none, settings } from "../facets/kind";
import { throughInterfaces } from "../facets/exposure";
import { calls } from "../facets/lifecycle";
import { networkPart } from "../facets/managed";
import { NETWORK_INTERFACE, NETWORK_INTERFACE_ATTACHMENT } from "../types";

/** A network interface that is a resource of its own. */
export const networkInterface = kind({
    label: "network interface",
    tokens: NETWORK_INTERFACE,
    network: none("the graph joins it with what it is attached to"),
    exposure: throughInterfaces,
    identity: { id: { prefix: "eni" } },
    lifecycle: calls,
    cost: none("its public address costs, which is a resource of its own"),
    ...networkPart,
});

export const networkInterfaceAttachment = settings("a network interface", NETWORK_INTERFACE_ATTACHMENT);
