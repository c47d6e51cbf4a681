import type { CommonOptions, Session } from "./session";
import type { OpsStack } from "./stack";

/** What a command found or did. */
export interface Answer {
    readonly exitCode: number;
    /** For people. */
    readonly text: readonly string[];
    /** For programs: what --json adds to the version, the command and the stack. */
    readonly data: object;
}

/** What a command is called with besides the common flags. */
export type CommandOptions = CommonOptions & Readonly<Record<string, string | boolean | undefined>>;

/** A command of `npm run ops`. */
export interface OpsCommand {
    readonly name: string;
    /** Its arguments as commander writes them: `<service> [image]`. */
    readonly args: string;
    readonly summary: string;
    /** What --help tells besides. */
    readonly details?: string;
    /** Flags of its own, with their texts. */
    readonly flags?: readonly (readonly [flag: string, text: string])[];
    /** Whether it changes AWS: then it has --dry-run and --yes, and asks before it changes a protected stack. */
    readonly changes: boolean;
    /** Whether it has --timeout, and what that is by default. */
    readonly waits?: string;
    /** Whether it asks AWS for nothing. @default false */
    readonly local?: boolean;
    /**
     * Looks up in the stack's file what the first argument names, before AWS is asked. @throws OpsError (2) for a service that is not there
     * @default `serviceOf` where it names a service
     */
    readonly lookUp?: (stack: OpsStack, key: string) => unknown;
    run(session: Session, args: readonly string[], options: CommandOptions): Promise<Answer>;
}
