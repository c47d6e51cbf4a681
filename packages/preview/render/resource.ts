import { UsageError } from "../errors";
import type { Preview, ResourceRecord } from "../result";
import { relative } from "./failures";
import type { Page } from "./style";
import { oneLine, printable } from "./value";

/**
 * Everything about one resource: its values as they would be after an update, with those that a first preview does not
 * know marked.
 *
 * @param wanted A URN, or the end of one.
 * @throws UsageError when no resource or more than one has such a URN.
 */
export function renderResource(preview: Preview, wanted: string, page: Page): string {
    const record = find(preview, wanted);
    const first = preview.strict.resources.find(({ urn }) => urn === record.urn);
    const lines = [
        page.style.bold(record.urn),
        ...fields(record, preview.root),
        ...values("inputs", record.inputs, first?.inputs, page),
        ...values("outputs", added(record), first === undefined ? undefined : added(first), page),
    ];
    return `${lines.join("\n")}\n`;
}

function find({ placeholder, strict }: Preview, wanted: string): ResourceRecord {
    const all = new Map([...strict.resources, ...placeholder.resources].map((resource) => [resource.urn, resource]));
    const exact = all.get(wanted);
    const found = exact === undefined ? [...all.values()].filter(({ urn }) => urn.endsWith(wanted)) : [exact];
    const [only, ...others] = found;
    if (only === undefined) {
        throw new UsageError(`--show: no resource has a URN that ends with "${wanted}".`);
    }
    if (others.length > 0) {
        const urns = found.map(({ urn }) => `  ${urn}`);
        throw new UsageError([`--show: ${found.length} URNs end with "${wanted}":`, ...urns].join("\n"));
    }
    return only;
}

function fields(record: ResourceRecord, root: string): string[] {
    const { location, parent, provider, dependencies, options } = record;
    const place = location === undefined ? "" : `${relative(root, location.file)}:${location.line}:${location.column}`;
    const rows: [string, string][] = [
        ["kind", record.kind],
        ["id", record.id],
        ["parent", parent ?? ""],
        ["provider", provider ?? ""],
        ["made at", place],
        ...dependencies.map((urn): [string, string] => ["depends on", urn]),
        ...Object.entries(options).map(([name, value]): [string, string] => [name, JSON.stringify(value)]),
    ];
    return rows.filter(([, value]) => value !== "").map(([name, value]) => `  ${name}: ${value}`);
}

/** What the provider would add to the inputs. */
function added({ inputs, outputs }: ResourceRecord): ResourceRecord["outputs"] {
    return Object.fromEntries(Object.entries(outputs).filter(([name]) => !(name in inputs)));
}

function values(
    title: string,
    map: ResourceRecord["inputs"],
    first: ResourceRecord["inputs"] | undefined,
    { style }: Page,
): string[] {
    const names = Object.keys(map).sort((a, b) => a.localeCompare(b, "en"));
    if (names.length === 0) {
        return [];
    }
    const lines = names.flatMap((name) => {
        const value = map[name] ?? null;
        const known = first !== undefined && oneLine(first[name] ?? null) === oneLine(value);
        const [head = "", ...rest] = JSON.stringify(printable(value), undefined, 2).split("\n");
        const later = known ? "" : style.dim("  (unknown in a first preview)");
        return [`    ${name}: ${head}${rest.length === 0 ? later : ""}`, ...rest.map((line) => `    ${line}`)];
    });
    return [`  ${style.cyan(title)}`, ...lines];
}
