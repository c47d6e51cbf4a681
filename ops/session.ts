import { Aws } from "./aws";
import { exitCodes, OpsError } from "./errors";
import { Progress } from "./progress";
import { readStack, type OpsStack } from "./stack";
import type { World } from "./world";

/** Flags that commands have in common. */
export interface CommonOptions {
    readonly stack: string;
    readonly json?: boolean;
    readonly dryRun?: boolean;
    readonly yes?: boolean;
    /** Such as `20m`. */
    readonly timeout?: string;
}

/** A call that changes something, as a dry run shows it. */
export interface PlannedCall {
    /** Service and operation: `ecs UpdateService`. */
    readonly call: string;
    readonly input: object;
}

/** A command's way to a stack: its file, AWS in the right account, and who is calling. */
export class Session {
    readonly aws: Aws;
    readonly progress: Progress;
    readonly stack: OpsStack;
    /** What a dry run would have called. */
    readonly calls: PlannedCall[] = [];
    private confirmed: Promise<void> | undefined;
    /** Who is calling, as a task's `startedBy` has it. */
    caller = "";

    constructor(
        readonly world: World,
        readonly options: CommonOptions,
    ) {
        this.stack = readStack(world.root, options.stack);
        this.aws = new Aws(this.stack.provider);
        this.progress = new Progress(world);
    }

    get dryRun(): boolean {
        return this.options.dryRun === true;
    }

    /** Milliseconds to wait; `otherwise` where no --timeout is given. */
    timeoutMs(otherwise: string): number {
        return durationMs(this.options.timeout ?? otherwise, "--timeout");
    }

    /** @throws OpsError (4) when the credentials are of an account that the stack may not touch. */
    async checkAccount(): Promise<void> {
        const { Account: account = "", Arn: arn = "" } = await (await this.aws.sts()).getCallerIdentity({});
        const { allowedAccountIds } = this.stack.provider;
        if (allowedAccountIds !== undefined && !allowedAccountIds.includes(account)) {
            throw new OpsError(
                exitCodes.refused,
                `the credentials are of account ${account}; aws:allowedAccountIds of Pulumi.${this.stack.name}.yaml ` +
                    `allows ${allowedAccountIds.join(", ")}. Nothing was read or changed.`,
            );
        }
        this.caller = `ops/${
            arn
                .split("/")
                .at(-1)
                ?.replace(/[^A-Za-z0-9_-]/g, "-") ?? ""
        }`.slice(0, 36);
    }

    /** Asks before a protected stack is changed. @throws OpsError (2) when nobody said yes. */
    private async confirm(): Promise<void> {
        const { name, config } = this.stack;
        if (!config.deletionProtection || this.options.yes === true) {
            return;
        }
        if (!this.world.terminal) {
            throw new OpsError(exitCodes.usage, `${name} is protected, and nobody can be asked here: add --yes.`);
        }
        const answer = await this.world.ask(`This changes ${name}. Type its name to go on: `);
        if (answer.trim() !== name) {
            throw new OpsError(exitCodes.usage, "Nothing was changed.");
        }
    }

    /**
     * Makes a call that changes something, the first one after a question; a dry run notes it instead.
     *
     * @param pretended What a dry run goes on with.
     */
    async change<T, P>(call: string, input: object, send: () => Promise<T>, pretended: P): Promise<T | P> {
        if (!this.dryRun) {
            await (this.confirmed ??= this.confirm());
            return await send();
        }
        this.calls.push({ call, input });
        return pretended;
    }
}

/** Milliseconds of `90s`, `20m`, `2h` or `3d`. @throws OpsError (2) for anything else. */
export function durationMs(text: string, flag: string): number {
    const [, count, unit] = /^([1-9][0-9]{0,4})([smhd])$/.exec(text) ?? [];
    if (count === undefined || unit === undefined) {
        throw new OpsError(exitCodes.usage, `${flag} is "${text}"; allowed: a time such as 90s, 20m, 2h or 3d.`);
    }
    return Number(count) * ({ s: 1, m: 60, h: 3600, d: 86400 }[unit] ?? 0) * 1000;
}
