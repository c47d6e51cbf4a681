import { hasChanges, lossesOfData, outages, refusedChanges } from "../against/comparison";
import type { Comparison } from "../against/comparison";
import type { Preview, ProgramFailure } from "../result";
import { changeCounts, renderChanges } from "./changes";
import { renderFailure } from "./failures";
import { renderFindings } from "./findings";
import { renderTimings } from "./report";
import type { Page } from "./style";
import { plural } from "@platform/aws-model/show";

export interface ComparisonOptions {
    readonly page: Page;
    readonly exitCode: number;
    readonly filter?: string;
    readonly timings: boolean;
}

/**
 * What an update would change, as text for people, with the problems of the plan.
 *
 * @param comparison Undefined when the program failed, so that there is nothing to compare.
 */
export function renderComparison(
    preview: Preview,
    comparison: Comparison | undefined,
    options: ComparisonOptions,
): string {
    const { page, filter } = options;
    const wanted = filter?.toLowerCase() ?? "";
    const resources = [...preview.strict.resources, ...preview.placeholder.resources];
    const lines = [
        ...(comparison === undefined
            ? []
            : renderChanges(comparison, page, ({ urn }) => urn.toLowerCase().includes(wanted))),
        ...section("Problems", renderFindings(preview.findings, resources, preview.root, page), page),
        ...failuresOf(preview).flatMap((failure) => [...renderFailure(failure, preview.root, page), ""]),
        ...(comparison === undefined ? ["nothing is compared: the program failed", ""] : []),
        ...section("Timings", options.timings ? renderTimings(preview) : [], page),
        summary(preview, comparison, options),
    ];
    return `${lines.join("\n")}\n`;
}

function section(title: string, lines: readonly string[], { style }: Page): string[] {
    return lines.length === 0 ? [] : [style.bold(title), ...lines, ""];
}

/** Each failure once, though both worlds may have it. */
export function failuresOf({ strict, placeholder }: Preview): ProgramFailure[] {
    const all = [...strict.failures, ...placeholder.failures];
    return [...new Map(all.map((failure) => [failure.message, failure])).values()];
}

function summary(preview: Preview, comparison: Comparison | undefined, { page, exitCode }: ComparisonOptions): string {
    const { style } = page;
    const status = exitCode === 0 ? style.green("ok") : style.red("not ok");
    const against = comparison === undefined ? "" : ` against ${comparison.against}: ${changeCounts(comparison)}`;
    const problems = comparisonProblems(preview, comparison);
    return [`${status} ${preview.project}/${preview.stack}${against}`, ...problems].join(", ");
}

/** What makes the exit code differ from 0, outages and notes, in words. */
export function comparisonProblems(preview: Preview, comparison: Comparison | undefined): string[] {
    const count = (level: string): number => preview.findings.filter((finding) => finding.level === level).length;
    const refused = comparison === undefined ? 0 : refusedChanges(comparison).length;
    const lost = comparison === undefined ? 0 : lossesOfData(comparison).length;
    const down = comparison === undefined ? 0 : outages(comparison).length;
    const unexpected = comparison?.noneExpected === true && hasChanges(comparison);
    const [errors, notes] = [count("mandatory"), count("advisory")];
    return [
        ...(failuresOf(preview).length === 0 ? [] : ["the program failed"]),
        ...(unexpected ? ["no changes were expected"] : []),
        ...(refused === 0 ? [] : [`${plural(refused, "change")} that the engine refuses`]),
        ...(lost === 0 ? [] : [`data lost in ${plural(lost, "change")}`]),
        ...(down === 0 ? [] : [plural(down, "outage")]),
        ...(errors === 0 ? [] : [plural(errors, "error")]),
        ...(notes === 0 ? [] : [plural(notes, "note")]),
    ];
}
