import { expect } from "chai";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { runMain } from "../cli/run-main";

/** A small program of another shape. */
const other = ["dev", "--cwd", path.join(__dirname, "../../fixtures/programs/single-file"), "--no-policies"];

/** The titles of the sections in a terminal, in order. */
function titles(stdout: string): readonly string[] {
    return [...stdout.matchAll(/^[✓!✗?·] (\p{Lu}[\p{L} ]*)$/gmu)].map(([, title = ""]) => title);
}

const TITLES = [
    ...["Reachability", "Resilience", "Alarms", "Capacity"],
    ...["Cost", "Deployment order", "Who may change this stack from outside"],
    ...["Images", "Addresses", "Handover to the datacenter"],
];

describe("analyses: on the command line", () => {
    let directory: string;
    const file = (name: string) => path.join(directory, name);

    before(() => {
        directory = mkdtempSync(path.join(tmpdir(), "analyses-"));
    });

    after(() => {
        rmSync(directory, { recursive: true });
    });

    it("--analyze all: every section in place of the plan, and the report and the diagram beside it", async () => {
        const [html, svg] = [file("report.html"), file("plan.svg")];
        const args = ["dev", "--no-policies", "--analyze", "all", "--html", html, "--svg", svg, "--timings"];
        const { code, stdout, stderr } = await runMain(args);
        expect({ code, stderr }).to.deep.equal({ code: 0, stderr: "" });
        expect(titles(stdout)).to.deep.equal(TITLES);
        expect(stdout).to.not.include("By type");
        expect(stdout).to.match(/\nok platform\/dev: \d+ resources in \d+ components\n$/);
        expect(readFileSync(html, "utf8")).to.match(/^<!doctype html>/i);
        expect(readFileSync(svg, "utf8")).to.match(/^<svg /);
    });

    it("--analyze with --json and --markdown: the result itself, and blocks that unfold", async () => {
        const json = await runMain([...other, "--analyze", "capacity,addresses", "--json"]);
        const markdown = await runMain(["dev", "--no-policies", "--analyze", "addresses", "--markdown"]);
        const { analyses } = JSON.parse(json.stdout) as { analyses: Record<string, unknown>[] };
        expect(analyses.map((one) => Object.keys(one))).to.deep.equal([
            ["id", "verdict", "summary", "data"],
            ["id", "verdict", "summary", "data"],
        ]);
        expect(analyses.map(({ id }) => id)).to.deep.equal(["capacity", "addresses"]);
        expect(markdown.stdout).to.match(/<details><summary>✅ <b>Addresses<\/b>: No range overlaps another\./);
    });

    it("a file that cannot be written is said, with exit code 2", async () => {
        const missing = file("nowhere/plan.svg");
        const { code, stderr } = await runMain([...other, "--svg", missing]);
        expect({ code, stderr }).to.deep.equal({
            code: 2,
            stderr: `--svg ${missing}: ENOENT: no such file or directory, open '${missing}'\n`,
        });
    });

    it("a program that fails has no analyses and leaves no file", async () => {
        const html = file("failed.html");
        const { code, stdout } = await runMain([
            "dev",
            "--no-policies",
            "--html",
            html,
            "--config",
            "platform:network=1",
        ]);
        expect(code).to.equal(2);
        expect(stdout).to.include("not ok platform/dev");
        expect(existsSync(html)).to.equal(false);
    });

    it("a program of another shape is analysed as far as it tells", async () => {
        const args = [...other, "--analyze", "all", "--svg", file("other.svg")];
        const { code, stdout, stderr } = await runMain(args);
        expect({ code, stderr }).to.deep.equal({ code: 0, stderr: "" });
        expect(titles(stdout)).to.deep.equal(TITLES);
    });
});
