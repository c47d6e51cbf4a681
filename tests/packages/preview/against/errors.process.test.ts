import { execFileSync } from "node:child_process";
import path from "node:path";
import { expect } from "chai";
import { UsageError } from "@platform/preview/errors";
import { findRevision } from "@platform/preview/against/git";
import { inTurns } from "../support/in-turns";
import { runPreview, textOf } from "../support/run-preview";
import { TemporaryProjects } from "../support/temporary-project";
import { Repository } from "./support/repository";

const HOW = "Write one with: pulumi stack export --file state.json\n";

describe("preview --against: what cannot be compared with", () => {
    const projects = new TemporaryProjects();
    after(() => {
        projects.removeAll();
    });

    const run = async (root: string, ...flags: string[]): Promise<{ code: number | null; text: string }> => {
        const ran = await runPreview(["dev", "--cwd", root, ...flags]);
        return { code: ran.code, text: textOf(ran, root).replaceAll(/\([0-9a-f]{7}\)/g, "(commit)") };
    };
    const state = async (content: string): Promise<{ code: number | null; text: string }> => {
        const root = projects.write({ "state.json": content, "index.ts": "" });
        return await run(root, "--against", path.join(root, "state.json"));
    };

    it("a directory outside any repository", async () => {
        const root = projects.write({ "index.ts": "" });
        expect(await run(root, "--against", "main")).to.deep.equal({
            code: 2,
            text: "--against main: there is no such file, and <root> is not in a git repository. Give a state file, or run this in a clone.\n",
        });
    });

    it("an unknown revision", async () => {
        const { root } = new Repository(projects, { "index.ts": "" });
        expect(await run(root, "--against", "nowhere")).to.deep.equal({
            code: 2,
            text: "--against nowhere: there is no such file, and <root> has no such revision. git branch --all lists branches; git fetch gets those that are missing.\n",
        });
    });

    it("an unknown revision in a shallow clone: tells the fetch that makes it", () => {
        const { root } = new Repository(projects, { "index.ts": "" });
        const clone = path.join(root, "clone");
        execFileSync("git", ["clone", "--quiet", "--depth", "1", `file://${root}`, clone]);
        const fixes: readonly (readonly [name: string, fetch: string])[] = [
            ["stable", "git fetch --depth 1 origin stable:refs/heads/stable"],
            ["origin/stable", "git fetch --depth 1 origin stable:refs/remotes/origin/stable"],
            ["0123456789abcdef", "git fetch --depth 1 origin 0123456789abcdef"],
        ];
        for (const [name, fetch] of fixes) {
            expect(() => findRevision(clone, name)).to.throw(
                UsageError,
                `The clone is shallow: fetch the revision first, for instance with: ${fetch}`,
            );
        }
        execFileSync("git", ["-C", root, "branch", "stable"]);
        execFileSync("git", ["-C", clone, ...(fixes[0]?.[1].split(" ").slice(1) ?? [])], { stdio: "ignore" });
        expect(findRevision(clone, "stable").label).to.match(/^stable \(/);
    });

    it("a revision whose program fails", async () => {
        const repository = new Repository(projects, { "index.ts": 'throw new Error("not yet written");\n' });
        repository.write({ "index.ts": "" });
        expect(await run(repository.root, "--against", "main")).to.deep.equal({
            code: 2,
            text: "--against main (commit): the program of that revision failed: not yet written\n",
        });
    });

    it("a revision whose stack file is broken", async () => {
        const repository = new Repository(projects, { "index.ts": "", "Pulumi.dev.yaml": "config: []\n" });
        repository.write({ "Pulumi.dev.yaml": "" });
        expect(await run(repository.root, "--against", "main")).to.deep.equal({
            code: 2,
            text: 'main (commit):Pulumi.dev.yaml: config holds keys and values, for instance "aws:region: eu-west-1".\n',
        });
    });

    it("a state file that is missing, no JSON, no state, of another version, damaged or of another stack", async () => {
        const root = projects.write({ "index.ts": "" });
        expect(await run(root, "--against", "gone.json")).to.deep.equal({
            code: 2,
            text: "--against gone.json: there is no such file. Write one with: pulumi stack export --file gone.json\n",
        });
        const foreign = { urn: "urn:pulumi:prod::sample::pulumi:pulumi:Stack::sample-prod" };
        const contents = [
            '{"version": 3,',
            "[]",
            "{}",
            '{"version": 1, "deployment": {}}',
            '{"version": 3}',
            '{"version": 3, "deployment": {"resources": [{"urn": "vpc"}, {}]}}',
            JSON.stringify({ version: 3, deployment: { resources: [foreign] } }),
        ];
        const refused = await Promise.all(
            inTurns(
                2,
                contents.map((content) => () => state(content)),
            ),
        );
        expect(refused.map(({ code }) => code)).to.deep.equal(contents.map(() => 2));
        const [broken, ...others] = refused.map(({ text }) => text);
        expect(broken).to.match(
            /^--against state\.json: not JSON: .+\. Write one with: pulumi stack export --file state\.json\n$/,
        );
        expect(others).to.deep.equal([
            `--against state.json: not a stack's state: it holds no object. ${HOW}`,
            `--against state.json: not a stack's state: it has no version, and 3 and 4 can be read. ${HOW}`,
            `--against state.json: not a stack's state: its version is 1, and 3 and 4 can be read. ${HOW}`,
            `--against state.json: not a stack's state: it has no deployment. ${HOW}`,
            [
                "--against state.json: the state is damaged:",
                '- resources[0].urn is "vpc", not a URN',
                "- resources[1].urn is missing, not a URN",
                HOW,
            ].join("\n"),
            '--against state.json: this is the state of sample/prod, and sample/dev is asked about. Name its stack, or export the state of "dev".\n',
        ]);
    });

    it("nothing, or two forms of output", async () => {
        const root = projects.write({ "index.ts": "" });
        expect(await run(root, "--expect-no-changes")).to.deep.equal({
            code: 2,
            text: "--expect-no-changes needs something to compare with: add --against REV|FILE.\n",
        });
        expect(await run(root, "--json", "--sarif")).to.deep.equal({
            code: 2,
            text: "--json and --sarif: one form of output at a time.\n",
        });
    });

    it("a program that fails now: nothing is called deleted", async () => {
        const repository = new Repository(projects, { "index.ts": "" });
        repository.write({ "index.ts": 'throw new Error("half done");\n' });
        const { code, text } = await run(repository.root, "--against", "main");
        expect(code).to.equal(2);
        expect(text).to.match(
            /^error: half done\n[^]*\nnothing is compared: the program failed\n\nnot ok shop\/dev, the program failed\n$/,
        );
    });
});
