import path from "node:path";
import { forgetResolved, install, originalPosition } from "../loader/hook.cjs";
import { readCompilerOptions } from "../loader/tsconfig";
import type { Finding } from "@platform/aws-model/finding";
import type { Monitor } from "../monitor/monitor";
import type { Project } from "../project/project";
import type { World } from "../result";
import { keepCallbacksLocal, localCallBack } from "./callbacks";
import { captureProcess } from "./captured-process";
import { clientsFor } from "./clients";
import type { Clients } from "./clients";
import { collectGarbage } from "./collect";
import { withDeadline } from "./deadline";
import { onDroppedArguments, watchArguments } from "./dropped-arguments";
import { Failures } from "./failures";
import { refuseFunctionCode } from "./function-code";
import type { Host, RunInput } from "./host";
import { allRegistered } from "./idle";
import type { RunOutcome, Settle } from "./idle";
import { deferHeavyModules } from "./lazy-modules";
import { monitorFor } from "./monitor-for";
import { findOwnLineAnywhere } from "./own-line";
import { locateProgram } from "./program";
import type { Program } from "./program";
import { ProgramModules } from "./program-modules";
import { longerWayNote, unproven } from "./proven-versions";
import { loadSdk, sdkVersion } from "./sdk";
import type { Sdk } from "./sdk";
import { installShortcuts } from "./shortcuts";
import { toWorld } from "./world";

export interface InProcessOptions {
    /** Says when nothing more can happen in the program. */
    readonly settle: Settle;
    /** False to use the SDK exactly as installed, as is done with versions that nobody has tried: slower, same answer. */
    readonly shortcuts: boolean;
}

/** When a program is given up, if nobody says otherwise. */
export const IN_PROCESS_SECONDS = 60;

/** Runs programs in this process, one run at a time, with the SDK loaded once. */
export class InProcessHost implements Host {
    readonly concurrent = false;
    readonly notes: readonly Finding[];
    private readonly program: Program;
    private readonly sdk: Sdk;
    private readonly modules = new ProgramModules(path.join(__dirname, "../.."));
    /** Whether the SDK is one of those that the shortcuts fit, and they are wanted. */
    private readonly shortcuts: boolean;

    constructor(
        project: Project,
        private readonly options: InProcessOptions,
    ) {
        this.program = locateProgram(project);
        sdkVersion(project.workingDirectory);
        const unfit = options.shortcuts ? unproven(project.workingDirectory, ["@pulumi/pulumi"]) : [];
        this.shortcuts = options.shortcuts && unfit.length === 0;
        this.notes = unfit.length === 0 ? [] : [longerWayNote("program", "the program", unfit)];
        install({ compilerOptions: readCompilerOptions(project) });
        if (this.shortcuts) {
            deferHeavyModules();
        }
        keepCallbacksLocal();
        refuseFunctionCode();
        this.sdk = loadSdk(project.workingDirectory);
        startAfterStack(this.sdk);
        watchArguments(this.sdk);
        findOwnLineAnywhere(this.sdk);
        if (this.shortcuts) {
            installShortcuts(this.sdk);
        }
    }

    get files(): readonly string[] {
        return this.modules.files;
    }

    async run(input: RunInput): Promise<World> {
        collectGarbage();
        forgetResolved();
        const started = performance.now();
        const monitor = monitorFor(input, localCallBack(this.sdk));
        const failures = new Failures(originalPosition, (resource) => urnOf(monitor, resource));
        const clients = clientsFor(this.sdk, monitor, this.shortcuts);
        const dropped = new Map<object, readonly string[]>();
        onDroppedArguments((resource, names) => dropped.set(resource, names));
        const captured = captureProcess(input, (error) => {
            failures.thrown(error);
        });
        this.modules.begin();
        try {
            this.prepare(input, clients);
            const { timeoutSeconds = IN_PROCESS_SECONDS } = input;
            const start = (): Promise<void> => this.start(timeoutSeconds, failures);
            const outcome = await this.options.settle(start, timeoutSeconds, this.sdk);
            await this.reportUnfinished(outcome, failures);
        } finally {
            captured.release();
            this.modules.forget();
        }
        const logs = [...clients.logs, ...captured.output];
        for (const [resource, names] of dropped) {
            monitor.addDropped(urnOf(monitor, resource), names);
        }
        return toWorld(input, monitor, { logs, failures: failures.list(), started, mapPosition: originalPosition });
    }

    close(): Promise<void> {
        return Promise.resolve();
    }

    /** Points the SDK at this run's monitor, stack and configuration. */
    private prepare(input: RunInput, clients: Clients): void {
        const { runtime, settings } = this.sdk;
        runtime.setMockOptions(clients.monitor, input.project.name, input.stack, true, input.organization);
        this.sdk.store().settings.options.rootDirectory = input.project.root;
        settings.getEngine = () => clients.engine;
        const secretKeys = [...input.config].filter(([, value]) => value.secret).map(([key]) => key);
        runtime.setAllConfig(
            Object.fromEntries([...input.config].map(([key, value]) => [key, value.text])),
            secretKeys,
        );
    }

    private async start(timeoutSeconds: number, failures: Failures): Promise<void> {
        const load = (): unknown => {
            const exported: unknown = this.sdk.require(this.program.path);
            return typeof exported === "function" ? (exported as () => unknown)() : exported;
        };
        try {
            await this.sdk.runtime.runInPulumiStack(async () => await withDeadline(timeoutSeconds, load));
        } catch (error) {
            failures.thrown(error);
        }
    }

    private async reportUnfinished(outcome: RunOutcome, failures: Failures): Promise<void> {
        // The SDK would complain about these when the process ends, in its own words.
        this.sdk.store().leakCandidates.clear();
        if (failures.timedOut) {
            return;
        }
        if (outcome !== "settled") {
            failures.report({ kind: outcome.kind, message: outcome.message, frames: [] });
        } else if (!failures.any && !(await allRegistered(this.sdk))) {
            failures.report({ kind: "unfinished", message: UNFINISHED, frames: [] });
        }
    }
}

/**
 * With an engine the SDK starts a program when the stack is registered, without one at once. Here it must always be
 * the former: transforms that the program registers for its stack must not reach the stack itself.
 */
function startAfterStack(sdk: Sdk): void {
    const { setRootResource } = sdk.settings;
    sdk.settings.setRootResource = async (stack) => {
        await setRootResource(stack);
        await stack.urn.promise();
    };
}

/** Resources know their own name and type at once, their URN only later. */
function urnOf(monitor: Monitor, resource: unknown): string | undefined {
    const { __name: name, __pulumiType: type } = (resource ?? {}) as { __name?: string; __pulumiType?: string };
    return monitor.resources.find((record) => record.name === name && record.type === type)?.urn;
}

const UNFINISHED = [
    "the program ended while resources were still waiting to be registered.",
    "A promise that is never resolved was passed to one, or resources wait for each other in a circle.",
].join(" ");
