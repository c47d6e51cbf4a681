import { writeFileSync } from "node:fs";
import path from "node:path";
import { corpusRows } from "./rows";
import { corpusPage } from "./table";

/** Where the page of mutants is kept. */
const FILE = path.join(__dirname, "../../../docs/mutants.md");

/** Prints who kills which mutant; `--write` keeps it in docs/mutants.md. */
async function main(): Promise<void> {
    const page = corpusPage(await corpusRows());
    if (process.argv.includes("--write")) {
        writeFileSync(FILE, page);
        console.log("docs/mutants.md");
    } else {
        process.stdout.write(page);
    }
}

void main();
