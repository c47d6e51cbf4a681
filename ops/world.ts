/** What a command has to do with besides AWS: the process, the clock, the terminal, the files. */
export interface World {
    /** Directory of Pulumi.yaml and the stack files. */
    readonly root: string;
    /** Whether a person can be asked. */
    readonly terminal: boolean;
    /** Writes the result. */
    readonly out: (text: string) => void;
    /** Writes progress and errors. */
    readonly err: (text: string) => void;
    readonly ask: (question: string) => Promise<string>;
    /** Milliseconds since 1970. */
    readonly now: () => number;
    /** @throws AbortError when Ctrl-C is pressed meanwhile. */
    readonly sleep: (milliseconds: number) => Promise<void>;
    /** Runs a program on this terminal, and returns its exit code; undefined when it is not installed. */
    readonly spawn: (command: string, args: readonly string[]) => Promise<number | undefined>;
}
