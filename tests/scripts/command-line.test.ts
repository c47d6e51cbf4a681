import { expect } from "chai";
import { readCommandLine, type Given } from "../../scripts/command-line";

const HELP = "Does something.";
const ROUNDS = { help: HELP, flags: ["--write"], values: { what: "a number of rounds", form: /^[1-9]\d*$/, most: 1 } };

/** The arguments or exit code, and what was printed where. */
function read(line: typeof ROUNDS | { help: string }, ...argv: readonly string[]) {
    const printed: Record<"log" | "error", string[]> = { log: [], error: [] };
    const { log, error } = console;
    console.log = (text: string) => printed.log.push(text);
    console.error = (text: string) => printed.error.push(text);
    try {
        return { given: readCommandLine(line, argv), ...printed };
    } finally {
        Object.assign(console, { log, error });
    }
}

describe("scripts: command lines", () => {
    it("hold flags and values", () => {
        const given: Given = { flags: new Set(["--write"]), values: ["3"] };
        expect(read(ROUNDS, "--write", "3")).to.deep.equal({ given, log: [], error: [] });
        expect(read({ help: HELP }).given).to.deep.equal({ flags: new Set(), values: [] });
    });

    it("ask for help, which is printed, with exit code 0", () => {
        for (const flag of ["--help", "-h"]) {
            expect(read(ROUNDS, "x", flag)).to.deep.equal({ given: 0, log: [HELP], error: [] });
        }
    });

    it("are refused with what is allowed, with exit code 2", () => {
        for (const [argv, wrong] of [
            [["many"], "many"],
            [["3", "4"], "4"],
            [["--wirte", "0"], "--wirte, 0"],
        ] as const) {
            const error = [`${wrong}: not valid here; allowed: --write, a number of rounds.\n\n${HELP}`];
            expect(read(ROUNDS, ...argv)).to.deep.equal({ given: 2, log: [], error });
        }
        expect(read({ help: HELP }, "x").error).to.deep.equal([`x: not valid here; allowed: no argument.\n\n${HELP}`]);
    });
});
