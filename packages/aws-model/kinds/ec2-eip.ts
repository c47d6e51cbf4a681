import { kind, none, settings } from "../facets/kind";
import { hourly } from "../facets/cost";
import { networkPart } from "../facets/managed";
import { EIP, EIP_ASSOCIATION } from "../types";

/** A public address that stays. */
export const elasticIp = kind({
    label: "Elastic IP address",
    tokens: EIP,
    network: none("part of the network, not in it"),
    exposure: none("opens nothing by itself: what it is bound to counts, and the graph joins the two"),
    identity: { id: { prefix: "eipalloc" } },
    lifecycle: {
        createSeconds: 1,
        deleteSeconds: 1,
        basis: "measured",
        source: "https://github.com/DevopsArtFactory/terraform-provisioning/pull/4",
        note: "0 to 1 s there",
        loses: "its address, which others may have let in: AWS hands it to somebody else",
        outage: "whoever calls or lets in its address has to know the new one",
    },
    cost: () => [hourly("public-ipv4", "public IPv4 addresses")],
    ...networkPart,
});

export const elasticIpAssociation = settings("an Elastic IP address", EIP_ASSOCIATION, {
    identity: { id: { prefix: "eipassoc" } },
});
