import { kind, none, settings } from "../facets/kind";
import { networkPart } from "../facets/managed";
import { PREFIX_LIST, PREFIX_LIST_ENTRY } from "../types";

/** A list of ranges that rules and routes name. */
export const prefixList = kind({
    label: "prefix list",
    tokens: PREFIX_LIST,
    network: none("part of the network, not in it"),
    exposure: none("part of the network, not in it"),
    identity: { id: { prefix: "pl" } },
    ...networkPart,
});

export const prefixListEntry = settings("a prefix list", PREFIX_LIST_ENTRY);
