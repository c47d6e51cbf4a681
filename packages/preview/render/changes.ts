import { isDefaultProvider, nameOf, qualifiedTypeOf } from "@platform/aws-model/urn";
import { countOf, isGroup } from "../against/comparison";
import type { Change, ChangeKind, Comparison, PropertyChange } from "../against/comparison";
import { groupBy } from "@platform/aws-model/group-by";
import type { WireValue } from "@platform/aws-model/wire";
import { withFilesTogether } from "./file-changes";
import type { Page, Style } from "./style";
import { shortType } from "./type-name";
import { plural } from "@platform/aws-model/show";

/** What stands before a change. */
export const SIGNS: Readonly<Record<ChangeKind, string>> = {
    create: "+",
    update: "~",
    replace: "±",
    delete: "-",
    rename: "→",
};

const PAINTS: Readonly<Record<ChangeKind, "green" | "yellow" | "red" | "cyan">> = {
    create: "green",
    update: "yellow",
    replace: "red",
    delete: "red",
    rename: "cyan",
};

const PROPERTY_SIGNS: Readonly<Record<PropertyChange["kind"], string>> = { add: "+", change: "~", remove: "-" };

/** Columns of a value that is shown in full, on each side of the arrow. */
const SHORTEST_VALUE = 24;

/** Every change under the component that it belongs to, then the stack's outputs and what must be known about both. */
export function renderChanges(comparison: Comparison, page: Page, shown: (change: Change) => boolean): string[] {
    const { style } = page;
    const groups = groupChanges(comparison, shown).flatMap(({ title, changes }) => [
        style.bold(title),
        ...withFilesTogether(changes).flatMap((change) => changeLines(change, page, "  ")),
        "",
    ]);
    const outputs = comparison.outputs.map((one) => propertyLine(one, page, "  "));
    return [
        ...groups,
        ...(outputs.length === 0 ? [] : [style.bold("Stack outputs"), ...outputs, ""]),
        ...comparison.notes.map((note) => `${style.yellow("note")} ${note}`),
        ...(comparison.notes.length === 0 ? [] : [""]),
    ];
}

/** The changes of one component. */
export interface ChangeGroup {
    readonly title: string;
    readonly changes: readonly Change[];
}

/** In the order in which the components first appear. */
export function groupChanges(comparison: Comparison, shown: (change: Change) => boolean): ChangeGroup[] {
    const groups = groupBy(comparison.changes.filter(shown), (change) =>
        isGroup(change) ? change.urn : (change.parent ?? ""),
    );
    return [...groups].map(([urn, changes]) => ({ title: titleOf(urn, comparison), changes }));
}

function titleOf(urn: string, { groups }: Comparison): string {
    const group = groups.get(urn);
    if (group === undefined) {
        return "(the stack itself)";
    }
    return group.type === "pulumi:pulumi:Stack" ? group.name : `${group.name} ${shortType(group.type)}`;
}

/** One change: what happens to what, then each property, then remarks. */
export function changeLines(change: Change, page: Page, indentation: string): string[] {
    const { style } = page;
    const paint = (text: string): string => style[PAINTS[change.kind]](text);
    const inner = `${indentation}    `;
    return [
        `${indentation}${paint(`${SIGNS[change.kind]} ${shortType(change.type)} ${change.name}`)}${aside(change, style)}`,
        ...change.properties.map((one) => propertyLine(one, page, inner)),
        ...(change.refused === undefined ? [] : [`${inner}${style.red(`! ${change.refused}`)}`]),
        ...(change.outage === undefined
            ? []
            : [`${inner}${style.red(`! ${change.dataLost === true ? "data lost" : "outage"}: ${change.outage}`)}`]),
        ...change.remarks.map((remark) => `${inner}${style.cyan(remark)}`),
    ];
}

/** Why, and what it was called. */
function aside(change: Change, style: Style): string {
    const forcing = change.properties.filter(({ replaces }) => replaces === "yes").map(({ path }) => path);
    const properties = [...new Set(forcing.map((path) => path.replace(/[.[].*$/, "")))];
    const reasons = [...(change.reason === undefined ? [] : [change.reason]), ...properties];
    const parts = [
        ...(change.kind === "replace" ? [`replaced: ${reasons.join(", ")}`] : []),
        ...(change.mayReplace ? ["may be replaced"] : []),
        ...(change.previousUrn === undefined ? [] : [`was ${previousName(change)}`]),
    ];
    return parts.length === 0 ? "" : style.dim(`  (${parts.join("; ")})`);
}

/** The name before; the whole URN if it is the type or the parent that changed. */
function previousName({ previousUrn = "", urn }: Change): string {
    return qualifiedTypeOf(previousUrn) === qualifiedTypeOf(urn) ? nameOf(previousUrn) : previousUrn;
}

function propertyLine(one: PropertyChange, { style, width }: Page, indentation: string): string {
    const path = one.inside === undefined ? one.path : `${one.path} » ${one.inside}`;
    const forced = one.replaces === "yes" ? "  forces replacement" : "";
    const head = `${PROPERTY_SIGNS[one.kind]} ${path}: `;
    const room = Math.max(width - indentation.length - head.length - forced.length - 3, 2 * SHORTEST_VALUE);
    const [before, after] = shortenPair(text(one.before), text(one.after), room);
    const value =
        before === undefined
            ? style.green(after ?? "")
            : after === undefined
              ? style.red(before)
              : `${style.red(before)} → ${style.green(after)}`;
    return `${indentation}${head}${value}${forced === "" ? "" : style.red(forced)}`;
}

function text(value: WireValue | undefined): string | undefined {
    const isMark = typeof value === "string" && /^\[[^\]]*\]$/.test(value);
    return value === undefined ? undefined : isMark ? value : JSON.stringify(value);
}

/** Both values around the first place where they differ, if they do not fit. */
function shortenPair(
    before: string | undefined,
    after: string | undefined,
    room: number,
): [string | undefined, string | undefined] {
    const length = (before?.length ?? 0) + (after?.length ?? 0);
    if (length <= room) {
        return [before, after];
    }
    const each = Math.max(before === undefined || after === undefined ? room : Math.floor(room / 2), SHORTEST_VALUE);
    const start = before === undefined || after === undefined ? 0 : firstDifference(before, after);
    return [before, after].map((one) => (one === undefined ? undefined : excerpt(one, start, each))) as [
        string | undefined,
        string | undefined,
    ];
}

function firstDifference(a: string, b: string): number {
    let at = 0;
    while (at < a.length && a[at] === b[at]) {
        at++;
    }
    return at;
}

function excerpt(value: string, at: number, length: number): string {
    if (value.length <= length) {
        return value;
    }
    const from = Math.max(0, Math.min(at - Math.floor(length / 3), value.length - length + 1));
    const piece = value.slice(from, from + length - (from === 0 ? 1 : 2));
    return `${from === 0 ? "" : "…"}${piece}${from + piece.length < value.length ? "…" : ""}`;
}

const WORDS: readonly (readonly [ChangeKind, string])[] = [
    ["create", "to create"],
    ["update", "to update"],
    ["replace", "to replace"],
    ["delete", "to delete"],
    ["rename", "renamed"],
];

/** `2 to create, 1 to replace, 180 unchanged`, or `no changes, 183 unchanged`. */
export function changeCounts(comparison: Comparison): string {
    const counts = WORDS.map(([kind, words]) => ({ count: countOf(comparison, kind), words }));
    const parts = counts.filter(({ count }) => count > 0).map(({ count, words }) => `${count} ${words}`);
    const groups = comparison.changes.filter((change) => isGroup(change) && change.kind !== "rename").length;
    const components = groups === 0 ? [] : [`${plural(groups, "component")} new or gone`];
    const defaults = comparison.changes.filter(({ urn }) => isDefaultProvider(urn)).length;
    const providers = defaults === 0 ? [] : [`${plural(defaults, "default provider")} changed`];
    const all = [...parts, ...components, ...providers];
    return [...(all.length === 0 ? ["no changes"] : all), `${comparison.unchanged} unchanged`].join(", ");
}
