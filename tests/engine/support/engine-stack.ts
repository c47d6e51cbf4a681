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
import { AwsProvider } from "../stand-in/aws-provider";
import { StandIn } from "../stand-in/server";
import { awsVersion, runCli, type CliRun } from "./cli";
import { readEvents, type Told } from "./events";

export const REPOSITORY = path.resolve(__dirname, "../../..");

const stackFile = /^Pulumi\.(.+)\.yaml$/;
/** The stacks that have a file in the repository. */
export const stacks = readdirSync(REPOSITORY).flatMap((name) => stackFile.exec(name)?.[1] ?? []);

/** A stack of a program, as it is started. */
export interface EngineStackArgs {
    readonly stack: string;
}

/** What an operation on a stack gave. */
export interface EngineRun extends CliRun, Told {}

/** A stack with a state folder of its own, run by the real CLI; the stand-in plays AWS. */
export class EngineStack {
    readonly provider: AwsProvider;
    /** The stack's file, a copy that changes may be written to. */
    readonly configFile: string;
    /** Whether the CLI checks types, which takes most of a run's time. */
    checksTypes = false;
    private served: StandIn | undefined;
    private runs = 0;

    private constructor(
        private readonly args: EngineStackArgs,
        private readonly folder: string,
    ) {
        this.provider = new AwsProvider(REPOSITORY);
        this.configFile = path.join(folder, `Pulumi.${args.stack}.yaml`);
    }

    /** Makes the stack, empty. */
    static async init(args: EngineStackArgs): Promise<EngineStack> {
        const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "engine-")));
        const stack = new EngineStack(args, folder);
        mkdirSync(path.join(folder, "state"));
        for (const file of ["Pulumi.yaml", `Pulumi.${args.stack}.yaml`]) {
            cpSync(path.join(REPOSITORY, file), path.join(folder, file));
        }
        stack.served = await StandIn.serve(stack.provider, awsVersion);
        const { code, text } = await stack.cli("-C", folder, "stack", "init", args.stack);
        if (code !== 0) {
            throw new Error(text);
        }
        return stack;
    }

    remove(): void {
        this.served?.stop();
        rmSync(this.folder, { recursive: true, force: true });
    }

    /** Any command of the CLI, from the program's folder. */
    cli(...args: readonly string[]): Promise<CliRun> {
        return runCli(args, this.environment());
    }

    /** `preview`, `up`, `refresh` or `destroy`, without questions. */
    async run(command: string, ...flags: readonly string[]): Promise<EngineRun> {
        const log = path.join(this.folder, `events-${this.runs++}.json`);
        const yes = command === "preview" ? [] : ["--yes", ...(command === "up" ? ["--skip-preview"] : [])];
        const where = ["-C", REPOSITORY, "--stack", this.args.stack, "--config-file", this.configFile];
        const run = await this.cli(command, ...where, "--non-interactive", "--event-log", log, ...yes, ...flags);
        return { ...run, ...readEvents(log) };
    }

    /** The state, as `pulumi stack export` writes it; the name of the file. */
    async export(): Promise<string> {
        const file = path.join(this.folder, "state.json");
        await this.cli("-C", this.folder, "stack", "export", "--stack", this.args.stack, "--file", file);
        return file;
    }

    /** URNs in the state, in order. */
    async urns(): Promise<string[]> {
        const { deployment } = JSON.parse(readFileSync(await this.export(), "utf8")) as {
            deployment: { resources?: { urn: string }[] };
        };
        return (deployment.resources ?? []).map(({ urn }) => urn);
    }

    /** Writes another configuration; the CLI's own line stays. */
    configure(text: string): void {
        const salt = /^encryptionsalt: .*$/m.exec(readFileSync(this.configFile, "utf8"))?.[0] ?? "";
        writeFileSync(this.configFile, `${text}${salt}\n`);
    }

    private environment(): NodeJS.ProcessEnv {
        return {
            PULUMI_BACKEND_URL: `file://${path.join(this.folder, "state")}`,
            PULUMI_CONFIG_PASSPHRASE: "engine tests",
            PULUMI_DEBUG_COMMANDS: "true",
            PULUMI_DEBUG_PROVIDERS: `aws:${this.served?.port ?? 0}`,
            PULUMI_HOME: path.join(this.folder, "home"),
            PULUMI_SKIP_UPDATE_CHECK: "true",
            PULUMI_NODEJS_TRANSPILE_ONLY: String(!this.checksTypes),
            NO_COLOR: "1",
            NODE_OPTIONS: undefined,
        };
    }
}

/** The flags that make the CLI ask the repository's pack. */
export function packFlags(stack: string): string[] {
    const pack = path.join(REPOSITORY, "policy-pack");
    return ["--policy-pack", pack, "--policy-pack-config", path.join(pack, "settings", `${stack}.json`)];
}
