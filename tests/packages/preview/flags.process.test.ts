import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { helpText } from "@platform/cli/help";
import { runPreview } from "./support/run-preview";

const TESTS = path.resolve(__dirname, "..");
const PROGRAM = path.resolve(__dirname, "../../fixtures/programs/single-file");

/** The tests that start the tool as people do, and the tables of what they start it with. */
function testsOfTheTool(): readonly string[] {
    return readdirSync(TESTS, { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".ts"))
        .map((file) => readFileSync(path.join(TESTS, file), "utf8"))
        .filter((text) => /\b(runPreview|runMain|preview\.cjs|FailingProgram)\b/.test(text));
}

describe("preview: every flag", () => {
    it("of --help is given to the tool by some test", () => {
        const flags = [...helpText().matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, flag = ""]) => flag);
        const tests = testsOfTheTool();
        expect(flags).to.have.length.above(20).and.to.include.members(["--cwd", "--watch", "--help"]);
        const untested = flags.filter((flag) => !tests.some((text) => text.includes(`"${flag}"`)));
        expect(untested).to.deep.equal([]);
    });

    it("--help: prints itself and does nothing else", async () => {
        expect(await runPreview(["nowhere", "--help"])).to.deep.equal({ code: 0, stdout: helpText(), stderr: "" });
    });

    it("--plain-sdk: the same answer", async () => {
        const [plain, fast] = await Promise.all([
            runPreview(["dev", "--cwd", PROGRAM, "--plain-sdk"]),
            runPreview(["dev", "--cwd", PROGRAM]),
        ]);
        expect(fast.stdout).to.include("ok single-file/dev: 7 resources in 0 components");
        expect(plain).to.deep.equal(fast);
    });

    it("--markdown: a comment", async () => {
        const { code, stdout } = await runPreview(["dev", "--cwd", PROGRAM, "--markdown"]);
        expect(stdout).to.equal("### ✅ Preview of `single-file/dev`\n\n**7 resources**\n");
        expect(code).to.equal(0);
    });

    it("--sarif: a log without results for a sound program", async () => {
        const { code, stdout } = await runPreview(["dev", "--cwd", PROGRAM, "--sarif"]);
        const { version, runs } = JSON.parse(stdout) as { version: string; runs: { results: unknown[] }[] };
        expect({ version, results: runs.map(({ results }) => results) }).to.deep.equal({
            version: "2.1.0",
            results: [[]],
        });
        expect(code).to.equal(0);
    });
});
