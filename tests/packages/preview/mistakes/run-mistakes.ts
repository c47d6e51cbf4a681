import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Check } from "@platform/preview/check";
import { EXIT, exitCode } from "@platform/cli/exit-code";
import { settleAtExit } from "@platform/preview/engine/idle";
import { InProcessHost } from "@platform/preview/engine/in-process";
import { UsageError } from "@platform/preview/errors";
import type { Finding } from "@platform/aws-model/finding";
import { runPreview } from "@platform/preview/preview";
import { loadProject } from "@platform/preview/project/project";
import { providerCheck } from "@platform/cli/provider-check";
import type { Preview } from "@platform/preview/result";
import { Stopwatch } from "@platform/preview/stopwatch";
import { programToCheck } from "@platform/preview/types/checked-program";
import { TypeCheck } from "@platform/preview/types/type-check";
import { PLANTATIONS } from "./all";
import type { Mistake, Outcome, Plantation } from "./mistake";
import { openPack } from "./pack";

const REPOSITORY = path.resolve(__dirname, "../../../..");

type Said = Pick<Outcome, "exitCode" | "said" | "places">;

/** A copy of a project whose files may be changed. */
function copyOf({ project, files }: Plantation): string {
    const root = realpathSync(mkdtempSync(path.join(tmpdir(), "mistakes-")));
    for (const file of files) {
        cpSync(path.join(REPOSITORY, project, file), path.join(root, file), { recursive: true });
    }
    symlinkSync(path.join(REPOSITORY, "node_modules"), path.join(root, "node_modules"));
    return root;
}

/** Previews the copy while a file has the mistake. */
async function plant(root: string, mistake: Mistake, preview: () => Promise<Said>): Promise<Outcome> {
    const { file, sound, wrong, at } = mistake;
    const name = path.join(root, file);
    const text = readFileSync(name, "utf8");
    const start = placeIn(text, sound, file);
    writeFileSync(name, text.slice(0, start) + wrong + text.slice(start + sound.length));
    try {
        const [where, what] = typeof at === "string" ? [file, at] : (at ?? ["", ""]);
        const expected = where === "" ? "" : position(where, readFileSync(path.join(root, where), "utf8"), what);
        const edited = position(file, text, sound, firstDifference(sound, wrong)).replace(/:\d+$/, "");
        return { mistake: mistake.mistake, edited, expected, ...(await preview()) };
    } finally {
        writeFileSync(name, text);
    }
}

/** @throws Error when the file does not have the text exactly once. */
function placeIn(content: string, text: string, file: string): number {
    const start = content.indexOf(text);
    if (start === -1 || content.includes(text, start + 1)) {
        throw new Error(`${file} must hold this text once: ${text}`);
    }
    return start;
}

/** `file:line:column` of a text, or of what stands some characters behind its beginning. */
function position(file: string, content: string, text: string, offset = 0): string {
    const lines = content.slice(0, placeIn(content, text, file) + offset).split("\n");
    return `${file}:${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
}

function firstDifference(a: string, b: string): number {
    let index = 0;
    while (index < a.length && a[index] === b[index]) {
        index++;
    }
    return index < a.length ? index : 0;
}

async function previewOf(root: string, stack: string, checks: readonly Check[], host: InProcessHost): Promise<Said> {
    try {
        return saidIn(
            await runPreview({
                project: loadProject(root),
                stack,
                organization: "organization",
                host,
                checks,
                timeoutSeconds: 120,
                config: { overlay: new Map() },
                stopwatch: new Stopwatch(),
            }),
        );
    } catch (error) {
        if (error instanceof UsageError) {
            return { exitCode: EXIT.failed, said: [error.message.replaceAll(`${root}/`, "")], places: [""] };
        }
        throw error;
    }
}

function saidIn(preview: Preview): Said {
    const failures = preview.strict.failures.map(({ message, frames }) => ({
        text: message,
        place: frames.find(({ own }) => own)?.location,
    }));
    const findings = preview.findings.map((finding) => ({
        text: sentence(finding),
        place: finding.location ?? preview.placeholder.resources.find(({ urn }) => urn === finding.urn)?.location,
    }));
    const all = [...failures, ...findings];
    return {
        exitCode: exitCode(preview),
        said: all.map(({ text }) => text),
        places: all.map(({ place }) =>
            place === undefined ? "" : `${path.relative(preview.root, place.file)}:${place.line}:${place.column}`,
        ),
    };
}

function sentence({ source, level, code, world, urn, property, value, message, fix }: Finding): string {
    const note = level === "advisory" ? "note " : "";
    const only = world === undefined ? "" : ` (${world} only)`;
    const resource = urn === undefined ? "" : ` ${urn.split("::").at(-1) ?? ""}`;
    const place = property === undefined ? "" : ` ${property}${value === undefined ? "" : ` = ${value}`}:`;
    return `${note}${source}/${code}${only}${resource}:${place} ${message}${fix === undefined ? "" : ` → ${fix}`}`;
}

async function runPlantation(plantation: Plantation): Promise<Outcome[]> {
    const root = copyOf(plantation);
    const host = new InProcessHost(loadProject(root), { settle: settleAtExit, shortcuts: true });
    const pack = plantation.policyConfig === undefined ? undefined : await openPack(plantation);
    const checks = [providerCheck(root), ...(pack === undefined ? [] : [pack])];
    const types = (): Check[] =>
        plantation.types === true ? [new TypeCheck([programToCheck(loadProject(root))])] : [];
    const preview = (): Promise<Said> => previewOf(root, plantation.stack, [...types(), ...checks], host);
    try {
        const outcomes: Outcome[] = [{ mistake: "", edited: "", expected: "", ...(await preview()) }];
        for (const mistake of plantation.mistakes) {
            outcomes.push(await plant(root, mistake, preview));
        }
        return outcomes;
    } finally {
        await pack?.stop();
        rmSync(root, { recursive: true });
    }
}

async function main(): Promise<void> {
    const plantation = PLANTATIONS.find(({ title }) => title === process.argv[2]);
    if (plantation === undefined) {
        throw new Error(`nothing is planted in ${process.argv[2] ?? "nothing"}`);
    }
    process.stdout.write(JSON.stringify(await runPlantation(plantation)));
}

void main();
