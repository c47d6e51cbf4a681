import type * as analyzer from "@pulumi/pulumi/proto/analyzer_pb";
import type { WireMap } from "@platform/aws-model/wire";
import type { PolicyRecord } from "./record";
import type { Diagnostic } from "./report";

/** A resource to judge by its inputs, which a remediation may have changed. */
export interface Asked {
    readonly record: PolicyRecord;
    readonly inputs: WireMap;
}

/** What a pack says: of each resource that it was asked about, in their order, then of the stack. */
export interface PackAnswer {
    readonly resources: readonly (readonly Diagnostic[])[];
    readonly stack: readonly Diagnostic[];
}

/** A way to talk to a running pack. Calls fail with the pack's own message. */
export interface Analyzer {
    /** Whether calls under way can let this process become idle; see `background`. */
    readonly quiet: boolean;
    configureStack(request: analyzer.AnalyzerStackConfigureRequest): Promise<void>;
    getAnalyzerInfo(): Promise<analyzer.AnalyzerInfo>;
    configure(request: analyzer.ConfigureAnalyzerRequest): Promise<void>;
    remediate(request: analyzer.AnalyzeRequest): Promise<analyzer.RemediateResponse>;
    /** Judges some resources one by one, then all of them as a stack, by their outputs; one stack after the other. */
    judge(asked: readonly Asked[], stack: readonly PolicyRecord[]): Promise<PackAnswer>;
    /** When the other process has what was sent to it, if that can be known. */
    flushed(): Promise<void>;
    /** Whether calls under way let this process become idle. Nothing that is not quiet ever does. */
    background(background: boolean): void;
    close(): void;
}
