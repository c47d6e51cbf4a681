import { appendFileSync, existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect } from "chai";
import { UsageError } from "@platform/preview/errors";
import { choosePacks } from "@platform/preview/policies/policy-check";
import { BROKEN, COMPLETE, ENCRYPTED, NAMED, packFiles, TOPICS } from "./support/packs";
import { runPreview, textOf } from "./support/run-preview";
import { TemporaryProjects } from "./support/temporary-project";

/** Whether there is a process whose number stands in a file. */
function lives(file: string): boolean {
    try {
        const id = Number(readFileSync(file, "utf8"));
        process.kill(id, 0); // throws where there is no such process
        return !isZombie(id);
    } catch {
        return false;
    }
}

/** Whether a process has ended and only waits for somebody to ask how; Linux tells. */
function isZombie(id: number): boolean {
    const file = `/proc/${id}/stat`;
    return existsSync(file) && /\) Z/.test(readFileSync(file, "utf8"));
}

describe("preview: policy packs", () => {
    const projects = new TemporaryProjects();
    after(() => {
        projects.removeAll();
    });

    /** What is said after the tree, and the exit code. */
    async function problems(root: string, ...flags: string[]): Promise<{ code: number | null; lines: string[] }> {
        const ran = await runPreview(["dev", "--cwd", root, "--filter", "nothing", ...flags]);
        const text = textOf(ran, root).trimEnd();
        return { code: ran.code, lines: (text.split("\nProblems\n")[1] ?? text).split("\n") };
    }

    it("in policy-pack/ judge without a flag, as settings/<stack>.json says, remediations among it", async () => {
        const root = projects.write({
            ...TOPICS,
            ...packFiles("policy-pack", NAMED + ENCRYPTED),
            "policy-pack/settings/dev.json": '{ "topic-named": { "prefix": "N" } }',
        });
        expect(await problems(root)).to.deep.equal({
            code: 1,
            lines: [
                "error policy:policy-pack/topic-named mail: Topics have a display name.",
                "    no name that starts with 'N'",
                "    at index.ts:3:1",
                "note policy:policy-pack/topic-encrypted mail: is remediated: the policy changes kmsMasterKeyId",
                "    at index.ts:3:1",
                "note policy:policy-pack/topic-encrypted news: is remediated: the policy changes kmsMasterKeyId",
                "    at index.ts:2:1",
                "",
                "not ok sample/dev: 2 resources in 0 components, 1 error, 2 notes, judged by 2 policies",
            ],
        });
        expect(await problems(root, "--no-policies")).to.deep.equal({
            code: 0,
            lines: ["sample-dev 0", "", "ok sample/dev: 2 resources in 0 components"],
        });
    });

    it("judge the stack of a program that ran to its end, and of one that failed its resources alone", async () => {
        const root = projects.write({
            ...TOPICS,
            ...packFiles("policy-pack", NAMED + COMPLETE),
            "policy-pack/settings/dev.json": '{ "topic-named": { "prefix": "N" } }',
        });
        const policies = (lines: readonly string[]): readonly string[] =>
            lines.filter((line) => line.includes("policy:policy-pack"));
        const whole = await problems(root);
        expect(policies(whole.lines)).to.deep.equal([
            "error policy:policy-pack/topic-named mail: Topics have a display name.",
            "error policy:policy-pack/stack-complete Stacks have a queue.",
        ]);
        appendFileSync(path.join(root, "index.ts"), '\nthrow new Error("half a stack");\n');
        const half = await problems(root);
        expect(half.code).to.equal(2);
        expect(policies(half.lines)).to.deep.equal([
            "error policy:policy-pack/topic-named mail: Topics have a display name.",
        ]);
    });

    it("take the place of the project's own when they are named, each with its configuration", async () => {
        const root = projects.write({
            ...TOPICS,
            ...packFiles("policy-pack", BROKEN),
            ...packFiles("first", NAMED),
            ...packFiles("second", NAMED),
            "mild.json": '{ "topic-named": "advisory" }',
            "strict.json": '{ "topic-named": { "prefix": "Old" } }',
        });
        const flag = (name: string, ...files: string[]) =>
            files.flatMap((file) => [`--policy-pack${name}`, path.join(root, file)]);
        const packs = [...flag("", "first", "second"), ...flag("-config", "mild.json", "strict.json")];
        expect(await problems(root, ...packs)).to.deep.equal({
            code: 1,
            lines: [
                "error policy:second/topic-named mail: Topics have a display name.",
                "    no name that starts with 'Old'",
                "    at index.ts:3:1",
                "error policy:second/topic-named news: Topics have a display name.",
                "    no name that starts with 'Old'",
                "    at index.ts:2:1",
                "note policy:first/topic-named mail: Topics have a display name.",
                "    no name that starts with ''",
                "    at index.ts:3:1",
                "",
                "not ok sample/dev: 2 resources in 0 components, 2 errors, 1 note, judged by 2 policies",
            ],
        });
    });

    it("that throw: say which policy, with the line", async () => {
        const root = projects.write({ ...TOPICS, ...packFiles("policy-pack", BROKEN) });
        const { code, lines } = await problems(root);
        expect(code).to.equal(2);
        expect(lines.slice(0, 2)).to.deep.equal([
            "policy pack <root>/policy-pack: 2 UNKNOWN: Error validating resource with policy 'broken' from policy pack 'policy-pack@v1.0.0':",
            "TypeError: half a rule",
        ]);
        expect(lines[2]).to.match(/^ {4}at validateResource \(<root>\/policy-pack\/index\.js:5:\d+\)$/);
    });

    it("that do not load: say why, in plain text", async () => {
        const pack = packFiles("policy-pack", "");
        const root = projects.write({ ...TOPICS, ...pack, "policy-pack/index.js": 'throw new Error("not yet");\n' });
        const { code, lines } = await problems(root);
        expect(code).to.equal(2);
        expect(lines.slice(0, 4)).to.deep.equal([
            "policy pack <root>/policy-pack: The policy pack ended with code 32 before it listened.",
            "error: [runtime] Running program '<root>/policy-pack' failed with an unhandled exception:",
            "    Error: not yet",
            "    at Object.<anonymous> (<root>/policy-pack/index.js:1:7)",
        ]);
    });

    it("configured with policies that they do not have: say which", async () => {
        const root = projects.write({
            ...TOPICS,
            ...packFiles("policy-pack", NAMED),
            "policy-pack/settings/dev.json": '{ "topic-name": "disabled" }',
        });
        expect(await problems(root)).to.deep.equal({
            code: 2,
            lines: [
                "policy pack <root>/policy-pack: The policy configuration names policies that the pack does not have: topic-name.",
            ],
        });
    });

    it("end with a preview that fails before they have started", async () => {
        const pack = packFiles("policy-pack", NAMED);
        const tell = 'require("node:fs").writeFileSync(__dirname + "/pid", String(process.pid));\n';
        const start = { "policy-pack/index.js": tell + (pack["policy-pack/index.js"] ?? "") };
        const root = projects.write({ ...TOPICS, ...pack, ...start, "Pulumi.dev.yaml": "config: []\n" });
        expect((await problems(root)).code).to.equal(2);
        // Without an end when the pack runs on, and nobody is there for it.
        while (lives(path.join(root, "policy-pack/pid"))) await setTimeout(100);
    });

    describe("chosen", () => {
        const choose = (root: string, directories: readonly string[], configs: readonly string[]) =>
            choosePacks(root, "dev", directories, configs);

        it("are none where the project has none", () => {
            expect(choose(projects.write({}), [], [])).to.deep.equal([]);
        });

        it("take their own settings where no configuration is given for them", () => {
            const root = projects.write({
                ...packFiles("a", NAMED),
                ...packFiles("b", NAMED),
                "b/settings/dev.json": '{ "topic-named": "disabled" }',
                "given.json": '{ "all": "advisory" }',
            });
            const [a, b] = [path.join(root, "a"), path.join(root, "b")];
            expect(choose(root, [a, b], [path.join(root, "given.json")])).to.deep.equal([
                { directory: a, config: { all: "advisory" } },
                { directory: b, config: { "topic-named": "disabled" } },
            ]);
        });

        it("may be named from where the command runs, though their processes start elsewhere", () => {
            const pack = path.join(projects.write(packFiles("a", NAMED)), "a");
            expect(choose(pack, [path.relative("", pack)], [])).to.deep.equal([{ directory: pack, config: {} }]);
        });

        it("must be packs, with configurations that can be read, and no more of these than packs", () => {
            const root = projects.write({ ...packFiles("policy-pack", NAMED), "broken.json": "{" });
            const [nothing, broken] = [path.join(root, "nothing"), path.join(root, "broken.json")];
            expect(() => choose(root, [nothing], [])).to.throw(
                UsageError,
                `--policy-pack ${nothing}: there is no PulumiPolicy.yaml in it.`,
            );
            expect(() => choose(root, [], [broken])).to.throw(UsageError, `--policy-pack-config ${broken}: `);
            expect(() => choose(root, [], [broken, broken])).to.throw(
                UsageError,
                "--policy-pack-config is given 2 for 1 policy pack. Give one for each --policy-pack, in the same order.",
            );
        });
    });
});
