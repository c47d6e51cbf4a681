import type { Finding, WorldName } from "@platform/aws-model/finding";
import type { Answers } from "../monitor/answers";
import type { ConfigValue } from "../project/config-value";
import type { Project } from "../project/project";
import type { World } from "../result";

/** Everything that decides one run of a program. */
export interface RunInput {
    readonly world: WorldName;
    readonly project: Project;
    readonly stack: string;
    readonly organization: string;
    /** Full keys (`namespace:name`) to values. */
    readonly config: ReadonlyMap<string, ConfigValue>;
    readonly answers: Answers;
    /** A program that runs longer is given up; undefined for the host's own limit. */
    readonly timeoutSeconds: number | undefined;
    /** Called with the number of resources so far. */
    readonly onRegistration?: (count: number) => void;
}

/** A way to run programs. */
export interface Host {
    /** True if runs may overlap. */
    readonly concurrent: boolean;
    /** What there is to say about the way itself, such as that it is not the one that was asked for. */
    readonly notes: readonly Finding[];
    /** Runs the program once. Whatever the program does wrong is in the result; nothing is thrown for it. */
    run(input: RunInput): Promise<World>;
    /** The program's own files that the last run loaded; undefined if only the program's process knows. */
    readonly files?: readonly string[] | undefined;
    close(): Promise<void>;
}
