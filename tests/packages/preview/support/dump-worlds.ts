import { InProcessHost } from "@platform/preview/engine/in-process";
import type { Host } from "@platform/preview/engine/host";
import { settleAtExit } from "@platform/preview/engine/idle";
import { LanguageHost } from "@platform/preview/engine/language-host";
import { openHost } from "@platform/preview/engine/open-host";
import type { WorldName } from "@platform/aws-model/finding";
import { runPreview } from "@platform/preview/preview";
import { loadProject } from "@platform/preview/project/project";
import type { Project } from "@platform/preview/project/project";
import type { World } from "@platform/preview/result";
import { Stopwatch } from "@platform/preview/stopwatch";
import { comparable } from "./comparable";
import type { Comparable } from "./comparable";

/** The ways to run a program whose answers must be the same, and the one that the tool chooses. */
export type HostName = "fast" | "plain" | "grpc" | "chosen";

/** A stack to run, with another file than its own for its configuration. */
export interface StackRun {
    readonly stack: string;
    readonly configFile?: string;
    /** The one world that the program runs in; the other one stays empty. Default: it runs in both. */
    readonly only?: WorldName;
}

/** A program and the stacks to run it for. */
export interface ProgramRuns {
    readonly directory: string;
    readonly runs: readonly StackRun[];
}

/** What a run gave. */
export type Worlds = Readonly<Record<"strict" | "placeholder", Comparable>>;

function hostFor(project: Project, name: HostName): Host {
    if (name === "chosen") {
        return openHost(project, { grpc: false, plainSdk: false, settle: settleAtExit });
    }
    return name === "grpc"
        ? new LanguageHost(project)
        : new InProcessHost(project, { settle: settleAtExit, shortcuts: name === "fast" });
}

/** A host that runs the program in one world alone. */
function inOne(host: Host, only: WorldName): Host {
    const none = { resources: [], stackOutputs: {}, logs: [], findings: [], failures: [], milliseconds: 0 };
    return {
        concurrent: host.concurrent,
        notes: host.notes,
        run: (input) => (input.world === only ? host.run(input) : Promise.resolve({ name: input.world, ...none })),
        close: () => host.close(),
    };
}

async function worldsOf(project: Project, host: Host, { stack, configFile, only }: StackRun): Promise<Worlds> {
    const { strict, placeholder } = await runPreview({
        project,
        stack,
        organization: "organization",
        host: only === undefined ? host : inOne(host, only),
        checks: [],
        timeoutSeconds: 120,
        config: { overlay: new Map(), ...(configFile === undefined ? {} : { file: configFile }) },
        stopwatch: new Stopwatch(),
    });
    const toComparable = (world: World): Comparable => comparable(world.resources, world.stackOutputs, world.failures);
    return { strict: toComparable(strict), placeholder: toComparable(placeholder) };
}

async function main([name = "", programs = ""]: readonly string[]): Promise<void> {
    const dumped: Worlds[] = [];
    for (const { directory, runs } of JSON.parse(programs) as ProgramRuns[]) {
        const project = loadProject(directory);
        const host = hostFor(project, name as HostName);
        for (const run of runs) {
            dumped.push(await worldsOf(project, host, run));
        }
    }
    process.stdout.write(JSON.stringify(dumped));
}

void main(process.argv.slice(2));
