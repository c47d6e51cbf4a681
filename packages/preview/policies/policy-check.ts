import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Check } from "../check";
import { longerWayNote } from "../engine/proven-versions";
import { UsageError } from "../errors";
import type { Finding, WorldName } from "@platform/aws-model/finding";
import type { Preview, World } from "../result";
import { spawnPack, unprovenOfPack, type PackStart, type StartingPack } from "./pack-process";
import type { Diagnostic, PackConfig, PolicyPackClient, PolicyReport } from "./policy-pack";
import { remediationFindings } from "./remediations";

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
    policies?: number;
    private readonly packStart: PackStart;
    private starting: StartingPack | undefined;
    private listens = false;
    private client: Promise<PolicyPackClient> | undefined;
    private readonly reports = new Map<WorldName, Promise<PolicyReport | undefined>>();

    constructor(
        private readonly choice: PackChoice,
        audience: PackAudience,
        /** False to start the pack exactly as the CLI does. */
        leanStart = true,
    ) {
        this.name = path.basename(path.resolve(choice.directory));
        this.packStart = { ...audience, directory: choice.directory, dryRun: true, background: true, leanStart };
    }

    start(): StartingPack {
        if (this.starting === undefined) {
            this.starting = spawnPack(this.packStart);
            this.starting.running.then(
                () => (this.listens = true),
                () => undefined, // whoever waits for it in run() hears of it
            );
        }
        return this.starting;
    }

    /** The pack judges one world while the program runs for the other, which begins when the pack has something to do. */
    async world(world: World): Promise<void> {
        const report = this.judgeEarly(world);
        report.catch(() => undefined); // see above
        this.reports.set(world.name, report);
        if (this.listens) {
            await keepingAlive(this.received().catch(() => undefined));
        }
    }

    async run(preview: Omit<Preview, "timings">): Promise<readonly Finding[]> {
        try {
            this.starting?.foreground();
            const client = await this.connect();
            client.foreground();
            this.policies = client.active.length;
            try {
                const reportOn = async ({ name, resources }: World): Promise<PolicyReport> =>
                    (await this.reports.get(name)) ?? (await client.analyze(resources));
                const found = this.both(await reportOn(preview.strict), await reportOn(preview.placeholder), preview);
                return [...this.notes(), ...found];
            } finally {
                await client.stop();
            }
        } catch (error) {
            throw new UsageError(`policy pack ${this.choice.directory}: ${messageOf(error)}`);
        }
    }

    async rehearse(preview: Omit<Preview, "timings">): Promise<readonly Finding[]> {
        const client = await this.connect();
        // The world that comes first in a run comes last here: the pack is asked again about what is not as it saw it last.
        const placeholder = await client.analyze(preview.placeholder.resources);
        const strict = await client.analyze(preview.strict.resources);
        return [...this.notes(), ...this.both(strict, placeholder, preview)];
    }

    close(): void {
        this.starting?.kill();
    }

    /** That the pack starts as the CLI starts it, if that was not asked for. */
    private notes(): Finding[] {
        const { leanStart, directory } = this.packStart;
        const unfit = leanStart === true ? unprovenOfPack(directory) : [];
        return unfit.length === 0 ? [] : [longerWayNote(`policy:${this.name}`, "the policy pack", unfit)];
    }

    private async judgeEarly({ resources }: World): Promise<PolicyReport | undefined> {
        return await (await this.quietClient())?.analyze(resources);
    }

    private async received(): Promise<void> {
        await (await this.quietClient())?.received();
    }

    /** None where asking would keep this process busy: the program's run would not end before the pack has answered. */
    private async quietClient(): Promise<PolicyPackClient | undefined> {
        const { analyzer } = await this.start().running;
        return analyzer.quiet ? await this.connect() : undefined;
    }

    private both(strict: PolicyReport, placeholder: PolicyReport, preview: Omit<Preview, "timings">): Finding[] {
        return this.merge(
            findings(this.name, strict, preview.strict),
            findings(this.name, placeholder, preview.placeholder),
            preview,
        );
    }

    private connect(): Promise<PolicyPackClient> {
        return (this.client ??= this.connectOnce());
    }

    private async connectOnce(): Promise<PolicyPackClient> {
        const running = await this.start().running;
        // Loaded only now: the protocol takes a while to load, and the pack to start.
        const { PolicyPackClient } = createRequire(__filename)("./policy-pack") as typeof import("./policy-pack");
        return PolicyPackClient.connect(running, this.packStart, this.choice.config);
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
        // Its process starts in the pack's own directory, where a relative path means something else.
        return { directory: path.resolve(directory), config: file === undefined ? {} : readConfig(file) };
    });
}

/** Nothing that belongs to a pack in the background keeps the process alive. */
async function keepingAlive(work: Promise<void>): Promise<void> {
    const timer = setInterval(() => undefined, 60_000);
    try {
        await work;
        await new Promise((resolve) => setImmediate(resolve));
    } finally {
        clearInterval(timer);
    }
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

/** Of a program that failed part of the stack is missing: as in the engine, only its resources are judged, one by one. */
function findings(
    pack: string,
    { diagnostics, remediations }: PolicyReport,
    { resources, failures }: World,
): Finding[] {
    const judged = failures.length === 0 ? diagnostics : diagnostics.filter(({ phase }) => phase === "resource");
    return [
        ...judged.map((diagnostic) => toFinding(pack, diagnostic)),
        ...remediationFindings(pack, remediations, resources),
    ];
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
