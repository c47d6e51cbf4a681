import { InProcessHost } from "../../../../tools/preview/engine/in-process";
import type { Host } from "../../../../tools/preview/engine/host";
import { settleAtExit } from "../../../../tools/preview/engine/idle";
import { LanguageHost } from "../../../../tools/preview/engine/language-host";
import { runPreview } from "../../../../tools/preview/preview";
import { loadProject } from "../../../../tools/preview/project/project";
import type { Project } from "../../../../tools/preview/project/project";
import type { World } from "../../../../tools/preview/result";
import { Stopwatch } from "../../../../tools/preview/stopwatch";
import { canonicalJson } from "../../../../tools/preview/values";

/** The ways to run a program whose answers must be the same. */
export type HostName = "fast" | "plain" | "grpc";

function openHost(project: Project, name: HostName): Host {
    return name === "grpc"
        ? new LanguageHost(project)
        : new InProcessHost(project, { settle: settleAtExit, shortcuts: name === "fast" });
}

/** Everything that a world holds except times and places in files, in alphabetical order; secrets are not masked. */
function comparable({ resources, stackOutputs, failures }: World): object {
    const sorted = [...resources].sort((a, b) => (a.urn < b.urn ? -1 : 1));
    return {
        resources: sorted.map((resource) => ({ ...resource, location: undefined })),
        stackOutputs,
        failures: failures.map(({ message }) => message),
    };
}

async function dump(directory: string, stack: string, name: HostName): Promise<void> {
    const project = loadProject(directory);
    const { strict, placeholder } = await runPreview({
        project,
        stack,
        organization: "organization",
        host: openHost(project, name),
        checks: [],
        timeoutSeconds: 120,
        config: { overlay: new Map() },
        stopwatch: new Stopwatch(),
    });
    process.stdout.write(canonicalJson({ strict: comparable(strict), placeholder: comparable(placeholder) }));
}

const [directory = "", stack = "", name = ""] = process.argv.slice(2);
void dump(directory, stack, name as HostName);
