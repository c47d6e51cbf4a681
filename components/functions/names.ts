import { parameterPath } from "../shared/scope";

/** The fixed names of a function, known before anything exists: documents and alarms name them. */
export interface FunctionNames {
    /** Start of its logical names and of its alarms'. */
    readonly logical: string;
    /** The function, its role, and the security group's tag. */
    readonly function: string;
    readonly logGroup: string;
    /** Queue of the calls that failed for good. */
    readonly failures: string;
    /** Group of its schedule. */
    readonly scheduleGroup: string;
    readonly scheduleRole: string;
    readonly queue: string;
    /** Queue of the messages that failed too often. */
    readonly deadLetters: string;
    /** Rules that call it, by their triggers. */
    readonly rules: Readonly<Record<RuleTrigger, string>>;
    /** Alias of the key that encrypts its parameters. */
    readonly keyAlias: string;
    /** Path below which its own parameters are. */
    readonly parameters: string;
}

/** Triggers that are rules of EventBridge. */
export type RuleTrigger = "events" | "bucket";

/** Names of the function `key` of the stack `prefix`. */
export function functionNames(prefix: string, key: string): FunctionNames {
    const logical = `fn-${key}`;
    const name = `${prefix}-${logical}`;
    return {
        logical,
        function: name,
        logGroup: `/${prefix}/functions/${key}`,
        failures: `${name}-failures`,
        scheduleGroup: name,
        scheduleRole: `${name}-schedule`,
        queue: name,
        deadLetters: `${name}-dead-letters`,
        rules: { events: `${name}-events`, bucket: `${name}-bucket` },
        keyAlias: `alias/${name}`,
        parameters: `${parameterPath()}/functions/${key}`,
    };
}

/** The alias that everybody calls: it points to the version of the last deployment. */
export const liveAlias = "live";
