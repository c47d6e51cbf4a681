import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Check } from "../check";
import { UsageError } from "../errors";
import type { Finding, WorldName } from "../findings";
import type { Preview, World } from "../result";
import { spawnPack, type PackStart, type RunningPack, type StartingPack } from "./pack-process";
import type { Diagnostic, PackConfig, PolicyReport } from "./policy-pack";

/** A policy pack to judge with, and what it is told. */
export interface PackChoice {
    /** Directory with PulumiPolicy.yaml. */
    readonly directory: string;
    readonly config: PackConfig;
}

/** For whom the pack judges. */
export type PackAudience = Pick<PackStart, "organization" | "project" | "stack">;

/**
 * A policy pack as a check: the real process that the CLI starts, spoken to as the engine does, once for each world. It
 * starts while the program runs.
 */
export class PolicyCheck implements Check {
    readonly name: string;
    private readonly packStart: PackStart;
    private starting: StartingPack | undefined;
    private running: RunningPack | undefined;

    constructor(
        private readonly choice: PackChoice,
        audience: PackAudience,
    ) {
        this.name = path.basename(path.resolve(choice.directory));
        this.packStart = { ...audience, directory: choice.directory, dryRun: true, background: true };
    }

    start(): void {
        this.starting = spawnPack(this.packStart);
        this.starting.running.catch(() => undefined); // whoever waits for it in run() hears of it
    }

    async run(preview: Omit<Preview, "timings">): Promise<readonly Finding[]> {
        this.starting ??= spawnPack(this.packStart);
        this.starting.foreground();
        try {
            this.running = await this.starting.running;
            // Loaded only now: gRPC takes a while to load, and the pack to start.
            const { PolicyPackClient } = createRequire(__filename)("./policy-pack") as typeof import("./policy-pack");
            const client = await PolicyPackClient.connect(this.running, this.packStart, this.choice.config);
            try {
                const strict = await client.analyze(preview.strict.resources);
                const placeholder = await client.analyze(preview.placeholder.resources);
                return this.merge(findings(this.name, strict), findings(this.name, placeholder), preview);
            } finally {
                await client.stop();
            }
        } catch (error) {
            throw new UsageError(`policy pack ${this.choice.directory}: ${messageOf(error)}`);
        }
    }

    close(): void {
        void this.running?.stop();
    }

    /** What both worlds show is said once; what only one shows is marked with it. */
    private merge(strict: readonly Finding[], placeholder: readonly Finding[], preview: { strict: World }): Finding[] {
        const [inStrict, inPlaceholder] = [new Set(strict.map(placeOf)), new Set(placeholder.map(placeOf))];
        const only = (all: readonly Finding[], seen: ReadonlySet<string>, world: WorldName) =>
            all.filter((finding) => !seen.has(placeOf(finding))).map((finding) => ({ ...finding, world }));
        return [
            ...strict.filter((finding) => inPlaceholder.has(placeOf(finding))),
            ...only(strict, inPlaceholder, preview.strict.name),
            ...only(placeholder, inStrict, "placeholder"),
        ];
    }
}

/**
 * The packs that the command line names, or the project's own in `policy-pack/`, each with its configuration: the files
 * named in the same order, or `settings/<stack>.json` in the pack.
 * @throws UsageError for a directory that is no pack, and for a configuration that cannot be read.
 */
export function choosePacks(
    root: string,
    stack: string,
    directories: readonly string[],
    configFiles: readonly string[],
): readonly PackChoice[] {
    const own = path.join(root, "policy-pack");
    const named = directories.length > 0 ? directories : isPack(own) ? [own] : [];
    if (configFiles.length > named.length) {
        const count = `${configFiles.length} for ${named.length} policy pack${named.length === 1 ? "" : "s"}`;
        throw new UsageError(
            `--policy-pack-config is given ${count}. Give one for each --policy-pack, in the same order.`,
        );
    }
    return named.map((directory, index) => {
        if (!isPack(directory)) {
            throw new UsageError(`--policy-pack ${directory}: there is no PulumiPolicy.yaml in it.`);
        }
        const settings = path.join(directory, "settings", `${stack}.json`);
        const file = configFiles[index] ?? (existsSync(settings) ? settings : undefined);
        return { directory, config: file === undefined ? {} : readConfig(file) };
    });
}

function isPack(directory: string): boolean {
    return existsSync(path.join(directory, "PulumiPolicy.yaml"));
}

function readConfig(file: string): PackConfig {
    try {
        return JSON.parse(readFileSync(file, "utf8")) as PackConfig;
    } catch (error) {
        throw new UsageError(`--policy-pack-config ${file}: ${messageOf(error)}`);
    }
}

function findings(pack: string, report: PolicyReport): Finding[] {
    return report.diagnostics.map((diagnostic) => toFinding(pack, diagnostic));
}

function toFinding(pack: string, { policy, level, message, urn }: Diagnostic): Finding {
    return {
        source: `policy:${pack}`,
        level: level === "mandatory" ? "mandatory" : "advisory",
        code: policy,
        message,
        ...(urn === undefined ? {} : { urn }),
    };
}

/** Messages carry ids, which are made up in one world only: the place alone says whether two findings are one. */
function placeOf({ code, urn, message }: Finding): string {
    return JSON.stringify([code, urn, urn === undefined ? message : ""]);
}

function messageOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}
