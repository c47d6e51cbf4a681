import path from "node:path";
import { Catalog } from "@platform/preview/answers/catalog";
import { Fixtures } from "@platform/preview/answers/fixtures";
import { Knowledge } from "@platform/preview/answers/knowledge";
import { PlaceholderAnswers } from "@platform/preview/answers/placeholder";
import { StrictAnswers } from "@platform/preview/answers/strict";
import { localCallBack } from "@platform/preview/engine/callbacks";
import { clientsFor } from "@platform/preview/engine/clients";
import { monitorFor } from "@platform/preview/engine/monitor-for";
import { isProven } from "@platform/preview/engine/proven-versions";
import { loadSdk } from "@platform/preview/engine/sdk";
import { installShortcuts } from "@platform/preview/engine/shortcuts";
import type { WorldName } from "@platform/aws-model/finding";
import { toConfigValue, type ConfigValue } from "@platform/preview/project/config-value";
import { loadProject } from "@platform/preview/project/project";
import type { ResourceRecord } from "@platform/preview/result";
import type { WireMap } from "@platform/aws-model/wire";
import { Recording } from "./recording";
import { onceRecorded } from "./repeated";

const root = path.join(__dirname, "..", "..");
const project = loadProject(root);
const sdk = loadSdk(root);
const shortcuts = isProven("@pulumi/pulumi", sdk.version);
if (shortcuts) {
    installShortcuts(sdk);
}
const findLine = sdk.resource.Resource.stackTrace;
const catalog = new Catalog(sdk.require);

/** `strict` as in a first preview: what AWS computes is unknown. `placeholder` as in an update: it is made up. */
export type { WorldName } from "@platform/aws-model/finding";

export interface RecordOptions {
    readonly world?: WorldName;
    /** Configuration by full key, e.g. `platform:network`; values are what a stack file holds. */
    readonly config?: Readonly<Record<string, unknown>>;
    readonly stack?: string;
    /** Whether the program is told that it is previewed. Default: true. */
    readonly dryRun?: boolean;
    /** File with answers for data sources. Default: what the preview answers by itself. */
    readonly fixtures?: string;
}

/** Runs a piece of a program and returns what it registered. @throws what the program threw, or a refused registration. */
export function record(program: () => unknown, options: RecordOptions = {}): Promise<Recording> {
    const chosen = { world: "placeholder", ...options } as const;
    return onceRecorded(program, chosen, () => run(program, chosen));
}

async function run(program: () => unknown, options: RecordOptions & { readonly world: WorldName }): Promise<Recording> {
    const { world, stack = "test", dryRun = true } = options;
    const config = configMap({ "aws:region": "us-east-1", ...options.config });
    const knowledge = new Knowledge(Fixtures.load(root, options.fixtures), catalog);
    const answers = world === "strict" ? new StrictAnswers(knowledge) : new PlaceholderAnswers(knowledge, catalog);
    const input = { world, project, stack, organization: "organization", config, answers, timeoutSeconds: 20 };
    const monitor = monitorFor(input, localCallBack(sdk));
    sdk.runtime.setMockOptions(
        clientsFor(sdk, monitor, shortcuts).monitor,
        project.name,
        stack,
        dryRun,
        input.organization,
    );
    sdk.store().settings.options.rootDirectory = root; // whatever another test's preview of another program has left
    sdk.runtime.setAllConfig(Object.fromEntries([...config].map(([key, value]) => [key, value.text])), []);
    const failures = await withoutLines(() => untilSettled(program));
    sdk.store().leakCandidates.clear();
    const [failure] = failures;
    if (failure !== undefined) {
        throw failure instanceof Error ? failure : new Error(JSON.stringify(failure));
    }
    const refused = monitor.findings.filter((finding) => finding.level === "mandatory");
    if (refused.length > 0) {
        throw new Error(refused.map((finding) => finding.message).join("\n"));
    }
    return new Recording(world, monitor.resources.filter(isOwn), stackOutputs(monitor.resources), monitor.resources);
}

/** Both worlds, for what must hold in each. */
export async function recordBoth(
    program: () => unknown,
    options: Omit<RecordOptions, "world"> = {},
): Promise<Readonly<Record<WorldName, Recording>>> {
    const strict = await record(program, { ...options, world: "strict" });
    return { strict, placeholder: await record(program, { ...options, world: "placeholder" }) };
}

/** What goes wrong in an `apply` reaches nobody but these events. */
async function untilSettled(program: () => unknown): Promise<readonly unknown[]> {
    const failures: unknown[] = [];
    let giveUp: () => void = () => undefined;
    // After a failure, what waits for its value never settles.
    const failed = new Promise<void>((resolve) => (giveUp = resolve));
    const onFailure = (error: unknown) => {
        failures.push(error);
        setImmediate(giveUp);
    };
    const others = process.listeners("unhandledRejection");
    process.removeAllListeners("unhandledRejection").on("unhandledRejection", onFailure);
    try {
        await Promise.race([failed, untilEnd(program)]);
    } catch (error) {
        failures.unshift(error);
    } finally {
        process.off("unhandledRejection", onFailure);
        for (const listener of others) {
            process.on("unhandledRejection", listener);
        }
    }
    return failures;
}

/** No test looks at the line of the program that made a resource, which costs a call chain to find. */
async function withoutLines<T>(run: () => Promise<T>): Promise<T> {
    sdk.resource.Resource.stackTrace = () => [];
    try {
        return await run();
    } finally {
        sdk.resource.Resource.stackTrace = findLine;
    }
}

async function untilEnd(program: () => unknown): Promise<void> {
    await sdk.runtime.runInPulumiStack(() => Promise.resolve(program()));
    await sdk.settings.waitForRPCs();
    await new Promise((resolve) => setImmediate(resolve));
    await sdk.settings.waitForRPCs();
}

/** As the engine hands it to a program: objects with sorted keys. */
function configMap(values: Readonly<Record<string, unknown>>): ReadonlyMap<string, ConfigValue> {
    return new Map(Object.entries(values).map(([key, value]) => [key, toConfigValue(key, value, (text) => text)]));
}

function isOwn(resource: ResourceRecord): boolean {
    return !resource.implicit && resource.kind !== "stack";
}

function stackOutputs(resources: readonly ResourceRecord[]): WireMap {
    return resources.find((resource) => resource.kind === "stack")?.outputs ?? {};
}
