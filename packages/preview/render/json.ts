import type { Comparison } from "../against/comparison";
import type { Preview, ResourceRecord, World } from "../result";
import { mapWire } from "@platform/aws-model/wire";
import type { WireMap } from "@platform/aws-model/wire";
import { failureFindings } from "./failures";
import { matcher } from "./report";
import { printable } from "./value";

/** Grows when something is renamed or removed; additions do not count. */
const JSON_VERSION = 1;

/** What an analysis says, without its form for people. */
export interface Result {
    readonly id: string;
    readonly verdict: string;
    readonly summary: string;
    readonly data: unknown;
}

/** What else a preview gave, and which of its resources to show. */
export interface JsonOptions {
    readonly filter?: string | undefined;
    readonly comparison?: Comparison | undefined;
    readonly sections?: readonly Result[];
}

/** The whole preview for programs; docs/preview.md describes it. Secrets are masked, unknowns are "[unknown]". */
export function renderJson(preview: Preview, exitCode: number, options: JsonOptions = {}): string {
    const { filter, comparison, sections = [] } = options;
    const { project, stack, organization, root, strict, placeholder, differences, findings, timings } = preview;
    const worlds = { strict: world(strict, filter), placeholder: world(placeholder, filter) };
    const content = {
        version: JSON_VERSION,
        exitCode,
        project,
        stack,
        organization,
        root,
        worlds,
        differences,
        findings: [...failureFindings(preview), ...findings],
        ...(comparison === undefined ? {} : { comparison: { ...comparison, groups: undefined } }),
        ...(sections.length === 0 ? {} : { analyses: sections.map(analysis) }),
        timings,
    };
    return `${JSON.stringify(content, undefined, 2)}\n`;
}

/** The result itself; the blocks are only its form for people. */
function analysis({ id, verdict, summary, data }: Result): object {
    return { id, verdict, summary, data };
}

function world({ resources, stackOutputs, logs, failures, milliseconds }: World, filter: string | undefined): object {
    const shown = matcher(filter);
    return {
        resources: resources.filter(shown).map(resource),
        stackOutputs: masked(stackOutputs),
        logs,
        failures,
        milliseconds: Math.round(milliseconds),
    };
}

function resource(record: ResourceRecord): object {
    return { ...record, inputs: masked(record.inputs), outputs: masked(record.outputs) };
}

function masked(map: WireMap): WireMap {
    return mapWire(map, printable);
}
