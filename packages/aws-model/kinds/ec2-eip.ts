import { kind, none, settings } from "../facets/kind";
import { networkPart } from "../facets/managed";
import { EIP, EIP_ASSOCIATION } from "../types";

/** A public address that stays. */
export const elasticIp = kind({
    label: "Elastic IP address",
    tokens: EIP,
    network: none("part of the network, not in it"),
    exposure: none("opens nothing by itself: what it is bound to counts, and the graph joins the two"),
    identity: { id: { prefix: "eipalloc" } },
    ...networkPart,
});

export const elasticIpAssociation = settings("an Elastic IP address", EIP_ASSOCIATION, {
    identity: { id: { prefix: "eipassoc" } },
});
