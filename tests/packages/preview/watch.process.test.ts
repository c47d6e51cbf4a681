import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect } from "chai";
import { runPreview } from "./support/run-preview";
import { TemporaryProjects } from "./support/temporary-project";
import { Watched } from "./support/watched";

/** Leaves a letter for each of its starts. */
const PACK = [
    'import { appendFileSync } from "node:fs";',
    'import { PolicyPack } from "@pulumi/policy";',
    'appendFileSync(`${__dirname}/starts`, "x");',
    'new PolicyPack("names", { policies: [{',
    '    name: "no-drafts", description: "No drafts.", enforcementLevel: "mandatory",',
    '    validateResource: (args, report) => { if (args.name === "draft") report("WORD"); },',
    "}] });",
].join("\n");

/** A program of two modules that makes topics of these names. */
function program(...names: readonly string[]): string {
    return `import { topics } from "./topics/topics";\ntopics(${JSON.stringify(names)});\n`;
}

const FILES = {
    "index.ts": program("news"),
    "topics/topics.ts": [
        'import { Topic } from "@pulumi/aws/sns";',
        "export function topics(names: string[]): void {",
        "    for (const name of names) new Topic(name, { displayName: name });",
        "}",
    ].join("\n"),
};

describe("preview: --watch", () => {
    const projects = new TemporaryProjects();
    const watched: Watched[] = [];
    const start = (directory: string, ...flags: string[]): Watched => {
        const one = new Watched(directory, flags.length === 0 ? ["--no-types"] : flags);
        watched.push(one);
        return one;
    };
    after(() => {
        watched.forEach((one) => {
            one.kill();
        });
        projects.removeAll();
    });

    it("runs again after each save, says what changed, and ends with Ctrl-C", async () => {
        const root = projects.write(FILES);
        const preview = start(root);
        const first = await preview.run();
        expect(first.text)
            .to.include("ok sample/dev: 1 resource in 0 components")
            .and.not.include("Since the last run");
        // The two modules, Pulumi.yaml and Pulumi.dev.yaml.
        expect(first.files).to.equal(4);

        writeFileSync(path.join(root, "index.ts"), program("news", "alerts"));
        const second = await preview.run();
        expect(second.text).to.match(/^\n--- index\.ts changed\n/);
        expect(second.text).to.include("ok sample/dev: 2 resources").and.include("+ aws:sns/topic:Topic::alerts");

        const edited = FILES["topics/topics.ts"].replace("displayName: name", "displayName: name.toUpperCase()");
        writeFileSync(path.join(root, "topics/topics.ts"), edited);
        const third = await preview.run();
        expect(third.text).to.match(/^\n--- topics\/topics\.ts changed\n/);
        expect(third.text).to.include("~ aws:sns/topic:Topic::alerts").and.include("~ aws:sns/topic:Topic::news");
        expect(await preview.interrupt()).to.equal(130);
    });

    it("survives mistakes in the program and in the configuration, and a module that comes later", async () => {
        const root = projects.write(FILES);
        const preview = start(root);
        await preview.run();

        writeFileSync(path.join(root, "index.ts"), `${program("news")}this is no TypeScript\n`);
        expect((await preview.run()).text)
            .to.include("the program failed")
            .and.include("index.ts:3:");

        writeFileSync(path.join(root, "index.ts"), `import "./later";\n${program("news")}`);
        expect((await preview.run()).text).to.include("Cannot find module './later'");
        writeFileSync(path.join(root, "later.ts"), "export {};\n");
        expect((await preview.run()).text).to.include("ok sample/dev: 1 resource");

        writeFileSync(path.join(root, "Pulumi.dev.yaml"), "config: [\n");
        expect((await preview.run()).text)
            .to.include("Pulumi.dev.yaml")
            .and.not.include("ok sample/dev");
        writeFileSync(path.join(root, "Pulumi.dev.yaml"), "config: {}\n");
        expect((await preview.run()).text).to.include("ok sample/dev: 1 resource");

        rmSync(path.join(root, "later.ts"));
        expect((await preview.run()).text).to.include("Cannot find module './later'");
        expect(await preview.interrupt()).to.equal(130);
    });

    it("judges each run with what the policy pack says by then", async () => {
        const root = projects.write({
            ...FILES,
            "policy-pack/PulumiPolicy.yaml": "runtime: nodejs\n",
            "policy-pack/package.json": '{ "main": "index.ts", "version": "1.0.0" }',
            "policy-pack/index.ts": PACK,
        });
        const preview = start(root);
        expect((await preview.run()).text).to.include("ok sample/dev: 1 resource in 0 components, judged by 1 policy");

        writeFileSync(path.join(root, "index.ts"), program("news", "draft"));
        const broken = await preview.run();
        expect(broken.text).to.include("error policy:policy-pack/no-drafts draft").and.include("new problem: ");

        // One for each run, and one already for the next.
        while (readFileSync(path.join(root, "policy-pack/starts"), "utf8").length < 3) await setTimeout(50);
        writeFileSync(path.join(root, "policy-pack/index.ts"), PACK.replace("WORD", "not a draft again"));
        expect((await preview.run()).text).to.include("not a draft again");

        writeFileSync(path.join(root, "index.ts"), program("news"));
        expect((await preview.run()).text)
            .to.include("ok sample/dev: 1 resource")
            .and.include("solved: ");
        expect(await preview.interrupt()).to.equal(130);
    });

    it("checks the types as well, for whose errors the plan does not wait", async () => {
        const root = projects.write(FILES);
        const preview = start(root, "--no-policies");
        expect(await preview.settled()).to.include("ok sample/dev: 1 resource");

        writeFileSync(path.join(root, "index.ts"), `${program("news", "more")}export const size: number = "1";\n`);
        expect(await preview.settled())
            .to.include("not ok sample/dev: 2 resources in 0 components, 1 error")
            .and.include("    at index.ts:3:14\n")
            .and.include("new problem: program/type-error: TS2322: ");

        writeFileSync(path.join(root, "index.ts"), program("news"));
        expect(await preview.settled())
            .to.include("ok sample/dev: 1 resource")
            .and.include("solved: program/type-error: ");
        expect(await preview.interrupt()).to.equal(130);
    });

    it("is for people: no other form of output", async () => {
        const { code, stderr } = await runPreview(["--watch", "--json"]);
        expect(stderr).to.equal("--watch and --json: --watch writes for people, again and again.\n");
        expect(code).to.equal(2);
    });
});
