import { Catalog } from "./answers/catalog";
import { Fixtures } from "./answers/fixtures";
import { Knowledge } from "./answers/knowledge";
import { PlaceholderAnswers } from "./answers/placeholder";
import { StrictAnswers } from "./answers/strict";
import type { Check } from "./check";
import { defaultExportNotes } from "./default-export";
import type { Host, RunInput } from "./engine/host";
import { sdkRequire } from "./engine/sdk";
import type { Finding, WorldName } from "@platform/aws-model/finding";
import { loadStackValues } from "./project/config";
import type { ConfigSource, StackValues } from "./project/config";
import type { Project } from "./project/project";
import type { Preview, World, WorldDifference } from "./result";
import type { Stopwatch } from "./stopwatch";

export interface PreviewOptions {
    readonly project: Project;
    readonly stack: string;
    readonly organization: string;
    readonly host: Host;
    readonly checks: readonly Check[];
    /** Default: the host's own limit. */
    readonly timeoutSeconds?: number;
    /** A file with answers for data sources and stack references; undefined for the project's own. */
    readonly fixturesFile?: string;
    readonly config: ConfigSource;
    readonly stopwatch: Stopwatch;
    readonly onProgress?: (world: WorldName, resources: number) => void;
}

/**
 * Runs the program for a stack in both worlds, then the checks over what it made.
 *
 * @throws UsageError for everything that keeps the program from being started.
 */
export async function runPreview(options: PreviewOptions): Promise<Preview> {
    const { project, stack, organization, host, stopwatch } = options;
    const config = stopwatch.time("configuration", () => loadStackValues(project, stack, options.config));
    const catalog = new Catalog(sdkRequire(project.workingDirectory));
    const knowledge = new Knowledge(Fixtures.load(project.root, options.fixturesFile), catalog);
    const run = async (name: WorldName): Promise<World> => {
        const input = runInput(options, config, knowledge, catalog, name);
        const world = await stopwatch.timeAsync(`${name} world`, () => host.run(input));
        await Promise.all(options.checks.map(async (check) => check.world?.(world)));
        return world;
    };

    const [strict, placeholder] = await runWorlds(host, run);
    catalog.save();
    const worlds = { strict, placeholder, differences: differences(strict, placeholder) };
    const base = { project: project.name, stack, organization, root: project.root, stackFile: config.file, ...worlds };
    const ofProgram = [...programFindings(strict, placeholder), ...defaultExportNotes(strict)];
    const known = [...host.notes, ...config.findings, ...ofProgram, ...knowledge.findings];
    const found = await stopwatch.timeAsync("checks", () => runChecks(options.checks, { ...base, findings: known }));
    const judges = options.checks.flatMap(({ name, policies }) =>
        policies === undefined ? [] : [{ pack: name, policies }],
    );
    return { ...base, findings: [...known, ...found], timings: stopwatch.timings, judges };
}

/** One after the other, unless they may overlap. A program that never ends is not started a second time. */
async function runWorlds(host: Host, run: (world: WorldName) => Promise<World>): Promise<[World, World]> {
    if (host.concurrent) {
        return Promise.all([run("strict"), run("placeholder")]);
    }
    const strict = await run("strict");
    const timedOut = strict.failures.some(({ kind }) => kind === "timeout");
    return [strict, timedOut ? { ...strict, name: "placeholder" } : await run("placeholder")];
}

function runInput(
    options: PreviewOptions,
    config: StackValues,
    knowledge: Knowledge,
    catalog: Catalog,
    world: WorldName,
): RunInput {
    const { project, stack, organization, timeoutSeconds, onProgress } = options;
    return {
        world,
        project,
        stack,
        organization,
        config: config.values,
        answers: world === "strict" ? new StrictAnswers(knowledge) : new PlaceholderAnswers(knowledge, catalog),
        timeoutSeconds,
        onRegistration: (count) => {
            onProgress?.(world, count);
        },
    };
}

async function runChecks(checks: readonly Check[], preview: Omit<Preview, "timings">): Promise<Finding[]> {
    const findings: Finding[] = [];
    for (const check of checks) {
        findings.push(...(await check.run(preview)));
    }
    return findings;
}

/** What the engine would refuse, once if both worlds agree. */
function programFindings(strict: World, placeholder: World): Finding[] {
    const key = ({ code, urn, message }: Finding): string => JSON.stringify([code, urn, message]);
    const inStrict = new Set(strict.findings.map(key));
    const inPlaceholder = new Set(placeholder.findings.map(key));
    return [
        ...strict.findings.map((finding) =>
            inPlaceholder.has(key(finding)) ? finding : { ...finding, world: strict.name },
        ),
        ...placeholder.findings
            .filter((finding) => !inStrict.has(key(finding)))
            .map((finding) => ({ ...finding, world: placeholder.name })),
    ];
}

/** Resources that one world has and the other has not, in alphabetical order. */
function differences(strict: World, placeholder: World): WorldDifference[] {
    if (strict.failures.length + placeholder.failures.length > 0) {
        // A run that stopped early lacks resources for that reason.
        return [];
    }
    const only = (world: World, other: World): WorldDifference[] => {
        const known = new Set(other.resources.map(({ urn }) => urn));
        return world.resources.filter(({ urn }) => !known.has(urn)).map(({ urn }) => ({ urn, onlyIn: world.name }));
    };
    const all = [...only(strict, placeholder), ...only(placeholder, strict)];
    return all.sort((a, b) => a.urn.localeCompare(b.urn, "en"));
}
