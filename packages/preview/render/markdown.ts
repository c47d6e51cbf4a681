import { isGroup } from "../against/comparison";
import type { Change, ChangeKind, Comparison } from "../against/comparison";
import type { Finding } from "@platform/aws-model/finding";
import { nameOf } from "@platform/aws-model/urn";
import type { Preview } from "../result";
import { isAccessChange } from "./access-changes";
import { changeCounts, changeLines, groupChanges } from "./changes";
import type { ChangeGroup } from "./changes";
import { failuresOf, comparisonProblems } from "./comparison";
import { relative } from "./failures";
import { withFilesTogether } from "./file-changes";
import { makeStyle } from "./style";
import { plural } from "@platform/aws-model/show";

/** GitHub refuses comments of more than 65,536 characters; some are kept for the note about what is left out. */
const LIMIT = 65_000;
/** Of one table cell, and of the lines of one component. */
const LONGEST_CELL = 1_000;
const LONGEST_GROUP = 20_000;
const PAGE = { style: makeStyle(false), width: 160 };

/**
 * A comment for a pull request: the outcome in a line, a table of problems, and to unfold the changes of each component.
 *
 * @param more Further blocks, such as analyses.
 */
export function renderMarkdown(
    preview: Preview,
    comparison: Comparison | undefined,
    exitCode: number,
    more: readonly string[] = [],
): string {
    const rows = [...failureRows(preview), ...findingRows(preview)];
    const groups = comparison === undefined ? [] : groupBlocks(comparison);
    const notes = (comparison?.notes ?? []).map((note) => `> ${escape(note)}\n`);
    const head = `${title(preview, comparison, exitCode)}\n`;
    const table = "\n| | Rule | Resource | Problem | Fix |\n| --- | --- | --- | --- | --- |\n";
    let left = LIMIT - head.length - table.length - notes.join("").length;
    const fit = (blocks: readonly string[]): string[] => {
        const kept = [];
        for (const block of blocks) {
            if (block.length > left) {
                break;
            }
            left -= block.length;
            kept.push(block);
        }
        return kept;
    };
    const keptRows = fit(rows);
    const keptGroups = fit(groups);
    const keptMore = fit(more);
    const parts = [
        head,
        ...(keptRows.length === 0 ? [] : [table, ...keptRows]),
        ...(notes.length === 0 ? [] : ["\n", ...notes]),
        ...(keptGroups.length === 0 ? [] : ["\n", ...keptGroups]),
        ...(keptMore.length === 0 ? [] : ["\n", ...keptMore]),
        leftOut(
            rows.length - keptRows.length,
            groups.length - keptGroups.length,
            more.length - keptMore.length,
            preview,
        ),
    ];
    return parts.join("");
}

function title(preview: Preview, comparison: Comparison | undefined, exitCode: number): string {
    const { project, stack, placeholder } = preview;
    const own = placeholder.resources.filter(
        ({ kind, implicit }) => kind === "custom" || (kind === "provider" && !implicit),
    );
    const against = comparison === undefined ? "" : ` against \`${comparison.against}\``;
    const counts = comparison === undefined ? plural(own.length, "resource") : changeCounts(comparison);
    const outcome = [counts, ...comparisonProblems(preview, comparison)].join(", ");
    return `### ${exitCode === 0 ? "✅" : "❌"} Preview of \`${project}/${stack}\`${against}\n\n**${escape(outcome)}**`;
}

function failureRows(preview: Preview): string[] {
    return failuresOf(preview).map(({ kind, message, urn, frames }) => {
        const subject = subjectOf(urn, frames.find(({ own }) => own)?.location, preview);
        return row(["❌", `program/${kind}`, subject, message, ""]);
    });
}

/** Mandatory ones first, otherwise in the order of the report. */
function findingRows(preview: Preview): string[] {
    const ordered = [...preview.findings].sort((a, b) => rank(a) - rank(b));
    return ordered.map(({ source, code, level, urn, property, value, message, fix = "", location }) => {
        const at = property === undefined ? "" : `${property}${value === undefined ? "" : ` = ${value}`}: `;
        const mark = level === "mandatory" ? "❌" : "⚠️";
        return row([mark, `${source}/${code}`, subjectOf(urn, location, preview), at + message, fix]);
    });
}

/** The resource's name; what concerns none has the place in the source. */
function subjectOf(urn: string | undefined, location: Finding["location"], { root }: Preview): string {
    const place = location === undefined ? "" : `${relative(root, location.file)}:${location.line}`;
    return urn === undefined ? place : nameOf(urn);
}

function rank({ level }: Finding): number {
    return level === "mandatory" ? 0 : 1;
}

function row(cells: readonly string[]): string {
    return `| ${cells.map((cell) => escape(clip(cell, LONGEST_CELL))).join(" | ")} |\n`;
}

function clip(text: string, length: number): string {
    return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

/** Text that GitHub shows as it is: no formatting, no HTML, no mention of people. */
function escape(text: string): string {
    return text
        .replaceAll(/[\\`*_[\]|~]/g, "\\$&")
        .replaceAll("&", "&amp;")
        .replaceAll("<", "&lt;")
        .replaceAll(">", "&gt;")
        .replaceAll("@", "&#64;")
        .replaceAll(/\r?\n/g, "<br>");
}

/** The first character gives a line its colour. */
const DIFF_SIGNS: Readonly<Record<ChangeKind, string>> = {
    create: "+",
    update: "!",
    replace: "!",
    delete: "-",
    rename: "#",
};

/** Who may change the stack comes first, and open: a reviewer must not miss it among a hundred tags. */
function groupBlocks(comparison: Comparison): readonly string[] {
    const isFirst = (change: Change) => isAccessChange(change, comparison);
    const access = comparison.changes.filter(isFirst);
    const others = groupChanges(comparison, (change) => !isFirst(change));
    return [
        ...(access.length === 0 ? [] : [groupBlock({ title: "Who may change the stack", changes: access }, " open")]),
        ...others.map((group) => groupBlock(group)),
    ];
}

function groupBlock({ title: name, changes }: ChangeGroup, open = ""): string {
    const own = changes.filter((change) => !isGroup(change)).length;
    const lines = withFilesTogether(changes).flatMap(diffLines);
    const text = fitLines(lines);
    const fence = "`".repeat(Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length)) + 1);
    const summary = `<b>${escape(name)}</b>: ${own === 0 ? "the component itself" : plural(own, "change")}`;
    return `<details${open}><summary>${summary}</summary>\n\n${fence}diff\n${text}\n${fence}\n\n</details>\n`;
}

function diffLines(change: Change): string[] {
    return changeLines(change, PAGE, "").map((line) => `${DIFF_SIGNS[change.kind]} ${line}`);
}

function fitLines(lines: readonly string[]): string {
    let length = 0;
    const kept = lines.filter((line) => (length += line.length + 1) <= LONGEST_GROUP);
    const missing = lines.length - kept.length;
    return [...kept, ...(missing === 0 ? [] : [`# ${plural(missing, "line")} left out`])].join("\n");
}

function leftOut(rows: number, groups: number, more: number, { stack }: Preview): string {
    const parts = [
        ...(rows === 0 ? [] : [plural(rows, "problem")]),
        ...(groups === 0 ? [] : [`the changes of ${plural(groups, "component")}`]),
        ...(more === 0 ? [] : [more === 1 ? "1 analysis" : `${more} analyses`]),
    ];
    return parts.length === 0
        ? ""
        : `\n_Left out, because a comment holds 65,536 characters: ${parts.join(" and ")}. \`npm run preview -- ${stack}\` shows everything._\n`;
}
