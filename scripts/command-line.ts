/** What a command takes. */
export interface CommandLine {
    /** All that `--help` says. */
    readonly help: string;
    /** Allowed flags, such as `--write`. @default none */
    readonly flags?: readonly string[];
    /** Form of the other arguments, and how many there may be. @default none is allowed */
    readonly values?: { readonly what: string; readonly form: RegExp; readonly most: number };
}

/** What it was given. */
export interface Given {
    readonly flags: ReadonlySet<string>;
    readonly values: readonly string[];
}

/** Reads a command line; after help or a mistake, both of which it prints, there is an exit code in place of arguments. */
export function readCommandLine({ help, flags = [], values }: CommandLine, argv: readonly string[]): Given | number {
    if (argv.includes("--help") || argv.includes("-h")) {
        console.log(help);
        return 0;
    }
    const others = argv.filter((argument) => !flags.includes(argument));
    const unfit = others.filter((argument, index) => !values?.form.test(argument) || index >= values.most);
    if (unfit.length > 0) {
        const allowed = [...flags, ...(values === undefined ? [] : [values.what])].join(", ") || "no argument";
        console.error(`${unfit.join(", ")}: not valid here; allowed: ${allowed}.\n\n${help}`);
        return 2;
    }
    return { flags: new Set(argv.filter((argument) => flags.includes(argument))), values: others };
}

/** Does a command's work, unless its command line says otherwise, and sets the process's exit code. */
export function command(line: CommandLine, work: (given: Given) => unknown): void {
    const given = readCommandLine(line, process.argv.slice(2));
    if (typeof given === "number") {
        process.exitCode = given;
    } else {
        void work(given);
    }
}
