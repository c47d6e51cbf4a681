import type { Finding } from "@platform/aws-model/finding";
import type { Preview, ProgramFailure, ResourceRecord, World } from "../result";
import { renderCounts } from "./counts";
import { renderFailure } from "./failures";
import { renderFindings } from "./findings";
import { renderLogs } from "./logs";
import { renderOutputs } from "./outputs";
import type { Page } from "./style";
import { renderTree } from "./tree";
import { plural } from "@platform/aws-model/show";

export interface ReportOptions {
    readonly page: Page;
    readonly filter?: string;
    readonly timings: boolean;
    /** Shown in place of the plan itself. */
    readonly instead?: readonly string[];
}

/** The whole preview as text for people. */
export function renderReport(preview: Preview, options: ReportOptions): string {
    const { page, filter } = options;
    const world = preview.placeholder;
    const shown = matcher(filter);
    const plan = [
        section("", renderTree(world, page, shown)),
        section("By type", renderCounts(world, page, shown), page),
        section("Stack outputs", filter === undefined ? renderOutputs(preview, page) : [], page),
    ];
    const sections = [
        ...(options.instead === undefined ? plan : [options.instead]),
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

/** The worlds usually fail alike; what happened in one only says so. */
function failures({ strict, placeholder }: Preview): ProgramFailure[] {
    const messages = (world: World): Set<string> => new Set(world.failures.map(({ message }) => message));
    const first = messages(strict);
    const second = messages(placeholder);
    return [
        ...strict.failures.map((failure) => (second.has(failure.message) ? failure : only(failure, strict))),
        ...placeholder.failures.filter(({ message }) => !first.has(message)).map((one) => only(one, placeholder)),
    ];
}

function only(failure: ProgramFailure, world: World): ProgramFailure {
    return { ...failure, message: `${failure.message}\n(in the ${world.name} world only)` };
}

function renderDifferences(preview: Preview, { style }: Page): string[] {
    const { differences } = preview;
    if (differences.length === 0) {
        return [];
    }
    return [
        ...differenceAdvice(preview),
        ...differences.map(({ urn, onlyIn }) => `${style.red(`only in ${onlyIn}`)} ${urn}`),
    ];
}

/** What keeps resources from depending on what is unknown: in a program's own code, and in a plugin's. */
function differenceAdvice({ differences, strict, placeholder }: Preview): string[] {
    const urns = new Set(differences.map(({ urn }) => urn));
    const different = [...strict.resources, ...placeholder.resources].filter(
        ({ urn, implicit }) => urns.has(urn) && !implicit,
    );
    const derived = different.filter(({ derivedFrom }) => derivedFrom !== undefined);
    return [
        ...(derived.length < different.length
            ? [
                  "A resource must not depend on values that are unknown in a first preview: create it outside of apply().",
              ]
            : []),
        ...(derived.length > 0
            ? [
                  "awsx.ecr.Image makes its child only when all of its arguments are known: give repositoryUrl as an address made from names.",
              ]
            : []),
    ];
}

/** How long each step took. */
export function renderTimings({ timings }: Preview): string[] {
    const width = Math.max(...timings.map(({ step }) => step.length));
    return timings.map(({ step, milliseconds }) => `${step.padEnd(width)} ${milliseconds.toFixed(0).padStart(6)} ms`);
}

function summary(preview: Preview, { style }: Page): string {
    const problems = problemsOf(preview);
    const parts = [
        `${preview.project}/${preview.stack}: ${amounts(preview)}`,
        ...problems.map((problem) => style.red(problem)),
        ...notesOf(preview).map((note) => style.yellow(note)),
        ...judgesOf(preview),
    ];
    return `${problems.length === 0 ? style.green("ok") : style.red("not ok")} ${parts.join(", ")}`;
}

/** What would be created, and how much of it is looked up. */
function amounts({ placeholder }: Preview): string {
    const count = (...kinds: ResourceRecord["kind"][]): number =>
        placeholder.resources.filter(({ kind, implicit }) => kinds.includes(kind) && !implicit).length;
    const reads = count("read");
    return [
        `${plural(count("custom", "provider", "remote-component"), "resource")} in ${plural(count("component"), "component")}`,
        ...(reads === 0 ? [] : [`${plural(reads, "lookup")} of existing ones`]),
    ].join(", ");
}

/** Everything that makes the exit code differ from 0. */
function problemsOf(preview: Preview): string[] {
    const mandatory = ofLevel(preview.findings, "mandatory").length;
    const logged = [...preview.strict.logs, ...preview.placeholder.logs].some(({ level }) => level === "error");
    return [
        ...(failures(preview).length === 0 ? [] : ["the program failed"]),
        ...(logged ? ["the program logged an error"] : []),
        ...(mandatory === 0 ? [] : [plural(mandatory, "error")]),
        ...(preview.differences.length === 0 ? [] : ["the two worlds differ"]),
    ];
}

function notesOf({ findings }: Preview): string[] {
    const advisory = ofLevel(findings, "advisory").length;
    return advisory === 0 ? [] : [plural(advisory, "note")];
}

/** Exemptions that are in force are among the notes. */
function judgesOf({ judges = [] }: Preview): string[] {
    const policies = judges.reduce((sum, judge) => sum + judge.policies, 0);
    return judges.length === 0 ? [] : [`judged by ${policies} ${policies === 1 ? "policy" : "policies"}`];
}

function ofLevel(findings: readonly Finding[], level: Finding["level"]): Finding[] {
    return findings.filter((finding) => finding.level === level);
}
