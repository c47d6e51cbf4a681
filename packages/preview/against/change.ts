import { STACK_TYPE, typeOf } from "@platform/aws-model/urn";
import type { ResourceRecord } from "../result";
import { isGroup } from "./comparison";
import type { BaselineResource, Change, ChangeKind, PropertyChange } from "./comparison";

/** What a change says about its resource, whatever happens to it. */
export function commonFields(
    after: ResourceRecord,
): Pick<Change, "urn" | "type" | "name" | "resource" | "parent" | "location"> {
    const { urn, type, name, kind, parent, location } = after;
    return {
        urn,
        type,
        name,
        resource: kind,
        ...(parent === undefined ? {} : { parent }),
        ...(location === undefined ? {} : { location }),
    };
}

/** Undefined for a resource that stays as it is. */
export function changeKind(
    after: ResourceRecord,
    before: BaselineResource,
    properties: readonly PropertyChange[],
    reason: string | undefined,
): ChangeKind | undefined {
    if (reason !== undefined || properties.some(({ replaces }) => replaces === "yes")) {
        return "replace";
    }
    return properties.length > 0 ? "update" : before.urn === after.urn ? undefined : "rename";
}

export function importRemark({ options }: ResourceRecord): string[] {
    return options.importId === undefined ? [] : [`imported from ${options.importId}, not made`];
}

export function deletion({ urn, type, name, kind, parent, options }: BaselineResource): Change {
    const refused = options.protect === true && kind !== "component";
    return {
        kind: "delete",
        urn,
        type,
        name,
        resource: kind,
        ...(parent === undefined ? {} : { parent }),
        properties: [],
        mayReplace: false,
        ...(refused ? { refused: "it is protected: the engine refuses to delete it" } : {}),
        remarks: options.retainOnDelete === true ? ["only forgotten, not deleted (retainOnDelete)"] : [],
    };
}

/** The order of a report, which is the same in every run: the stack's own resources first, then each component's. */
export function inOrder(changes: readonly Change[]): Change[] {
    const compare = (a: string, b: string): number => a.localeCompare(b, "en", { numeric: true });
    return [...changes].sort(
        (a, b) =>
            compare(placeOf(a), placeOf(b)) ||
            Number(isGroup(b)) - Number(isGroup(a)) ||
            compare(a.type, b.type) ||
            compare(a.name, b.name) ||
            compare(a.urn, b.urn),
    );
}

function placeOf(change: Change): string {
    const place = isGroup(change) ? change.urn : (change.parent ?? "");
    return typeOf(place) === STACK_TYPE ? "" : place;
}
