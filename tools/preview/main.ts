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
import { runPreview } from "./preview";
import { loadProject } from "./project/project";
import type { Project } from "./project/project";
import { renderJson } from "./render/json";
import { Progress } from "./render/progress";
import { renderReport } from "./render/report";
import { renderResource } from "./render/resource";
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
    const host = stopwatch.time("loading the SDK", () => openHost(project, options));
    const onProgress = (world: WorldName, count: number): void => {
        progress.resources(world, count);
    };
    const preview = await runPreview({ ...options, project, host, checks: [], stopwatch, onProgress });
    progress.clear();
    const code = exitCode(preview);
    process.stdout.write(render(preview, code, options));
    return code;
}

function render(preview: Preview, code: number, options: Options): string {
    if (options.json) {
        return renderJson(preview, code, options.filter);
    }
    const page = {
        style: makeStyle(wantsColour(process.stdout, process.env)),
        width: process.stdout.isTTY ? process.stdout.columns : PLAIN_WIDTH,
    };
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
