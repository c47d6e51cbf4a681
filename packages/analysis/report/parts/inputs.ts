import { oneLine, printable } from "@platform/preview/render/value";
import type { ResourceRecord } from "@platform/preview/result";
import { isList, isPlainMap, isSecret, isUnknown, type WireMap, type WireValue } from "@platform/aws-model/wire";
import { escapeHtml, trusted, type Html } from "../html";

/** Documents longer than this are shown as the text they are. */
const LONGEST_DOCUMENT = 20000;
const SECRET = '<mark class="secret">[secret]</mark>';
const UNKNOWN = '<mark class="unknown">[unknown]</mark>';

/**
 * A resource's inputs, one property below the other and what is in them indented. Secrets are masked.
 *
 * @param first The same resource in a first preview: what is not known there is marked.
 */
export function renderInputs({ inputs }: ResourceRecord, first: ResourceRecord | undefined): Html {
    const lines: string[] = [];
    for (const name of Object.keys(inputs).sort((a, b) => a.localeCompare(b, "en"))) {
        const value = inputs[name] ?? null;
        const early = first?.inputs[name];
        const known = first === undefined || (early !== undefined && oneLine(early) === oneLine(value));
        const from = lines.length;
        write(`<b>${escapeHtml(name)}</b>: `, value, "", lines);
        if (!known) lines[from] = `${lines[from] ?? ""} <mark class="later">known after the first update</mark>`;
    }
    return trusted(lines.join("\n"));
}

/** Values that belong to no resource, in the same form. */
export function renderValues(values: WireMap): Html {
    const lines: string[] = [];
    for (const [name, value] of Object.entries(values)) write(`<b>${escapeHtml(name)}</b>: `, value, "", lines);
    return trusted(lines.join("\n"));
}

function write(head: string, value: WireValue, indentation: string, lines: string[]): void {
    const content = documentIn(value);
    const inner = `${indentation}  `;
    if (isList(content) && content.length > 0) {
        lines.push(indentation + head.trimEnd());
        for (const item of content) write("- ", item, inner, lines);
    } else if (isPlainMap(content) && Object.keys(content).length > 0) {
        lines.push(indentation + head.trimEnd());
        for (const [name, item] of Object.entries(content)) write(`${escapeHtml(name)}: `, item, inner, lines);
    } else if (typeof content === "string" && content.includes("\n")) {
        lines.push(`${indentation}${head}|`);
        for (const line of content.split("\n")) lines.push(inner + escapeHtml(line));
    } else {
        lines.push(indentation + head + scalar(content));
    }
}

/** Policies, container definitions and the like are easier to read as what they say than as text. */
function documentIn(value: WireValue): WireValue {
    if (typeof value !== "string" || !/^\s*[[{]/.test(value) || value.length > LONGEST_DOCUMENT) return value;
    try {
        return JSON.parse(value) as WireValue;
    } catch {
        return value;
    }
}

function scalar(value: WireValue): string {
    if (isSecret(value)) return SECRET;
    if (isUnknown(value)) return UNKNOWN;
    const shown = printable(value);
    if (shown === "[secret]") return SECRET;
    return escapeHtml(typeof shown === "string" ? shown : JSON.stringify(shown));
}
