import type { Finding } from "../findings";
import type { Preview, ProgramFailure, ResourceRecord } from "../result";
import { renderCounts } from "./counts";
import { renderFailure } from "./failures";
import { renderFindings } from "./findings";
import { renderLogs } from "./logs";
import { renderOutputs } from "./outputs";
import { plural } from "./style";
import type { Page } from "./style";
import { renderTree } from "./tree";

export interface ReportOptions {
    readonly page: Page;
    readonly filter?: string;
    readonly timings: boolean;
}

/** The whole preview as text for people. */
export function renderReport(preview: Preview, options: ReportOptions): string {
    const { page, filter } = options;
    const world = preview.placeholder;
    const shown = matcher(filter);
    const sections = [
        section("", renderTree(world, page, shown)),
        section("By type", renderCounts(world, page, shown), page),
        section("Stack outputs", renderOutputs(preview, page), page),
        section("Program output", renderLogs(preview, page), page),
        section("Timings", options.timings ? renderTimings(preview) : [], page),
        section("The two worlds differ", renderDifferences(preview, page), page),
        section("Problems", renderFindings(preview.findings, allResources(preview), preview.root, page), page),
        failures(preview).flatMap((failure) => [...renderFailure(failure, preview.root, page), ""]),
        [summary(preview, page)],
    ];
    return `${sections.flat().join("\n")}\n`;
}

function section(title: string, lines: readonly string[], page?: Page): string[] {
    if (lines.length === 0) {
        return [];
    }
    return [...(title === "" || page === undefined ? [] : [page.style.bold(title)]), ...lines, ""];
}

/** Matches type, name and URN, upper and lower case alike. */
export function matcher(filter: string | undefined): (resource: ResourceRecord) => boolean {
    const text = filter?.toLowerCase();
    return text === undefined ? () => true : ({ urn }) => urn.toLowerCase().includes(text);
}

function allResources(preview: Preview): ResourceRecord[] {
    return [...preview.strict.resources, ...preview.placeholder.resources];
}

/** Both worlds usually fail alike. */
export function failures({ strict, placeholder }: Preview): ProgramFailure[] {
    const all = new Map([...strict.failures, ...placeholder.failures].map((failure) => [failure.message, failure]));
    return [...all.values()];
}

function renderDifferences({ differences }: Preview, { style }: Page): string[] {
    if (differences.length === 0) {
        return [];
    }
    return [
        "A resource must not depend on values that are unknown in a first preview: create it outside of apply().",
        ...differences.map(({ urn, onlyIn }) => `${style.red(`only in ${onlyIn}`)} ${urn}`),
    ];
}

function renderTimings({ timings }: Preview): string[] {
    const width = Math.max(...timings.map(({ step }) => step.length));
    return timings.map(({ step, milliseconds }) => `${step.padEnd(width)} ${milliseconds.toFixed(0).padStart(6)} ms`);
}

function summary(preview: Preview, { style }: Page): string {
    const resources = preview.placeholder.resources.filter(({ implicit, kind }) => !implicit && kind !== "stack");
    const components = resources.filter(({ kind }) => kind === "component").length;
    const mandatory = preview.findings.filter(({ level }) => level === "mandatory").length;
    const advisory = preview.findings.length - mandatory;
    const broken = failures(preview).length;
    const good = broken + mandatory + preview.differences.length === 0;
    const parts = [
        `${preview.project}/${preview.stack}: ${plural(resources.length - components, "resource")} in ${plural(components, "component")}`,
        ...(broken === 0 ? [] : [style.red("the program failed")]),
        ...(mandatory === 0 ? [] : [style.red(plural(mandatory, "error"))]),
        ...(advisory === 0 ? [] : [style.yellow(plural(advisory, "note"))]),
        ...(preview.differences.length === 0 ? [] : [style.red("the two worlds differ")]),
    ];
    return `${good ? style.green("ok") : style.red("not ok")} ${parts.join(", ")}`;
}

/** Findings of one level, for callers that count. */
export function ofLevel(findings: readonly Finding[], level: Finding["level"]): Finding[] {
    return findings.filter((finding) => finding.level === level);
}
