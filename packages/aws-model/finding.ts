/** Which of the two runs of the program a finding was seen in; absent means both. */
export type WorldName = "strict" | "placeholder";

/** A line of the user's source, as an editor opens it. */
export interface SourceLocation {
    /** Absolute path of the file. */
    readonly file: string;
    /** Counted from 1. */
    readonly line: number;
    /** Counted from 1. */
    readonly column: number;
}

/**
 * One thing that the preview has to say about a program.
 *
 * `mandatory` findings make the preview fail; `advisory` ones are shown and change no exit code.
 */
export interface Finding {
    /** Who says it: the run of the program itself, the provider knowledge, a policy pack by its name, or an analysis. */
    readonly source: "program" | "provider" | `policy:${string}` | `analysis:${string}`;
    readonly level: "mandatory" | "advisory";
    /** A stable short name of the rule, such as `duplicate-urn` or a policy's own name. */
    readonly code: string;
    /** The resource that it is about. */
    readonly urn?: string;
    /** Path of the property inside the resource's inputs, such as `healthCheck.timeout` or `ingress[0].fromPort`. */
    readonly property?: string;
    /** The value found there, ready to print; secrets are never put here. */
    readonly value?: string;
    readonly message: string;
    /** What to do about it. */
    readonly fix?: string;
    readonly world?: WorldName;
    /** Where in the user's source, when it is not the place of the resource itself. */
    readonly location?: SourceLocation;
}
