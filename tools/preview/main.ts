import { compareWith, loadBaseline } from "./against/against";
import { isUnwanted } from "./against/comparison";
import type { Baseline, Comparison } from "./against/comparison";
import type { Check } from "./check";
import { exitCode, EXIT } from "./cli/exit-code";
import { helpText } from "./cli/help";
import { parseOptions } from "./cli/options";
import type { Options } from "./cli/options";
import type { Host } from "./engine/host";
import { InProcessHost } from "./engine/in-process";
import { LanguageHost } from "./engine/language-host";
import { needsLanguageHost } from "./engine/program";
import { settleAtExit } from "./engine/idle";
import { UsageError } from "./errors";
import type { WorldName } from "./findings";
import { choosePacks, PolicyCheck } from "./policies/policy-check";
import { runPreview } from "./preview";
import { loadProject } from "./project/project";
import type { Project } from "./project/project";
import { renderComparison } from "./render/comparison";
import { providerCheck } from "./provider/provider-check";
import { renderJson } from "./render/json";
import { renderMarkdown } from "./render/markdown";
import { Progress } from "./render/progress";
import { renderReport } from "./render/report";
import { renderResource } from "./render/resource";
import { renderSarif } from "./render/sarif";
import { makeStyle, wantsColour } from "./render/style";
import type { Preview } from "./result";
import { Stopwatch } from "./stopwatch";

const PLAIN_WIDTH = 120;

/** Runs the command line tool and returns the process's exit code. */
export async function main(argv: readonly string[]): Promise<number> {
    try {
        const options = parseOptions(argv);
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
        return EXIT.failed;
    }
}

async function previewStack(options: Options): Promise<number> {
    const stopwatch = new Stopwatch();
    const progress = new Progress(process.stderr);
    const project = loadProject(options.cwd);
    const baseline = await stopwatch.timeAsync("baseline", () => baselineOf(project, options));
    const checks = checksFor(project, options);
    checks.forEach((check) => check.start?.());
    const host = stopwatch.time("loading the SDK", () => openHost(project, options));
    const onProgress = (world: WorldName, count: number): void => {
        progress.resources(world, count);
    };
    const preview = await runPreview({ ...options, project, host, checks, stopwatch, onProgress }).finally(() => {
        checks.forEach((check) => check.close?.());
        progress.clear();
    });
    const comparison = baseline && compareWith(baseline, preview, project.workingDirectory, options.expectNoChanges);
    const code =
        exitCode(preview) || (comparison !== undefined && isUnwanted(comparison) ? EXIT.violations : EXIT.clean);
    process.stdout.write(render(preview, comparison, code, options));
    return code;
}

/** What the provider would refuse, then what the policy packs say. */
function checksFor(project: Project, options: Options): readonly Check[] {
    const { stack, organization, policyPacks, policyPackConfigs } = options;
    const packs = options.policies ? choosePacks(project.root, stack, policyPacks, policyPackConfigs) : [];
    const audience = { stack, organization, project: project.name };
    return [providerCheck(project.workingDirectory), ...packs.map((pack) => new PolicyCheck(pack, audience))];
}

/** What --against names, if it is given. */
async function baselineOf(project: Project, options: Options): Promise<Baseline | undefined> {
    const open = (other: Project): Host => openHost(other, options);
    const { against } = options;
    return against === undefined ? undefined : await loadBaseline(against, { ...options, project, openHost: open });
}

function render(preview: Preview, comparison: Comparison | undefined, code: number, options: Options): string {
    if (options.json) {
        return renderJson(preview, code, options.filter, comparison);
    }
    if (options.sarif) {
        return renderSarif(preview, comparison, code);
    }
    if (options.markdown) {
        return renderMarkdown(preview, comparison, code);
    }
    const page = {
        style: makeStyle(wantsColour(process.stdout, process.env)),
        // Some terminals say that they have no columns at all.
        width: process.stdout.isTTY && process.stdout.columns > 0 ? process.stdout.columns : PLAIN_WIDTH,
    };
    if (options.against !== undefined && options.show === undefined) {
        return renderComparison(preview, comparison, { ...options, page, exitCode: code });
    }
    return options.show === undefined
        ? renderReport(preview, { ...options, page })
        : renderResource(preview, options.show, page);
}

/** ES modules and preloaded modules are the language host's business; everything else runs here. */
function openHost(project: Project, options: Options): Host {
    if (options.grpc || needsLanguageHost(project)) {
        return new LanguageHost(project);
    }
    return new InProcessHost(project, { settle: settleAtExit, shortcuts: !options.plainSdk });
}
