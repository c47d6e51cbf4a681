import { kind, none, settings } from "../facets/kind";
import { calls } from "../facets/lifecycle";
import { networkPart } from "../facets/managed";
import { PREFIX_LIST, PREFIX_LIST_ENTRY } from "../types";

/** A list of ranges that rules and routes name. */
export const prefixList = kind({
    label: "prefix list",
    tokens: PREFIX_LIST,
    network: none("part of the network, not in it"),
    exposure: none("part of the network, not in it"),
    identity: { id: { prefix: "pl" } },
    lifecycle: calls,
    cost: none("AWS charges nothing for it"),
    ...networkPart,
});

export const prefixListEntry = settings("a prefix list", PREFIX_LIST_ENTRY);
