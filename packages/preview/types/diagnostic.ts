import path from "node:path";
import type { Finding } from "@platform/aws-model/finding";

/** One thing that a compiler has to say, in the words of all its lines. */
export interface Diagnostic {
    /** Absolute path, with its place counted from 1; absent for what concerns options. */
    readonly location?: NonNullable<Finding["location"]>;
    readonly code: number;
    readonly message: string;
}

/** What a compiler says of a program. */
export interface Verdict {
    readonly diagnostics: readonly Diagnostic[];
    /** Every file that it read, as absolute paths. */
    readonly files: readonly string[];
}

/** Not judged, as ts-node does not judge them: places of output, and lists of inputs. */
const IGNORED = [6059, 18002, 18003];

/** What ts-node would refuse: the options, and sources that it loads. */
export function refused({ diagnostics }: Verdict): Diagnostic[] {
    return diagnostics.filter(
        ({ code, location }) => !IGNORED.includes(code) && (location === undefined || isLoaded(location.file)),
    );
}

function isLoaded(file: string): boolean {
    return !file.includes("/node_modules/") && !/\.d\.[mc]?ts$/.test(file);
}

/** `TS2322: Type 'string' is not assignable to type 'number'.` */
export function sentence({ code, message }: Diagnostic): string {
    return `TS${code}: ${message}`;
}

export const TYPE_ERROR = "type-error";

/** Exit code 2: the CLI does not run such a program. */
export function typeError(diagnostic: Diagnostic): Finding {
    const { location } = diagnostic;
    const where = location === undefined ? {} : { location };
    return { source: "program", level: "mandatory", code: TYPE_ERROR, message: sentence(diagnostic), ...where };
}

export function notChecked(reason: string): Finding {
    return {
        source: "program",
        level: "advisory",
        code: "types-not-checked",
        message: `types were not checked: ${reason}`,
    };
}

const PLACED = /^(.+)\((\d+),(\d+)\): error TS(\d+): (.*)$/;
const UNPLACED = /^error TS(\d+): (.*)$/;

/**
 * Reads what a compiler writes for people: errors, whose further lines are indented, and a list of files if it was asked for.
 *
 * @param directory Where it ran, from which it names files.
 */
export function parseVerdict(output: string, directory: string): Verdict {
    const diagnostics: Diagnostic[] = [];
    const files: string[] = [];
    for (const line of output.split(/\r?\n/)) {
        const placed = PLACED.exec(line);
        const unplaced = UNPLACED.exec(line);
        const last = diagnostics.at(-1);
        if (placed !== null) {
            const [, file = "", row = "", column = "", code = "", message = ""] = placed;
            const location = { file: path.resolve(directory, file), line: Number(row), column: Number(column) };
            diagnostics.push({ location, code: Number(code), message });
        } else if (unplaced !== null) {
            diagnostics.push({ code: Number(unplaced[1]), message: unplaced[2] ?? "" });
        } else if (path.isAbsolute(line)) {
            files.push(line);
        } else if (last !== undefined && line.startsWith("  ")) {
            diagnostics[diagnostics.length - 1] = { ...last, message: `${last.message}\n${line}` };
        }
    }
    return { diagnostics, files };
}
