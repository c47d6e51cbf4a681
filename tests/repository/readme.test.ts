import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { catalogue } from "@platform/analysis/catalogue";
import { blocks } from "../../config/blocks";

const ROOT = path.resolve(__dirname, "../..");
const readme = readFileSync(path.join(ROOT, "README.md"), "utf8");

/** A column of the table that stands below such a head, without the backticks. */
function column(head: string, index: number): string[] {
    const [, ...rest] = readme.split(`\n| ${head}`);
    const rows = rest.join("").split("\n\n")[0]?.split("\n").slice(2) ?? [];
    return rows.map((row) => (row.split("|")[index + 1] ?? "").trim().replaceAll("`", ""));
}

describe("the README", () => {
    it("has a row for each block", () => {
        expect(column("block ", 0).sort()).to.deep.equal(blocks.map(({ key }) => key).sort());
    });

    it("has a row for each analysis", () => {
        expect(column("question ", 1)).to.deep.equal(catalogue.map(({ id }) => id));
    });

    it("leads to each runbook", () => {
        const runbooks = readdirSync(path.join(ROOT, "docs/runbooks")).map((file) => `docs/runbooks/${file}`);
        expect(runbooks.filter((runbook) => !readme.includes(`(${runbook})`))).to.deep.equal([]);
    });
});
