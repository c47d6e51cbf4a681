/** How good an answer is. `unknown` where the plan does not say enough; `neutral` where there is nothing to judge. */
export type Verdict = "good" | "attention" | "bad" | "unknown" | "neutral";

/** A piece of text in a table or list. */
export interface Cell {
    readonly text: string;
    readonly verdict?: Verdict;
    /** The resource that it is about: a report links there. */
    readonly urn?: string;
    /** More than fits: why a verdict is what it is. */
    readonly detail?: string;
}

export interface Column {
    readonly title: string;
    /** Numbers stand to the right. Default: left. */
    readonly align?: "left" | "right";
}

/** A part of a section, shown alike in a terminal and in a report. */
export type Block =
    | { readonly kind: "text"; readonly text: string }
    | {
          readonly kind: "table";
          /** What the table shows, for those who cannot see it and for those who can. */
          readonly caption: string;
          readonly columns: readonly Column[];
          readonly rows: readonly (readonly (Cell | string)[])[];
      }
    | {
          readonly kind: "list";
          readonly caption: string;
          readonly ordered?: boolean;
          readonly items: readonly (Cell | string)[];
      }
    /** Text to copy as it is: a device's configuration, commands. */
    | { readonly kind: "code"; readonly caption: string; readonly text: string }
    /** A drawing: in reports only. Its colours are CSS classes of the report; see report/README.md. */
    | { readonly kind: "picture"; readonly caption: string; readonly svg: string };

/** What one analysis has to say. */
export interface Section {
    /** Short and stable: the name after --analyze. */
    readonly id: string;
    readonly title: string;
    readonly verdict: Verdict;
    /** The answer in one line. */
    readonly summary: string;
    readonly blocks: readonly Block[];
    /** The result in full, as --json shows it. */
    readonly data: unknown;
}
