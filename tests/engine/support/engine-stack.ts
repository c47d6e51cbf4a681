import {
    cpSync,
    mkdirSync,
    mkdtempSync,
    readdirSync,
    readFileSync,
    realpathSync,
    rmSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { WireMap } from "@platform/aws-model/wire";
import { dump, load } from "js-yaml";
import { merged } from "../changes/scenario";
import { AwsProvider } from "../stand-in/aws-provider";
import { StandIn } from "../stand-in/server";
import { awsVersion, awsxVersion, dockerBuildVersion, startCli, type CliRun, type RunningCli } from "./cli";
import { readEvents, type Told } from "./events";

export const REPOSITORY = path.resolve(__dirname, "../../..");

/** Protects the secrets of the stacks. */
export const passphrase = "engine tests";

const stackFile = /^Pulumi\.(.+)\.yaml$/;
/** The stacks that have a file in the repository. */
export const stacks = readdirSync(REPOSITORY).flatMap((name) => stackFile.exec(name)?.[1] ?? []);

/** A stack of a program, as it is started. */
export interface EngineStackArgs {
    readonly stack: string;
    /** Of the program. @default the repository */
    readonly root?: string;
    /** What its file says. @default what the program's own file of that stack says */
    readonly config?: WireMap;
}

/** What an operation on a stack gave. */
export interface EngineRun extends CliRun, Told {}

/** A state, as far as tests read it. */
export interface Deployment {
    readonly resources?: readonly { readonly urn: string }[];
    /** What was begun, and of which nobody knows how it ended. */
    readonly pending_operations?: readonly { readonly type: string; readonly resource: { readonly urn: string } }[];
}

/** A stack with a state folder of its own, run by the real CLI; the stand-in plays AWS. */
export class EngineStack {
    readonly provider: AwsProvider;
    /** Builds images. */
    readonly images: AwsProvider;
    /** The stack's file, a copy that changes may be written to. */
    readonly configFile: string;
    /** Whether the CLI checks types, which takes most of a run's time. */
    checksTypes = false;
    private served: StandIn | undefined;
    private awsx: StandIn | undefined;
    private docker: StandIn | undefined;
    private runs = 0;
    private edits = 0;

    private constructor(
        readonly name: string,
        private readonly root: string,
        private readonly folder: string,
    ) {
        this.provider = new AwsProvider(root);
        this.images = new AwsProvider(root);
        this.configFile = path.join(folder, `Pulumi.${name}.yaml`);
    }

    /** Makes the stack, empty. */
    static async init({ stack: name, root = REPOSITORY, config }: EngineStackArgs): Promise<EngineStack> {
        const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "engine-")));
        const stack = new EngineStack(name, root, folder);
        mkdirSync(path.join(folder, "state"));
        cpSync(path.join(root, "Pulumi.yaml"), path.join(folder, "Pulumi.yaml"));
        if (config === undefined) {
            cpSync(path.join(root, `Pulumi.${name}.yaml`), stack.configFile);
        } else {
            writeFileSync(stack.configFile, dump({ config }));
        }
        await stack.startProvider();
        const { code, text } = await stack.cli("-C", folder, "stack", "init", name);
        if (code !== 0) {
            throw new Error(text);
        }
        return stack;
    }

    /** Ends the provider, as when its process is lost. */
    stopProvider(): void {
        this.served?.stop();
    }

    async startProvider(): Promise<void> {
        this.served = await StandIn.resources("aws", this.provider, awsVersion);
        this.awsx ??= await StandIn.awsx(awsxVersion);
        this.docker ??= await StandIn.resources("docker-build", this.images, dockerBuildVersion);
    }

    remove(): void {
        this.stopProvider();
        this.awsx?.stop();
        this.docker?.stop();
        rmSync(this.folder, { recursive: true, force: true });
    }

    /** Any command of the CLI, from the program's folder. */
    cli(...args: readonly string[]): Promise<CliRun> {
        return startCli(args, this.environment()).ended;
    }

    /** `preview`, `up`, `refresh` or `destroy`, without questions. */
    run(command: string, ...flags: readonly string[]): Promise<EngineRun> {
        return this.runWith(this.configFile, command, ...flags);
    }

    /** The same with another configuration than the stack's own file. */
    runWith(configFile: string, command: string, ...flags: readonly string[]): Promise<EngineRun> {
        return this.start(configFile, command, ...flags).ended;
    }

    start(configFile: string, command: string, ...flags: readonly string[]): RunningCli<EngineRun> {
        const log = path.join(this.folder, `events-${this.runs++}.json`);
        const yes = command === "preview" ? [] : ["--yes", ...(command === "up" ? ["--skip-preview"] : [])];
        const where = ["-C", this.root, "--stack", this.name, "--config-file", configFile];
        const args = [command, ...where, "--non-interactive", "--event-log", log, ...yes, ...flags];
        const { kill, ended } = startCli(args, this.environment());
        return { kill, ended: ended.then((run) => ({ ...run, ...readEvents(log) })) };
    }

    /** The state, as `pulumi stack export` writes it; the name of the file. */
    async export(): Promise<string> {
        const file = path.join(this.folder, "state.json");
        await this.cli("-C", this.folder, "stack", "export", "--stack", this.name, "--file", file);
        return file;
    }

    /** What is in the state. */
    async deployment(): Promise<Deployment> {
        return (JSON.parse(readFileSync(await this.export(), "utf8")) as { deployment: Deployment }).deployment;
    }

    /** URNs in the state, in order. */
    async urns(): Promise<string[]> {
        return ((await this.deployment()).resources ?? []).map(({ urn }) => urn);
    }

    /** Writes another configuration; the CLI's own line stays. */
    configure(text: string): void {
        writeFileSync(this.configFile, `${text}${this.salt}\n`);
    }

    /** Writes another configuration beside the stack's file; its name. */
    edited(edit: WireMap): string {
        const { config } = load(readFileSync(this.configFile, "utf8")) as { readonly config: WireMap };
        const file = path.join(this.folder, `edited-${this.edits++}.yaml`);
        writeFileSync(file, `${dump({ config: merged(config, edit) })}${this.salt}\n`);
        return file;
    }

    private get salt(): string {
        return /^encryptionsalt: .*$/m.exec(readFileSync(this.configFile, "utf8"))?.[0] ?? "";
    }

    private environment(): NodeJS.ProcessEnv {
        return {
            PULUMI_BACKEND_URL: `file://${path.join(this.folder, "state")}`,
            PULUMI_CONFIG_PASSPHRASE: passphrase,
            PULUMI_DEBUG_COMMANDS: "true",
            PULUMI_DEBUG_PROVIDERS: [
                `aws:${this.served?.port ?? 0}`,
                `awsx:${this.awsx?.port ?? 0}`,
                `docker-build:${this.docker?.port ?? 0}`,
            ].join(),
            PULUMI_HOME: path.join(this.folder, "home"),
            PULUMI_SKIP_UPDATE_CHECK: "true",
            PULUMI_NODEJS_TRANSPILE_ONLY: String(!this.checksTypes),
            NO_COLOR: "1",
            NODE_OPTIONS: "--stack-trace-limit=0", // the SDK takes a third of its time for them
        };
    }
}

/** The flags that make the CLI ask the repository's pack. */
export function packFlags(stack: string): string[] {
    const pack = path.join(REPOSITORY, "policy-pack");
    return ["--policy-pack", pack, "--policy-pack-config", path.join(pack, "settings", `${stack}.json`)];
}
