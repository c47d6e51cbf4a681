import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { command } from "../command-line";
import { references } from "./references";

const HELP = `Writes the reference pages anew, docs/policies.md among them; a test fails when they are not what the schema and the
policies say.

  npm run reference

Exit code: 0 written; 2 the command line is wrong.`;

command({ help: HELP }, () => {
    for (const [file, text] of Object.entries(references())) {
        const path = join(__dirname, "../..", file);
        mkdirSync(join(path, ".."), { recursive: true });
        writeFileSync(path, text);
        console.log(file);
    }
});
