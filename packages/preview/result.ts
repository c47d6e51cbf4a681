import type { Finding, SourceLocation, WorldName } from "@platform/aws-model/finding";
import type { WireMap } from "@platform/aws-model/wire";

/** How a resource came to be in the plan. */
export type ResourceKind =
    /** The stack itself, the root of the tree. */
    | "stack"
    /** A group of resources made by the program. */
    | "component"
    /** A component that a provider plugin would build, in a way that is not known offline: no children are shown. */
    | "remote-component"
    /** Something that a provider would create. */
    | "custom"
    /** A provider instance, named by the program or the default one of a package. */
    | "provider"
    /** Something that exists already and is only looked up. */
    | "read";

/** The options of a resource as they reached the engine: after inheritance and transforms. */
export interface RecordedOptions {
    readonly protect?: boolean;
    readonly retainOnDelete?: boolean;
    readonly deleteBeforeReplace?: boolean;
    readonly ignoreChanges?: readonly string[];
    readonly replaceOnChanges?: readonly string[];
    readonly additionalSecretOutputs?: readonly string[];
    readonly hideDiffs?: readonly string[];
    /** Alias URNs, computed as the engine computes them. */
    readonly aliases?: readonly string[];
    readonly customTimeouts?: Readonly<Partial<Record<"create" | "update" | "delete" | "read", string>>>;
    readonly deletedWith?: string;
    readonly replaceWith?: readonly string[];
    readonly importId?: string;
    readonly version?: string;
    readonly pluginDownloadUrl?: string;
    /** Providers handed to a component for its children, as `package → reference`. */
    readonly providers?: Readonly<Record<string, string>>;
    /** Names of the hooks bound to the resource, by hook type. */
    readonly hooks?: Readonly<Record<string, readonly string[]>>;
}

/** One resource of one world. */
export interface ResourceRecord {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    readonly kind: ResourceKind;
    /** URN of the parent; absent for the stack and for default providers. */
    readonly parent?: string;
    /** Empty while unknown. */
    readonly id: string;
    /** Values in wire form: see values.ts for secrets and unknowns. */
    readonly inputs: WireMap;
    /** What the program was told; for components, what they registered as their outputs. */
    outputs: WireMap;
    /** Names that the program gave and the resource's class left out; absent if there are none or nobody could see them. */
    droppedArguments?: readonly string[];
    /** URNs. */
    readonly dependencies: readonly string[];
    readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
    /** `urn::id` of the provider that would serve it; absent for components and providers. */
    readonly provider?: string;
    readonly options: RecordedOptions;
    /** True for what the engine adds by itself: default providers. */
    readonly implicit: boolean;
    /** The plugin that registers it, such as `awsx 3.9.0`, where the preview derives what the plugin would do. */
    readonly derivedFrom?: string;
    readonly location?: SourceLocation;
}

/** A message of the program: `pulumi.log.*`, or text written to its output. */
export interface LogEntry {
    readonly level: "debug" | "info" | "warning" | "error" | "stdout" | "stderr";
    readonly message: string;
    readonly urn?: string;
}

/** Why a run of the program did not end well. */
export interface ProgramFailure {
    readonly kind:
        "run-error" | "resource-error" | "exception" | "type-error" | "exit" | "timeout" | "unfinished" | "usage";
    readonly message: string;
    /** Stack frames, innermost first, at positions in the user's own source; empty when they would say nothing. */
    readonly frames: readonly StackFrame[];
    /** The resource that a ResourceError names. */
    readonly urn?: string;
}

export interface StackFrame {
    readonly function: string;
    readonly location: SourceLocation;
    /** False for frames of installed packages. */
    readonly own: boolean;
}

/** What one run of the program gave. */
export interface World {
    readonly name: WorldName;
    /** In order of registration, the stack first. */
    readonly resources: readonly ResourceRecord[];
    readonly stackOutputs: WireMap;
    readonly logs: readonly LogEntry[];
    readonly findings: readonly Finding[];
    /** Every distinct failure, the first one first. Empty when the program ended well. */
    readonly failures: readonly ProgramFailure[];
    readonly milliseconds: number;
}

/** A resource that only one of the worlds has. */
export interface WorldDifference {
    readonly urn: string;
    readonly onlyIn: WorldName;
}

/** The whole answer of a preview. */
export interface Preview {
    readonly project: string;
    readonly stack: string;
    readonly organization: string;
    /** Directory that holds Pulumi.yaml. */
    readonly root: string;
    /** The stack's file; absent where the program could not be started. */
    readonly stackFile?: string;
    /** As a first real preview sees it: nothing computed is known. */
    readonly strict: World;
    /** As after a first update: ids, ARNs and names are made up, so that what depends on them shows. */
    readonly placeholder: World;
    readonly differences: readonly WorldDifference[];
    /** From the run, the configuration and every check, in that order. */
    readonly findings: readonly Finding[];
    readonly timings: readonly Timing[];
    /** The policy packs that judged, and with how many policies; those that are switched off do not count. */
    readonly judges?: readonly { readonly pack: string; readonly policies: number }[];
}

export interface Timing {
    readonly step: string;
    readonly milliseconds: number;
}
