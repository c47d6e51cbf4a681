import { sectionsAsMarkdown } from "@platform/analysis/render/markdown";
import { renderSections } from "@platform/analysis/render/terminal";
import type { Section } from "@platform/analysis/section";
import type { Comparison } from "@platform/preview/against/comparison";
import type { Options } from "./options";
import type { Preview } from "@platform/preview/result";
import { renderComparison } from "@platform/preview/render/comparison";
import { renderJson } from "@platform/preview/render/json";
import { renderMarkdown } from "@platform/preview/render/markdown";
import { renderReport } from "@platform/preview/render/report";
import { renderResource } from "@platform/preview/render/resource";
import { renderSarif } from "@platform/preview/render/sarif";
import { makeStyle, wantsColour } from "@platform/preview/render/style";

const PLAIN_WIDTH = 120;

/** Everything that one run found out. */
export interface Outcome {
    readonly preview: Preview;
    /** Absent without --against, and when the program failed. */
    readonly comparison: Comparison | undefined;
    /** The analyses that --analyze names. */
    readonly sections: readonly Section[];
    readonly exitCode: number;
}

/** The outcome in the form that the command line asks for. */
export function renderOutcome({ preview, comparison, sections, exitCode }: Outcome, options: Options): string {
    if (options.json) {
        return renderJson(preview, exitCode, { filter: options.filter, comparison, sections });
    }
    if (options.sarif) {
        return renderSarif(preview, comparison, exitCode);
    }
    if (options.markdown) {
        return renderMarkdown(preview, comparison, exitCode, sectionsAsMarkdown(sections));
    }
    const page = {
        style: makeStyle(wantsColour(process.stdout, process.env)),
        // Some terminals say that they have no columns at all.
        width: process.stdout.isTTY && process.stdout.columns > 0 ? process.stdout.columns : PLAIN_WIDTH,
    };
    if (options.show !== undefined) {
        return renderResource(preview, options.show, page);
    }
    if (options.analyze !== undefined) {
        return renderReport(preview, { ...options, page, instead: renderSections(sections, page) });
    }
    return options.against === undefined
        ? renderReport(preview, { ...options, page })
        : renderComparison(preview, comparison, { ...options, page, exitCode });
}
