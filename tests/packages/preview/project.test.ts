import { expect } from "chai";
import { UsageError } from "@platform/preview/errors";
import { loadProject, stackNames } from "@platform/preview/project/project";
import { TemporaryProjects } from "./support/temporary-project";

describe("preview: Pulumi.yaml", () => {
    const projects = new TemporaryProjects();
    after(() => {
        projects.removeAll();
    });

    /** What is wrong with a project, with its directory written as <root>. */
    function complaint(files: Readonly<Record<string, string>>): string {
        const root = projects.write(files);
        try {
            loadProject(root);
        } catch (error) {
            expect(error).to.be.instanceOf(UsageError);
            return (error as UsageError).message.replaceAll(root, "<root>");
        }
        return "";
    }

    it("is found from a directory below it", () => {
        const root = projects.write({ "lib/deep/x.ts": "" });
        expect(loadProject(`${root}/lib/deep`)).to.deep.include({
            name: "sample",
            root,
            workingDirectory: root,
            entryPoint: ".",
            stackDirectory: root,
        });
    });

    it("names the program by a file or by a directory", () => {
        const byFile = projects.write({
            "Pulumi.yaml": "name: a\nruntime: nodejs\nmain: src/app.ts\n",
            "src/app.ts": "",
        });
        expect(loadProject(byFile)).to.deep.include({ workingDirectory: `${byFile}/src`, entryPoint: "app.ts" });
        const byDirectory = projects.write({
            "Pulumi.yaml": "name: a\nruntime: nodejs\nmain: src\n",
            "src/index.ts": "",
        });
        expect(loadProject(byDirectory)).to.deep.include({ workingDirectory: `${byDirectory}/src`, entryPoint: "." });
    });

    it("lists the stacks that have a file, wherever it keeps them", () => {
        const root = projects.write({
            "Pulumi.yaml": "name: a\nruntime: nodejs\nstackConfigDir: stacks\n",
            "stacks/Pulumi.prod.yaml": "",
            "stacks/Pulumi.dev.yml": "",
            "stacks/notes.yaml": "",
        });
        expect(stackNames(loadProject(root))).to.deep.equal(["dev", "prod"]);
    });

    it("fills in defaults of the project and values of other namespaces, long and short", () => {
        const root = projects.write({
            "Pulumi.yaml": [
                "name: a",
                "runtime: { name: nodejs, options: { typescript: false } }",
                "config:",
                "  size: 3",
                "  a:zone: { type: string, default: b }",
                "  required: { type: integer }",
                "  aws:region: eu-west-1",
                "  aws:profile: { value: team }",
            ].join("\n"),
        });
        const project = loadProject(root);
        expect(project.config).to.deep.equal({
            "a:size": { secret: false, fallback: 3 },
            "a:zone": { secret: false, fallback: "b", type: { type: "string" } },
            "a:required": { secret: false, fallback: undefined, type: { type: "integer" } },
            "aws:region": { secret: false, fallback: "eu-west-1" },
            "aws:profile": { secret: false, fallback: "team" },
        });
        expect(project.runtime).to.deep.equal({ name: "nodejs", options: { typescript: false } });
    });

    const mistakes: readonly (readonly [string, string, string])[] = [
        [
            "has no name",
            "runtime: nodejs\n",
            '<root>/Pulumi.yaml: the project has no name. Write "name: <project>" at its top.',
        ],
        [
            "is of another language",
            "name: a\nruntime: python\n",
            '<root>/Pulumi.yaml: the runtime is "python"; only nodejs programs can be previewed.',
        ],
        [
            "names a program that does not exist",
            "name: a\nruntime: nodejs\nmain: nowhere\n",
            '<root>/Pulumi.yaml: main is "nowhere", which does not exist.',
        ],
        ["is broken", "name: a\nruntime: [nodejs\n", "<root>/Pulumi.yaml:3:1: broken YAML: deficient indentation"],
        [
            "declares configuration wrongly, all at once",
            [
                "name: a",
                "runtime: nodejs",
                "config:",
                "  both: { default: 1, value: 2 }",
                "  list: { type: array }",
                "  count: { type: integer, default: many }",
                "  names: { type: array, items: { type: string }, default: [1] }",
                "  aws:region: { type: string, value: x }",
                "  aws:zone: { default: b }",
                "  aws:profile: {}",
            ].join("\n"),
            [
                "<root>/Pulumi.yaml: 7 mistakes in config:",
                "- both: has both a default and a value. Keep one.",
                "- list: is an array of unknown items. Declare their type with items.",
                '- count: its default "many" is not of type integer.',
                "- names: its default [1] is not of type array<string>.",
                "- aws:region: belongs to another namespace than the project and must not have a type. Remove it.",
                "- aws:zone: belongs to another namespace than the project: write value instead of default.",
                "- aws:profile: has no value. Add one.",
            ].join("\n"),
        ],
    ];
    for (const [what, content, message] of mistakes) {
        it(`says so when it ${what}`, () => {
            expect(complaint({ "Pulumi.yaml": content })).to.equal(message);
        });
    }

    it("says so when there is none", () => {
        expect(() => loadProject("/")).to.throw(
            UsageError,
            "there is no Pulumi.yaml in / or above it. Name the project's directory with --cwd.",
        );
    });
});
