import { existsSync } from "node:fs";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { DEFAULT_FILE } from "@platform/preview/answers/fixtures";
import type { Check } from "@platform/preview/check";
import type { Options } from "../options";
import type { Host } from "@platform/preview/engine/host";
import { UsageError } from "@platform/preview/errors";
import { stackConfigs } from "@platform/preview/project/stack-files";
import { loadProject } from "@platform/preview/project/project";
import type { Project } from "@platform/preview/project/project";
import type { Outcome } from "../output";
import type { Preview } from "@platform/preview/result";
import { Changes } from "./changes";
import { sourcesIn } from "./files";
import { namedFiles } from "./named-files";
import { Screen } from "./screen";
import { TypesBeside } from "./types-beside";

/** What a run may take over from the one before. */
export interface Kept {
    readonly project: Project;
    readonly host: Host;
    /** Started already, all but that of the types, which `watch` keeps to itself. */
    readonly checks: readonly Check[];
}

/** How the command line does the things that are repeated here. */
export interface Means {
    openHost(project: Project): Host;
    /** Not started yet. */
    checksFor(project: Project): readonly Check[];
    /** Undefined where none is wanted. */
    typeCheckFor(project: Project): Check | undefined;
    run(kept: Kept): Promise<Outcome>;
}

/** As a shell puts it: 128 and the number of SIGINT. */
const INTERRUPTED = 130;

/** Files whose change means another host: they say what the program is and how it is compiled. */
const ABOUT_PROGRAM = /^(Pulumi\.ya?ml|package\.json|tsconfig.*\.json)$/;

/**
 * Runs a preview, and again whenever a file changes, until it is interrupted. The SDK stays loaded; policy packs, which
 * remember what they have seen, are new for each run and start before it.
 *
 * @throws UsageError when there is no project to begin with.
 */
export async function watch(options: Options, means: Means): Promise<number> {
    const screen = new Screen(options);
    const session = new Session(options, means);
    const interrupted = new Promise<undefined>((resolve) => {
        process.once("SIGINT", () => {
            resolve(undefined);
        });
    });
    loadProject(options.cwd);
    try {
        for (let changed: readonly string[] | undefined = []; changed !== undefined;) {
            screen.begin(changed);
            await session.run(changed, screen);
            changed = await Promise.race([session.changes.next(), interrupted]);
        }
    } finally {
        screen.end();
        session.close();
    }
    return INTERRUPTED;
}

class Session {
    readonly changes = new Changes();
    private readonly types = new TypesBeside();
    private kept: Kept | undefined;
    private runs = 0;

    constructor(
        private readonly options: Options,
        private readonly means: Means,
    ) {}

    /** A mistake in the program or the configuration is shown, and then awaits its correction. */
    async run(changed: readonly string[], screen: Screen): Promise<void> {
        let program: readonly string[] | undefined;
        let preview: Preview | undefined;
        let later: Promise<Outcome | undefined> | undefined;
        this.runs += 1;
        try {
            const kept = this.prepare(changed);
            this.types.start(this.means.typeCheckFor(kept.project));
            const judged = await this.types.judge(await this.means.run(kept));
            ({ later } = judged);
            preview = judged.shown.preview;
            const { strict, placeholder } = preview;
            // A module that fails is not among those that were loaded.
            program = strict.failures.length + placeholder.failures.length > 0 ? undefined : kept.host.files;
            screen.show(judged.shown);
        } catch (error) {
            if (!(error instanceof UsageError)) {
                throw error;
            }
            screen.explain(error.message);
        }
        const { files, directories } = this.watched(program);
        this.changes.watch(files, directories);
        this.renewChecks();
        if (preview !== undefined) {
            void this.rehearse(preview);
        }
        screen.waiting(this.changes.count, later !== undefined);
        const run = this.runs;
        void later?.then((outcome) => {
            // Of a run that has been overtaken nobody wants to know.
            if (run === this.runs) {
                screen.complete(outcome, this.changes.count);
            }
        });
    }

    /**
     * New checks judge what was just shown, so that the next run has to ask them for its changes only. They have seen
     * nothing else: should they find something else than what was shown, that was not right, and there is another run.
     */
    private async rehearse(preview: Preview): Promise<void> {
        const { kept } = this;
        try {
            for (const check of kept?.checks ?? []) {
                const found = await check.rehearse?.(preview);
                const shown = found && preview.findings.filter(({ source }) => source === `policy:${check.name}`);
                if (this.kept === kept && !isDeepStrictEqual(found, shown)) {
                    this.changes.again();
                }
            }
        } catch {
            // The next run fails as well, and says why.
        }
    }

    close(): void {
        this.runs += 1;
        this.changes.close();
        this.types.close();
        this.closeChecks();
    }

    private prepare(changed: readonly string[]): Kept {
        if (changed.some((file) => ABOUT_PROGRAM.test(path.basename(file)))) {
            this.closeChecks();
            this.kept = undefined;
        } else if (changed.some((file) => this.packs.some((pack) => file.startsWith(pack + path.sep)))) {
            this.renewChecks();
        }
        if (this.kept === undefined) {
            const project = loadProject(this.options.cwd);
            // Before the SDK is loaded, which takes as long.
            const checks = this.startedChecks(project);
            this.kept = { project, checks, host: this.means.openHost(project) };
        }
        return this.kept;
    }

    private startedChecks(project: Project): readonly Check[] {
        const checks = this.means.checksFor(project);
        checks.forEach((check) => check.start?.());
        return checks;
    }

    /** Those of the run before have ended with it. If new ones cannot be made, the next run says why. */
    private renewChecks(): void {
        this.closeChecks();
        const { kept } = this;
        this.kept = undefined;
        try {
            this.kept = kept && { ...kept, checks: this.startedChecks(kept.project) };
        } catch (error) {
            if (!(error instanceof UsageError)) {
                throw error;
            }
        }
    }

    private closeChecks(): void {
        this.kept?.checks.forEach((check) => check.close?.());
    }

    private get packs(): readonly string[] {
        const { cwd, policies, policyPacks } = this.options;
        const own = path.join(this.kept?.project.root ?? cwd, "policy-pack");
        return policies ? (policyPacks.length > 0 ? policyPacks : [own]).map((pack) => path.resolve(pack)) : [];
    }

    /**
     * What the program loaded or, if that is not known, all that it may load; its configuration; policy packs; and what the configuration names
     * by its path, with the directories of that.
     */
    private watched(program: readonly string[] | undefined): { files: Set<string>; directories: readonly string[] } {
        const { stack, config, fixturesFile, policyPackConfigs, cwd } = this.options;
        const { root = path.resolve(cwd), workingDirectory = root } = this.kept?.project ?? {};
        const stacks = stackConfigs(root);
        const named = [
            // The platform's loader reads the files of all stacks.
            ...stacks.flatMap(({ name }) => [`Pulumi.${name}.yaml`, `Pulumi.${name}.yml`]),
            ...["Pulumi.yaml", "package.json", "tsconfig.json", `Pulumi.${stack}.yaml`, DEFAULT_FILE],
        ].map((name) => path.join(root, name));
        const given = [config.file, fixturesFile, ...policyPackConfigs].flatMap((file) =>
            file === undefined ? [] : [path.resolve(file)],
        );
        const loaded = [...(program ?? sourcesIn(workingDirectory)), ...this.packs.flatMap(sourcesIn)];
        const read = namedFiles(stacks.find(({ name }) => name === stack)?.config, workingDirectory);
        const all = [...loaded, ...read.files, ...named, ...given];
        return { files: new Set(all.filter((file) => existsSync(file))), directories: read.directories };
    }
}
