import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Finding } from "@platform/aws-model/finding";
import { placeOfKey } from "../project/key-place";
import type { Preview, ProgramFailure, StackFrame, World } from "../result";
import type { Page } from "./style";

/** How many frames of installed packages are shown in a row. */
const FOREIGN_FRAMES = 2;

/** A failure of the program: its message, the line of the program that it comes from, and the way there. */
export function renderFailure(failure: ProgramFailure, root: string, page: Page): string[] {
    const { style } = page;
    const [first = "", ...rest] = failure.message.split("\n");
    const own = failure.frames.find((frame) => frame.own);
    return [
        `${style.red("error:")} ${first}`,
        ...rest.map((line) => `  ${line}`),
        ...(failure.urn === undefined ? [] : [`  ${style.dim(`resource ${failure.urn}`)}`]),
        ...(own === undefined ? [] : excerpt(own, page)),
        ...shortened(failure.frames).map((frame) => `    at ${describe(frame, root, page)}`),
    ];
}

/** Frames of packages say little: those that led to the program go, and of each other stretch the innermost stay. */
function shortened(frames: readonly StackFrame[]): StackFrame[] {
    const outermost = frames.findLastIndex((frame) => frame.own);
    const inner = outermost === -1 ? frames : frames.slice(0, outermost + 1);
    let foreign = 0;
    return inner.filter((frame) => {
        foreign = frame.own ? 0 : foreign + 1;
        return foreign <= FOREIGN_FRAMES;
    });
}

function describe(frame: StackFrame, root: string, { style }: Page): string {
    const { file, line, column } = frame.location;
    const place = `${relative(root, file)}:${line}:${column}`;
    const text = frame.function === "" ? place : `${frame.function} (${place})`;
    return frame.own ? text : style.dim(text);
}

/** Paths inside the project are written from its root, those of packages from the package's name. */
export function relative(root: string, file: string): string {
    const installed = /^.*[/\\]node_modules[/\\](.+)$/.exec(file)?.[1];
    const fromRoot = path.relative(root, file);
    return installed ?? (fromRoot.startsWith("..") ? file : fromRoot);
}

/** The line of source with a pointer under its column. */
function excerpt(frame: StackFrame, { style }: Page): string[] {
    const { file, line, column } = frame.location;
    const source = existsSync(file) ? readFileSync(file, "utf8").split("\n")[line - 1] : undefined;
    if (source === undefined) {
        return [];
    }
    const number = `${line} | `;
    return [
        style.dim(`    ${number}`) + source.trimEnd(),
        `${" ".repeat(4 + number.length + Math.max(0, column - 1))}${style.red("^")}`,
    ];
}

/** What made the program fail, as findings: whoever reads these alone must see why the exit code is 2. */
export function failureFindings({ strict, placeholder, stackFile }: Preview): Finding[] {
    const [first, second] = [findingsIn(strict, stackFile), findingsIn(placeholder, stackFile)];
    const only = (
        findings: ReadonlyMap<string, Finding>,
        others: ReadonlyMap<string, Finding>,
        world: World,
    ): Finding[] =>
        [...findings].map(([key, finding]) => (others.has(key) ? finding : { ...finding, world: world.name }));
    const added = new Map([...second].filter(([key]) => !first.has(key)));
    return [...only(first, second, strict), ...only(added, first, placeholder)];
}

/** By what they say. */
function findingsIn({ failures, logs }: World, stackFile: string | undefined): ReadonlyMap<string, Finding> {
    const findings = [
        ...failures.flatMap(({ kind, message, urn, frames }) => {
            const location = frames.find(({ own }) => own)?.location;
            const problems = stackFile === undefined ? [] : configProblems(message, stackFile);
            return problems.length > 0 ? problems : [failureFinding(kind, message, urn, location)];
        }),
        ...logs
            .filter(({ level }) => level === "error")
            .map(({ message, urn }) => failureFinding("logged-error", message, urn, undefined)),
    ];
    return new Map(findings.map((finding) => [JSON.stringify([finding.code, finding.urn, finding.message]), finding]));
}

/** Each line of a message about a stack's configuration by itself, at the line of its key. */
function configProblems(message: string, stackFile: string): Finding[] {
    const [title = "", ...lines] = message.split("\n");
    if (!/^config: \d+ problems? in stack /.test(title) || !existsSync(stackFile)) {
        return [];
    }
    const text = readFileSync(stackFile, "utf8");
    return lines.flatMap((line) => {
        const [, problem, key] = /^- (([^\s:]+:[^\s:]+(?: [^\s:]+)*?): .*)$/.exec(line) ?? [];
        return problem === undefined || key === undefined
            ? []
            : [failureFinding("config", problem, undefined, { file: stackFile, ...placeOfKey(text, key) })];
    });
}

function failureFinding(
    code: string,
    message: string,
    urn: string | undefined,
    location: Finding["location"],
): Finding {
    const where = { ...(urn === undefined ? {} : { urn }), ...(location === undefined ? {} : { location }) };
    return { source: "program", level: "mandatory", code, message, ...where };
}
