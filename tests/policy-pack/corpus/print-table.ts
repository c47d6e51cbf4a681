import { writeFileSync } from "node:fs";
import path from "node:path";
import { command, type Given } from "../../../scripts/command-line";
import { corpusRows } from "./rows";
import { corpusPage } from "./table";

/** Where the page of mutants is kept. */
const FILE = path.join(__dirname, "../../../docs/mutants.md");

const HELP = `Prints who kills which mutant of the corpus.

  npm run mutants               prints the page
  npm run mutants -- --write    keeps it in docs/mutants.md

Exit code: 0 printed or written; 2 the command line is wrong.`;

async function main({ flags }: Given): Promise<void> {
    const page = corpusPage(await corpusRows());
    if (flags.has("--write")) {
        writeFileSync(FILE, page);
        console.log("docs/mutants.md");
    } else {
        process.stdout.write(page);
    }
}

command({ help: HELP, flags: ["--write"] }, main);
