import { writeFileSync } from "node:fs";
import path from "node:path";
import { command, type Given } from "../../../../scripts/command-line";
import { outcomes } from "./outcomes";
import { mistakesPage } from "./table";

const HELP = `Plants every mistake and prints what the preview says of it.

  npm run mistakes               prints the page
  npm run mistakes -- --write    keeps it in docs/reference/mistakes.md

Exit code: 0 printed or written; 2 the command line is wrong.`;

async function main({ flags }: Given): Promise<void> {
    const page = mistakesPage(await outcomes());
    if (flags.has("--write")) {
        writeFileSync(path.resolve(__dirname, "../../../../docs/reference/mistakes.md"), page);
        console.log("docs/reference/mistakes.md");
    } else {
        process.stdout.write(page);
    }
}

command({ help: HELP, flags: ["--write"] }, main);
