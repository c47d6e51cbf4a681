import { z } from "zod";
import type { ListenerRule } from "./listener-rule";
import type { FixedName } from "./names";
import type { ConfigProblem, KeyPath } from "./problems";

type DeepReadonly<T> = T extends (infer E)[]
    ? readonly DeepReadonly<E>[]
    : T extends object
      ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
      : T;

/** What a schema makes of what stands in a stack file: checked, with every default filled in. */
export type ConfigOf<S extends z.ZodType> = DeepReadonly<z.output<S>>;

/** A key of a stack file under `platform:`. A part of the platform exists because its block does. */
export interface StackBlock<K extends string = string, S extends z.ZodType = z.ZodType> {
    /** Without its namespace, e.g. `network`. */
    readonly key: K;
    /**
     * What may stand there. In a record, such as `services`, each entry stands and falls alone: a wrong one leaves the
     * others to be checked, and no block is the same as one without entries.
     */
    readonly schema: S;
    /** Blocks that it cannot do without: `alerts` where it has alarms, `network` where it lives in the VPC. */
    readonly needs: readonly NeededBlock[];
    /** Keys of its lists in which an entry may stand more than once, or that a check of its own looks at. */
    readonly mayRepeat: readonly string[];
    /** AWS services that it calls from private subnets: without NAT each needs an interface endpoint. */
    readonly calledServices: (draft: StackDraft) => readonly string[];
    /** Addresses that it takes of the subnets, at most. */
    readonly takenAddresses: (draft: StackDraft) => readonly AddressNeed[];
    /** Rules that its entries want on load balancers. */
    readonly listenerRules: (draft: StackDraft) => readonly ListenerRule[];
    /** Apps that other blocks hand something to, a database for example. */
    readonly apps: (draft: StackDraft) => readonly AppEntry[];
    /** What its stores say of the client VPN. */
    readonly vpnClients: (draft: StackDraft) => readonly VpnClients[];
    /** Log groups that it makes for the log archive to keep; undefined for a block that never does. */
    readonly logs: ((draft: StackDraft) => BlockLogs) | undefined;
    /** The longest names that it gives to AWS. */
    readonly fixedNames: (draft: StackDraft) => readonly FixedName[];
    /** What its own checks find; nothing where the block is absent or wrong by its schema. */
    readonly problems: (draft: StackDraft) => readonly ConfigProblem[];
}

/** Addresses that something takes: so many in each subnet of a tier, or all of its subnets together. */
export interface AddressNeed {
    readonly what: string;
    readonly tier: "public" | "private";
    readonly count: number;
    readonly of: "each subnet" | "all subnets";
}

/** Whether a block makes log groups. */
export interface BlockLogs {
    readonly key: string;
    /** For which of its settings it makes them, `flow logs in CloudWatch`; undefined where it always does. */
    readonly only: string | undefined;
    /** Whether it does in this stack. Of what is wrong in the file it may. */
    readonly made: boolean;
}

/** An app of the stack file: an entry of a block whose code runs with environment variables. */
export interface AppEntry {
    /** Key of its block. */
    readonly block: string;
    /** Its own key there. */
    readonly name: string;
    /** Its place in the stack file. */
    readonly path: KeyPath;
    /** The entry; what it says of other blocks stands under their keys. */
    readonly config: object;
    /** Places where it sets variables, itself or in a variant. */
    readonly variables: readonly VariablePlace[];
}

/** Groups of the client VPN that a store lets in, and where it says so. */
export interface VpnClients {
    readonly path: KeyPath;
    readonly groups: readonly string[];
}

/** Environment variables by name, as values and as names of secrets. */
export interface VariablePlace {
    readonly path: KeyPath;
    readonly environment: Readonly<Record<string, string>>;
    readonly secrets: Readonly<Record<string, string>>;
}

/** A block that others need. */
export interface NeededBlock extends StackBlock {
    /** Why those blocks need it; completes the sentence `missing; …`. */
    readonly why: (blocks: readonly string[]) => string;
}

/** The part of a block in a checked configuration: only records are always there. */
export type PartOf<B extends StackBlock> = B["schema"] extends z.ZodRecord
    ? ConfigOf<B["schema"]>
    : ConfigOf<B["schema"]> | undefined;

/** What is known of a stack from its file. */
export interface StackFacts {
    /** `aws:region`; undefined where the file has none. */
    readonly region: string | undefined;
    /** `aws:allowedAccountIds`; empty where the file has none. */
    readonly accountIds: readonly string[];
    readonly deletionProtection: boolean;
}

/** The stacks of a project, as far as their files say. */
export interface ProjectStacks {
    /** Name of the stack that is looked at. */
    readonly stack: string;
    /** Names of the others, sorted. */
    readonly otherStacks: readonly string[];
    /** Facts of this stack or another; undefined where there is no file. */
    readonly factsOf: (stack: string) => StackFacts | undefined;
    /**
     * What the project's other stacks say of the block `key`, with their names. Only what `schema` names is read, and only
     * where it is right: another stack's mistakes are not this one's.
     */
    readonly inOtherStacks: <S extends z.ZodType>(key: string, schema: S) => readonly [string, z.output<S>][];
}

/** A stack's configuration while it is being checked: the parts that the schema found right, and what is known besides. */
export interface StackDraft extends ProjectStacks {
    /** The start of every fixed physical name: `<project>-<stack>`. */
    readonly prefix: string;
    /** Undefined when the stack file has none, or a wrong one. */
    readonly region: string | undefined;
    /** `aws:allowedAccountIds`; empty when the stack file has none, or wrong ones. */
    readonly accountIds: readonly string[];
    /** What the schema found right of a block; of a record, the entries that are. */
    readonly block: <B extends StackBlock>(block: B) => PartOf<B>;
    /** Whether the stack file has the block, or a misspelt key that probably means it. */
    readonly mentions: (block: StackBlock) => boolean;
    /** Names of a record's entries in the stack file, be they right or wrong. */
    readonly namesIn: (block: Pick<StackBlock, "key">) => readonly string[];
    /** Whether the schema found every entry right of these records; if not, what none seems to name may yet be named. */
    readonly knowsAll: (keys: readonly string[]) => boolean;
    /** What is in a file beside the stack files, by its path from there; undefined where there is no such file. */
    readonly readFile: (path: string) => Buffer | undefined;
    /** `calledServices` of each block. */
    readonly calledServices: () => readonly (readonly string[])[];
    /** `takenAddresses` of all blocks. */
    readonly takenAddresses: () => readonly AddressNeed[];
    /** `listenerRules` of all blocks, services' before others. */
    readonly listenerRules: () => readonly ListenerRule[];
    /** `apps` of all blocks. */
    readonly apps: () => readonly AppEntry[];
    /** `vpnClients` of all blocks. */
    readonly vpnClients: () => readonly VpnClients[];
    /** `logs` of all blocks that may make log groups. */
    readonly logs: () => readonly BlockLogs[];
    /** Whether another stack may be in this one's account: both have to name accounts, and none in common, to rule it out. */
    readonly mayShareAccount: (otherStack: string) => boolean;
}

/** Finds the problems of one concern. It sees what the schema found right, and need not repeat the schema's work. */
export type BlockCheck<S extends z.ZodType> = (config: ConfigOf<S>, draft: StackDraft) => Iterable<ConfigProblem>;

/** What is particular to a block; what is left out there is none of. */
interface BlockDefinition<K extends string, S extends z.ZodType, W> extends Pick<StackBlock<K, S>, "key" | "schema"> {
    readonly needs?: readonly NeededBlock[];
    /** See `NeededBlock`. */
    readonly why?: W;
    readonly mayRepeat?: readonly string[];
    readonly calledServices?: (config: ConfigOf<S>) => readonly string[];
    readonly takenAddresses?: (config: ConfigOf<S>) => readonly AddressNeed[];
    readonly listenerRules?: (config: ConfigOf<S>) => readonly ListenerRule[];
    readonly apps?: (config: ConfigOf<S>) => readonly AppEntry[];
    readonly vpnClients?: (config: ConfigOf<S>) => readonly VpnClients[];
    /** See `BlockLogs`. @default none */
    readonly logs?: "always" | { readonly only: string; readonly made: (config: ConfigOf<S>) => boolean };
    readonly fixedNames?: (config: ConfigOf<S>, draft: StackDraft) => Iterable<FixedName>;
    readonly checks?: readonly BlockCheck<S>[];
}

/** Makes a block of its definition. */
export function defineBlock<K extends string, S extends z.ZodType, W extends NeededBlock["why"] | undefined>(
    definition: BlockDefinition<K, S, W>,
): StackBlock<K, S> & { readonly why: W } {
    const {
        key,
        schema,
        needs = [],
        mayRepeat = [],
        calledServices,
        takenAddresses,
        listenerRules,
        apps,
        vpnClients,
        logs,
        fixedNames,
        checks = [],
    } = definition;
    const ask = <T>({ block }: StackDraft, question: (config: ConfigOf<S>) => readonly T[]): readonly T[] => {
        const config = block(made) as ConfigOf<S> | undefined;
        return config === undefined ? [] : question(config);
    };
    const made: StackBlock<K, S> & { readonly why: W } = {
        key,
        schema,
        needs,
        mayRepeat,
        why: definition.why as W,
        calledServices: (draft) => ask(draft, (config) => calledServices?.(config) ?? []),
        takenAddresses: (draft) => ask(draft, (config) => takenAddresses?.(config) ?? []),
        listenerRules: (draft) => ask(draft, (config) => listenerRules?.(config) ?? []),
        apps: (draft) => ask(draft, (config) => apps?.(config) ?? []),
        vpnClients: (draft) => ask(draft, (config) => vpnClients?.(config) ?? []),
        logs:
            logs &&
            ((draft) => {
                const config = draft.block(made) as ConfigOf<S> | undefined;
                const makes = logs === "always" || config === undefined || logs.made(config);
                const only = logs === "always" ? undefined : logs.only;
                return { key, only, made: stands(made, draft) && makes };
            }),
        fixedNames: (draft) => ask(draft, (config) => [...(fixedNames?.(config, draft) ?? [])]),
        problems: (draft) => ask(draft, (config) => checks.flatMap((check) => [...check(config, draft)])),
    };
    return made;
}

/** Whether it stands in the file, right or wrong; of a record, an entry. */
function stands(block: StackBlock, { mentions, namesIn }: StackDraft): boolean {
    return mentions(block) && !(block.schema instanceof z.ZodRecord && namesIn(block).length === 0);
}
