import type { Forces } from "@platform/aws-model/replacement/forces";
import { isDefaultProvider } from "@platform/aws-model/urn";
import type { SourceLocation } from "@platform/aws-model/finding";
import type { ResourceKind, RecordedOptions } from "../result";
import type { WireMap, WireValue } from "@platform/aws-model/wire";

/** One resource of what a plan is compared with. */
export interface BaselineResource {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    readonly kind: ResourceKind;
    readonly parent?: string;
    readonly id: string;
    /** In wire form; a secret that cannot be read holds its `ciphertext` instead of a `value`. */
    readonly inputs: WireMap;
    readonly outputs: WireMap;
    readonly dependencies: readonly string[];
    /** `urn::id`. */
    readonly provider?: string;
    readonly options: Pick<RecordedOptions, "protect" | "retainOnDelete">;
    /** True for default providers. */
    readonly implicit: boolean;
    /** True for what an earlier, interrupted update has still to delete. */
    readonly pendingDelete: boolean;
}

/** What a plan is compared with: what a revision's program makes, or what a state says exists. */
export interface Baseline {
    /** As the user knows it, such as `main (57d1e60)` or `state.json`. */
    readonly label: string;
    readonly resources: readonly BaselineResource[];
    /** The stack's outputs. */
    readonly outputs: WireMap;
    /** What the reader of a comparison must know about it. */
    readonly notes: readonly string[];
    /** True for a state, whose inputs hold what providers added to them. */
    readonly deployed: boolean;
}

export type ChangeKind =
    | "create"
    | "update"
    | "replace"
    | "delete"
    /** Known by another URN, through an alias, and otherwise the same. */
    | "rename";

/** One property that differs. Its values are masked and ready to print. */
export interface PropertyChange {
    /** Such as `tags.Owner` or `ingress[0].fromPort`. */
    readonly path: string;
    /** Where in the JSON document that the property holds as text. */
    readonly inside?: string;
    readonly kind: "add" | "remove" | "change";
    readonly before?: WireValue;
    readonly after?: WireValue;
    readonly replaces: Forces;
}

/** What an update would do to one resource. */
export interface Change {
    readonly kind: ChangeKind;
    readonly urn: string;
    /** The URN before, if it is another one. */
    readonly previousUrn?: string;
    readonly type: string;
    readonly name: string;
    readonly resource: ResourceKind;
    readonly parent?: string;
    readonly properties: readonly PropertyChange[];
    /** True for an update that may turn out to be a replacement: nothing is known of the properties. */
    readonly mayReplace: boolean;
    /** Why the resource is replaced, when it is not for a property of its own. */
    readonly reason?: string;
    /** Why the engine would refuse. */
    readonly refused?: string;
    /** What stops working while the update makes it, and until when. */
    readonly outage?: string;
    /** True where the outage is a loss of data. */
    readonly dataLost?: true;
    /** What else is worth knowing, such as a rename that an alias would make harmless. */
    readonly remarks: readonly string[];
    readonly location?: SourceLocation;
}

/** What an update would do to a stack. */
export interface Comparison {
    readonly against: string;
    /** By component, type and name. */
    readonly changes: readonly Change[];
    /** What the URNs of parents stand for, before and after. */
    readonly groups: ReadonlyMap<string, { readonly name: string; readonly type: string }>;
    /** Resources, components aside, that stay as they are. */
    readonly unchanged: number;
    /** Of the stack; they do not count as changes. */
    readonly outputs: readonly PropertyChange[];
    readonly notes: readonly string[];
    /** True where every change is one too many (--expect-no-changes). */
    readonly noneExpected: boolean;
}

/** Components only group resources: they are shown and not counted. */
export function isGroup({ resource }: Pick<Change, "resource">): boolean {
    return resource === "component" || resource === "stack";
}

/** Resources that change in this way, without components and default providers, as the engine counts. */
export function countOf(comparison: Comparison, kind: ChangeKind): number {
    return comparison.changes.filter(
        (change) => change.kind === kind && !isGroup(change) && !isDefaultProvider(change.urn),
    ).length;
}

/** Whether an update would do anything but note new URNs in the state. */
export function hasChanges(comparison: Comparison): boolean {
    return comparison.changes.some(({ kind }) => kind !== "rename");
}

/** Whether the changes themselves are a reason to fail. */
export function isUnwanted(comparison: Comparison): boolean {
    return (
        refusedChanges(comparison).length + lossesOfData(comparison).length > 0 ||
        (comparison.noneExpected && hasChanges(comparison))
    );
}

/** The changes with which data are lost. */
export function lossesOfData(comparison: Comparison): Change[] {
    return comparison.changes.filter(({ dataLost }) => dataLost === true);
}

/** The changes during which something stops working, and nothing is lost. */
export function outages(comparison: Comparison): Change[] {
    return comparison.changes.filter(({ outage, dataLost }) => outage !== undefined && dataLost !== true);
}

/** The changes that the engine would refuse to make. */
export function refusedChanges(comparison: Comparison): Change[] {
    return comparison.changes.filter(({ refused }) => refused !== undefined);
}
