import { AddressSet } from "../network/addresses";
import { awsListAddresses } from "../network/aws-prefix-lists";
import type { Resource } from "../resource";
import { show } from "../show";
import { PREFIX_LIST, PREFIX_LIST_ENTRY } from "../types";
import type { Value } from "../value";
import type { StackIndex } from "./stack-index";

/** Who a rule lets in. `at` is the property that says so, `shown` a text fit for messages. */
export type Peer =
    /** Addresses; `set` is undefined when they are not known or not readable. */
    | { readonly kind: "addresses"; readonly set: AddressSet | undefined; readonly at: string; readonly shown: string }
    /** The addresses of a managed prefix list; undefined when not all entries are known. */
    | {
          readonly kind: "prefix-list";
          readonly set: AddressSet | undefined;
          readonly at: string;
          readonly shown: string;
      }
    /** The members of other security groups: a reference still to be resolved. */
    | { readonly kind: "group"; readonly value: Value }
    /** The members of the rule's own group. */
    | { readonly kind: "self"; readonly at: string };

/** The addresses that a list of CIDR blocks, or a single one, lets in. */
export function addressPeers(value: Value): Peer[] {
    return present(value).map((item) => {
        const text = item.text();
        const set = text.state === "known" ? AddressSet.parse(text.value) : undefined;
        return {
            kind: "addresses",
            set,
            at: item.path,
            shown: text.state === "known" ? show(item) : "addresses that are not known",
        };
    });
}

/** The security groups that a property lets in. */
export function groupPeers(value: Value): Peer[] {
    return present(value).map((item) => ({ kind: "group", value: item }));
}

/** The prefix lists that a property lets in, with their entries as far as they are known. */
export function prefixListPeers(index: StackIndex, owner: Resource, value: Value): Peer[] {
    return index.resolve(owner, value, PREFIX_LIST).map((reference): Peer => {
        const { at } = reference;
        if (reference.kind === "resource") {
            const { name } = reference.resource;
            return { kind: "prefix-list", set: entriesOf(index, reference.resource), at, shown: `prefix list ${name}` };
        }
        if (reference.kind === "foreign") {
            const { id, shown } = reference;
            return { kind: "prefix-list", set: awsListAddresses(id), at, shown: `prefix list ${shown}` };
        }
        return { kind: "prefix-list", set: undefined, at, shown: "a prefix list that is not known" };
    });
}

/** All entries, inline and separate; undefined as soon as one is not known, or a separate entry may belong here. */
function entriesOf(index: StackIndex, list: Resource): AddressSet | undefined {
    const separate = index.linked(PREFIX_LIST_ENTRY, "prefixListId", list, PREFIX_LIST);
    if (separate.undecided.length > 0) return undefined;
    const inline = list
        .get("entries")
        .items()
        .map((entry) => entry.at("cidr"));
    const cidrs = [...inline, ...separate.linked.map((entry) => entry.get("cidr"))].map((cidr) => cidr.text());
    const known = cidrs.flatMap((cidr) => (cidr.state === "known" ? [cidr.value] : []));
    return known.length === cidrs.length ? AddressSet.parse(...known) : undefined;
}

function present(value: Value): readonly Value[] {
    return value.items().filter((item) => {
        const text = item.text();
        return text.state === "unknown" || (text.state === "known" && text.value !== "");
    });
}
