import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { references } from "./references";

/** Writes the reference pages anew; a test fails when they are not what the schema and the policies say. */
for (const [file, text] of Object.entries(references())) {
    const path = join(__dirname, "../..", file);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, text);
    console.log(file);
}
