/** One mistake in an otherwise sound project, and the one thing that the preview says about it. */
export interface Mistake {
    readonly mistake: string;
    /** Of the project's directory. */
    readonly file: string;
    /** Text that the file has once. */
    readonly sound: string;
    /** What stands there instead. */
    readonly wrong: string;
    /** `source/code resource: property = value: message → fix` for all that is said, or the message of a program that fails. */
    readonly says: string | readonly string[];
    /**
     * Where the preview points: text that a file has once after the edit, and the file where it is another one.
     *
     * @default nowhere: the message names the place itself
     */
    readonly at?: string | readonly [file: string, text: string];
}

/** Mistakes in one project. */
export interface Plantation {
    /** What the mistakes are planted in, as the table says it. */
    readonly title: string;
    /** Directory in the repository. */
    readonly project: string;
    /** What of it is copied. */
    readonly files: readonly string[];
    readonly stack: string;
    /** The policy pack's configuration, of the repository; without it no policies judge. */
    readonly policyConfig?: string;
    /** Whether types are checked as well, which takes seconds. Default: they are not. */
    readonly types?: boolean;
    readonly mistakes: readonly Mistake[];
}

/** What a preview of the project with the mistake said. */
export interface Outcome {
    /** Empty for the project as it is. */
    readonly mistake: string;
    readonly exitCode: number;
    /** `file:line` of the edit. */
    readonly edited: string;
    /** Where `at` is, `file:line:column`. */
    readonly expected: string;
    /** Everything said, in order. */
    readonly said: readonly string[];
    /** `file:line:column` of each, empty where a sentence has no place. */
    readonly places: readonly string[];
}
