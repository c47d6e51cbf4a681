import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Baseline, Comparison } from "@platform/preview/against/comparison";
import { UsageError } from "@platform/preview/errors";
import type { Preview } from "@platform/preview/result";
import { catalogue, loadAnalysis, type CatalogueEntry } from "./catalogue";
import { planOfBaseline, planOfPreview, type Previewed } from "./of-preview";
import type { Section } from "./section";

const load = createRequire(__filename);

/** What is asked of a preview beyond its plan. */
export interface Questions {
    /** The analyses to show. */
    readonly analyze?: readonly CatalogueEntry[];
    /** Files to write. */
    readonly html?: string;
    readonly svg?: string;
}

/** What it is compared with, if it is. */
export interface Against {
    readonly baseline: Baseline;
    readonly comparison: Comparison;
}

/**
 * Runs the analyses that are asked for, and writes the files.
 *
 * @returns The sections to show.
 * @throws UsageError for a file that cannot be written.
 */
export async function answer(
    preview: Preview,
    previewed: Previewed,
    questions: Questions,
    against?: Against,
): Promise<readonly Section[]> {
    const { analyze = [], html, svg } = questions;
    const plan = planOfPreview(preview, previewed);
    const before = against && planOfBaseline(against.baseline, previewed);
    const sections = (html === undefined ? analyze : catalogue).map((entry) => loadAnalysis(entry)(plan, before));
    const { drawDiagram } = load("./diagram/index") as typeof import("./diagram/index");
    const diagram = html === undefined && svg === undefined ? "" : await drawDiagram(plan);
    if (svg !== undefined) write("svg", svg, diagram);
    if (html !== undefined) {
        const { renderHtml } = load("./report/index") as typeof import("./report/index");
        write("html", html, renderHtml({ preview, plan, sections, diagram, ...against }));
    }
    return sections.filter(({ id }) => analyze.some((entry) => entry.id === id));
}

function write(flag: string, file: string, content: string): void {
    try {
        writeFileSync(file, content);
    } catch (error) {
        throw new UsageError(`--${flag} ${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
}
