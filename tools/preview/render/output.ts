import { sectionsAsMarkdown } from "../../analysis/render/markdown";
import { renderSections } from "../../analysis/render/terminal";
import type { Section } from "../../analysis/section";
import type { Comparison } from "../against/comparison";
import type { Options } from "../cli/options";
import type { Preview } from "../result";
import { renderComparison } from "./comparison";
import { renderJson } from "./json";
import { renderMarkdown } from "./markdown";
import { renderReport } from "./report";
import { renderResource } from "./resource";
import { renderSarif } from "./sarif";
import { makeStyle, wantsColour } from "./style";

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
