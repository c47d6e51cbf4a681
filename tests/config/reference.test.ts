import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { configReference } from "../../scripts/reference/config-reference";
import { references } from "../../scripts/reference/references";

const root = join(__dirname, "../..");

describe("reference pages", () => {
    for (const [file, text] of Object.entries(references())) {
        it(`${file} is what the schema says; if not, run \`npm run reference\``, () => {
            expect(readFileSync(join(root, file), "utf8") === text, "the page is stale").to.equal(true);
        });
    }

    it("describe every key", () => {
        const rows = configReference()
            .split("\n")
            .filter((line) => line.startsWith("| `"));

        expect(rows).to.have.lengthOf.above(100);
        for (const row of rows) {
            expect(row, row).to.match(/ \S[^|]* \|$/);
        }
    });
});
