import { createRequire } from "node:module";
import { budgetCheck } from "@platform/analysis/budget-check";
import type { Section } from "@platform/analysis/section";
import { compareWith, loadBaseline } from "@platform/preview/against/against";
import { isUnwanted } from "@platform/preview/against/comparison";
import type { Baseline, Comparison } from "@platform/preview/against/comparison";
import type { Check } from "@platform/preview/check";
import { exitCode as exitCodeOf, EXIT } from "./exit-code";
import { helpText } from "./help";
import { parseOptions } from "./options";
import type { Options } from "./options";
import type { Host } from "@platform/preview/engine/host";
import { settleAtExit } from "@platform/preview/engine/idle";
import type { Settle } from "@platform/preview/engine/idle";
import { openHost } from "@platform/preview/engine/open-host";
import { ownHostReason } from "@platform/preview/engine/program";
import { UsageError } from "@platform/preview/errors";
import type { WorldName } from "@platform/aws-model/finding";
import { unprovenOfPack } from "@platform/preview/policies/pack-process";
import { choosePacks, PolicyCheck } from "@platform/preview/policies/policy-check";
import { runPreview } from "@platform/preview/preview";
import { loadProject } from "@platform/preview/project/project";
import type { Project } from "@platform/preview/project/project";
import { providerCheck } from "./provider-check";
import { renderOutcome } from "./output";
import type { Outcome } from "./output";
import { Progress } from "@platform/preview/render/progress";
import type { Preview } from "@platform/preview/result";
import { Stopwatch } from "@platform/preview/stopwatch";
import { packToCheck, programToCheck } from "@platform/preview/types/checked-program";
import { TypeCheck } from "@platform/preview/types/type-check";
import { unstarted } from "@platform/preview/unstarted";
import type { Kept } from "./watch/watch";

const load = createRequire(__filename);

/** What is asked for, and how the end of the program is known. */
interface Request extends Options {
    readonly settle: Settle;
}

/**
 * Runs the command line tool and returns the process's exit code.
 *
 * @param settle For a process that does something else as well.
 */
export async function main(argv: readonly string[], settle = settleAtExit): Promise<number> {
    let options: Request | undefined;
    try {
        options = { ...parseOptions(argv), settle };
        if (options.help) {
            process.stdout.write(helpText());
            return EXIT.clean;
        }
        return await previewStack(options);
    } catch (error) {
        if (!(error instanceof UsageError)) {
            throw error;
        }
        process.stderr.write(`${error.message}\n`);
        if (options !== undefined && (options.json || options.sarif || options.markdown)) {
            const preview = unstarted(options, error);
            const outcome = { preview, comparison: undefined, sections: [], exitCode: EXIT.failed };
            process.stdout.write(renderOutcome(outcome, options));
        }
        return EXIT.failed;
    }
}

async function previewStack(options: Request): Promise<number> {
    if (options.watch) {
        const { watch } = load("./watch/watch") as typeof import("./watch/watch");
        return await watch(options, {
            openHost: (project) => openHost(project, options),
            checksFor: (project) => checksFor(project, options),
            typeCheckFor: (project) => typeCheckFor(project, options),
            run: (kept) => outcomeOf(options, kept),
        });
    }
    const outcome = await outcomeOf(options);
    process.stdout.write(renderOutcome(outcome, options));
    return outcome.exitCode;
}

/** @param kept What an earlier run has left, so that it need not be made again. */
async function outcomeOf(options: Request, kept?: Kept): Promise<Outcome> {
    const stopwatch = new Stopwatch();
    const progress = new Progress(process.stderr);
    const project = kept?.project ?? loadProject(options.cwd);
    const baseline = await stopwatch.timeAsync("baseline", () => baselineOf(project, options));
    const checks = kept?.checks ?? [...[typeCheckFor(project, options) ?? []].flat(), ...checksFor(project, options)];
    if (kept === undefined) {
        checks.forEach((check) => check.start?.());
    }
    const host = kept?.host ?? stopwatch.time("loading the SDK", () => openHost(project, options));
    const onProgress = (world: WorldName, count: number): void => {
        progress.resources(world, count);
    };
    const preview = await runPreview({ ...options, project, host, checks, stopwatch, onProgress }).finally(() => {
        checks.forEach((check) => check.close?.());
        progress.clear();
    });
    const comparison = baseline && compareWith(baseline, preview, project.workingDirectory, options.expectNoChanges);
    const sections = await analyse(preview, project, options, baseline, comparison);
    const exitCode =
        exitCodeOf(preview) || (comparison !== undefined && isUnwanted(comparison) ? EXIT.violations : EXIT.clean);
    return { preview, comparison, sections, exitCode };
}

/** What the plan means, if that is asked for and there is a whole plan. The analyses are loaded only then. */
async function analyse(
    preview: Preview,
    project: Project,
    options: Options,
    baseline: Baseline | undefined,
    comparison: Comparison | undefined,
): Promise<readonly Section[]> {
    const asked = [options.analyze, options.html, options.svg].some((value) => value !== undefined);
    if (!asked || preview.placeholder.failures.length > 0) {
        return [];
    }
    const { answer } = load("@platform/analysis/answer") as typeof import("@platform/analysis/answer");
    const against = baseline && comparison && { baseline, comparison };
    return await answer(preview, { ...options, project }, options, against);
}

/** What the provider would refuse, then what the policy packs say. */
function checksFor(project: Project, options: Options): readonly Check[] {
    const { stack, organization, policyPacks, policyPackConfigs } = options;
    const packs = options.policies ? choosePacks(project.root, stack, policyPacks, policyPackConfigs) : [];
    const audience = { stack, organization, project: project.name };
    return [
        providerCheck(project.workingDirectory),
        ...packs.map((pack) => new PolicyCheck(pack, audience, !options.plainSdk && !options.grpc)),
        budgetCheck({ ...options, project }),
    ];
}

/** The types of the program and of the packs. Pulumi's own host checks them itself, as does a pack that starts plainly. */
function typeCheckFor(project: Project, options: Options): Check | undefined {
    const { stack, policyPacks, policyPackConfigs, plainSdk, grpc } = options;
    if (!options.types) {
        return undefined;
    }
    const program = programToCheck(project);
    const byHost = "compiler" in program && (grpc || ownHostReason(project) !== undefined);
    const packs = options.policies ? choosePacks(project.root, stack, policyPacks, policyPackConfigs) : [];
    const lean = plainSdk || grpc ? [] : packs.filter(({ directory }) => unprovenOfPack(directory).length === 0);
    const checkable = lean.flatMap(({ directory }) => packToCheck(directory) ?? []);
    return new TypeCheck([...(byHost ? [] : [program]), ...checkable]);
}

/** What --against names, if it is given. */
async function baselineOf(project: Project, options: Request): Promise<Baseline | undefined> {
    const open = (other: Project): Host => openHost(other, options);
    const { against } = options;
    return against === undefined ? undefined : await loadBaseline(against, { ...options, project, openHost: open });
}
