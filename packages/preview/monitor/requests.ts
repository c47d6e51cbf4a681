import type { RecordedOptions } from "../result";
import type { SourceLocation } from "@platform/aws-model/finding";
import type { WireMap, WireValue } from "@platform/aws-model/wire";

/** A function of the program that the engine may call back, as the SDK's callback server names it. */
export interface CallbackReference {
    readonly target: string;
    readonly token: string;
}

/** An alias as a program gives it: a whole URN, or the parts that differ from the resource's present ones. */
export type AliasSpec =
    | { readonly urn: string }
    | {
          readonly name: string;
          readonly type: string;
          readonly stack: string;
          readonly project: string;
          /** A URN, "none" for a resource that had no parent, or undefined for the present parent. */
          readonly parent: string | undefined;
      };

/** What transforms may change besides the properties. */
export interface RegisterOptions extends Omit<RecordedOptions, "aliases" | "importId" | "providers"> {
    readonly aliases: readonly AliasSpec[];
    readonly dependsOn: readonly string[];
    readonly provider: string;
    readonly providers: Readonly<Record<string, string>>;
    readonly importId: string;
    readonly replacementTrigger?: WireValue;
}

export interface RegisterRequest {
    readonly type: string;
    readonly name: string;
    readonly parent: string;
    readonly custom: boolean;
    readonly remote: boolean;
    readonly properties: WireMap;
    readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
    readonly options: RegisterOptions;
    readonly transforms: readonly CallbackReference[];
    readonly packageReference: string;
    /** The innermost line of the program's own code that made the resource. */
    readonly location?: SourceLocation;
    /** The plugin that would ask for it, such as `awsx 3.9.0`: the request is derived from what is known of it. */
    readonly derivedFrom?: string;
}

export interface RegisterResult {
    readonly urn: string;
    readonly id: string;
    readonly outputs: WireMap;
    /** What a remote component's outputs depend on, besides the component. */
    readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
}

export interface ReadRequest {
    readonly type: string;
    readonly name: string;
    readonly id: string;
    readonly parent: string;
    readonly properties: WireMap;
    readonly dependencies: readonly string[];
    readonly provider: string;
    readonly version: string;
    readonly pluginDownloadUrl: string;
    readonly additionalSecretOutputs: readonly string[];
    readonly packageReference: string;
    readonly location?: SourceLocation;
}

export interface InvokeRequest {
    readonly token: string;
    readonly arguments: WireMap;
    readonly provider: string;
    readonly version: string;
    readonly pluginDownloadUrl: string;
    readonly packageReference: string;
}

/** A reply to a data source: either its result or the reason why the provider would refuse. */
export type InvokeResult = { readonly result: WireMap } | { readonly refused: string };

/** A call of a function that a program keeps: how transforms reach back into it. */
export type CallBack = (callback: CallbackReference, request: Uint8Array) => Promise<Uint8Array>;
