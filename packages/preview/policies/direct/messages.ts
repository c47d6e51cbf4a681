import type { PackAnswer, Asked } from "../analyzer";
import type { PolicyRecord } from "../record";

/** The file of a pack's process that is its end of the pipe; the first three are everybody's. */
export const PIPE = 3;

/** A call of the analyzer protocol, for the SDK's own handler: the message is the protocol's, as bytes. */
export interface HandlerCall {
    readonly method: "configureStack" | "getAnalyzerInfo" | "configure" | "remediate";
    readonly message: Uint8Array;
}

/** All calls that judge one world, at once. */
export interface JudgeCall {
    readonly method: "judge";
    /** Their records and inputs are those of the stack, and cross the pipe once. */
    readonly asked: readonly Asked[];
    readonly stack: readonly PolicyRecord[];
}

/** What goes to the pack. */
export type Call = { readonly id: number } & (HandlerCall | JudgeCall);

/** What comes back: a message of the protocol, an answer, or the text of an error. */
export interface Reply {
    readonly id: number;
    readonly message?: Uint8Array;
    readonly answer?: PackAnswer;
    readonly error?: string;
}
