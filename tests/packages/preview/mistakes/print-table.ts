import { writeFileSync } from "node:fs";
import path from "node:path";
import { outcomes } from "./outcomes";
import { mistakesPage } from "./table";

/** Prints what the preview says about each planted mistake; `--write` keeps it. */
async function main(): Promise<void> {
    const page = mistakesPage(await outcomes());
    if (process.argv.includes("--write")) {
        writeFileSync(path.resolve(__dirname, "../../../../docs/reference/mistakes.md"), page);
    } else {
        process.stdout.write(page);
    }
}

void main();
