/** Writes text in colours, or plainly. */
export interface Style {
    bold(text: string): string;
    dim(text: string): string;
    red(text: string): string;
    green(text: string): string;
    yellow(text: string): string;
    cyan(text: string): string;
}

const CODES = {
    bold: [1, 22],
    dim: [2, 22],
    red: [31, 39],
    green: [32, 39],
    yellow: [33, 39],
    cyan: [36, 39],
} as const;

function paint(name: keyof typeof CODES, coloured: boolean): (text: string) => string {
    const [on, off] = CODES[name];
    return coloured ? (text) => `\u001b[${on}m${text}\u001b[${off}m` : (text) => text;
}

export function makeStyle(coloured: boolean): Style {
    return {
        bold: paint("bold", coloured),
        dim: paint("dim", coloured),
        red: paint("red", coloured),
        green: paint("green", coloured),
        yellow: paint("yellow", coloured),
        cyan: paint("cyan", coloured),
    };
}

/** https://no-color.org and https://force-color.org: the variables decide, whatever the terminal. */
export function wantsColour(stream: { readonly isTTY?: boolean }, environment: NodeJS.ProcessEnv): boolean {
    if ((environment["NO_COLOR"] ?? "") !== "") {
        return false;
    }
    const forced = environment["FORCE_COLOR"] ?? "";
    return forced === "" ? stream.isTTY === true && environment["TERM"] !== "dumb" : forced !== "0";
}

/** What a report is written with. */
export interface Page {
    readonly style: Style;
    /** Columns to fill. */
    readonly width: number;
}

/** Puts words into lines of the page's width, each after the indentation. */
export function wrap(words: readonly string[], indentation: string, width: number): string[] {
    const lines: string[] = [];
    let line = "";
    for (const word of words) {
        if (line !== "" && indentation.length + line.length + 1 + word.length > width) {
            lines.push(indentation + line);
            line = "";
        }
        line = line === "" ? word : `${line} ${word}`;
    }
    return line === "" ? lines : [...lines, indentation + line];
}
