import { rmSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { UsageError } from "@platform/preview/errors";
import { loadStackValues } from "@platform/preview/project/config";
import type { StackValues } from "@platform/preview/project/config";
import { loadProject } from "@platform/preview/project/project";
import { TemporaryProjects } from "./support/temporary-project";

describe("preview: the configuration of a stack", () => {
    const projects = new TemporaryProjects();
    after(() => {
        projects.removeAll();
    });

    function load(stackFile: string, declared = "", overlay = new Map<string, unknown>()): StackValues {
        const root = projects.write({
            "Pulumi.yaml": `name: sample\nruntime: nodejs\n${declared}`,
            "Pulumi.dev.yaml": stackFile,
        });
        return loadStackValues(loadProject(root), "dev", { overlay });
    }

    it("may be given without a stack file in a project that has none, and in no other", () => {
        const load = (file: string): StackValues => {
            const root = projects.write({ "Pulumi.yaml": "name: sample\nruntime: nodejs\n", [file]: "" });
            rmSync(path.join(root, "Pulumi.dev.yaml"));
            return loadStackValues(loadProject(root), "dev", { overlay: new Map([["size", "3"]]) });
        };
        expect([...load("README.md").values.values()].map(({ text }) => text)).to.deep.equal(["3"]);
        expect(() => load("Pulumi.prod.yaml")).to.throw(UsageError, "Stacks with a file: prod.");
    });

    function values(...given: Parameters<typeof load>): Record<string, string> {
        return Object.fromEntries([...load(...given).values].map(([key, { text }]) => [key, text]));
    }

    function complaint(...given: Parameters<typeof load>): string {
        try {
            load(...given);
        } catch (error) {
            expect(error).to.be.instanceOf(UsageError);
            return (error as UsageError).message.replaceAll(/\/[^ :]*preview-test-[^/]+/g, "<root>");
        }
        return "";
    }

    it("hands scalars over as text, in the namespace of the project if none is given", () => {
        const file =
            "config:\n  name: web\n  sample:count: 3\n  aws:region: eu-west-1\n  on: true\n  ratio: 0.5\n  none:\n";
        expect(values(file)).to.deep.equal({
            "aws:region": "eu-west-1",
            "sample:count": "3",
            "sample:name": "web",
            "sample:none": "",
            "sample:on": "true",
            "sample:ratio": "0.5",
        });
    });

    it("hands structures over as Go's JSON: keys sorted, HTML characters escaped, dates as text", () => {
        const file = "config:\n  apps:\n    zeta: { path: a<b&c>d }\n    alpha: [1, true, null, 2026-01-31]\n";
        expect(values(file)).to.deep.equal({
            "sample:apps": '{"alpha":[1,true,null,"2026-01-31"],"zeta":{"path":"a\\u003cb\\u0026c\\u003ed"}}',
        });
    });

    it("understands anchors, merges and the old form of keys", () => {
        const file = "base: &base { port: 80 }\nconfig:\n  aws:config:region: x\n  web: { <<: *base, host: a }\n";
        expect(values(file)).to.deep.equal({ "aws:region": "x", "sample:web": '{"host":"a","port":80}' });
    });

    it("takes what the project declares where the stack is silent", () => {
        const declared = [
            "config:",
            "  size: { type: integer, default: 3 }",
            "  tags: { type: object, default: { b: 1, a: 2 } }",
            "  name: fallback",
            "  aws:region: { value: us-east-1 }",
            "",
        ].join("\n");
        expect(values("config:\n  name: own\n", declared)).to.deep.equal({
            "aws:region": "us-east-1",
            "sample:name": "own",
            "sample:size": "3",
            "sample:tags": '{"a":2,"b":1}',
        });
    });

    it("lets --config replace values", () => {
        const overlay = new Map<string, unknown>([
            ["name", "other"],
            ["sample:list", [1, 2]],
        ]);
        expect(values("config:\n  name: web\n", "", overlay)).to.deep.equal({
            "sample:list": "[1,2]",
            "sample:name": "other",
        });
    });

    it("is empty when its file is empty or holds only comments", () => {
        expect(values("")).to.deep.equal({});
        expect(values("# nothing yet\n")).to.deep.equal({});
    });

    it("tells all missing and all wrongly typed keys at once", () => {
        const declared = [
            "config:",
            "  count: { type: integer }",
            "  flag: { type: boolean }",
            "  hosts: { type: array, items: { type: string } }",
            "  password: { type: string, secret: true }",
            "  zone: {}",
            "",
        ].join("\n");
        expect(complaint("config:\n  count: x\n  hosts: [1]\n  password: open\n", declared)).to.equal(
            [
                'config: 5 problems in stack "dev"',
                "- sample:count must be of type integer",
                "- sample:flag is missing; Pulumi.yaml declares it without a default",
                "- sample:hosts must be of type array<string>",
                '- sample:password is declared secret but not encrypted; use "pulumi config set --secret sample:password"',
                "- sample:zone is missing; Pulumi.yaml declares it without a default",
                "Set them in Pulumi.dev.yaml.",
            ].join("\n"),
        );
    });

    it("names the line of broken YAML", () => {
        expect(complaint("config:\n  a: 1\n  a: 2\n")).to.equal(
            "<root>/Pulumi.dev.yaml:3:3: broken YAML: duplicated mapping key",
        );
    });

    it("names a conflict marker by its name", () => {
        expect(complaint("config:\n  a: 1\n<<<<<<< HEAD\n  b: 2\n")).to.match(
            /^<root>\/Pulumi\.dev\.yaml:\d+:\d+: broken YAML: a conflict marker of git is left in it$/,
        );
    });

    it("refuses keys outside of config, which would be ignored", () => {
        expect(complaint("config:\n  a: 1\nsample:b: 2\n")).to.equal(
            "<root>/Pulumi.dev.yaml: sample:b stands outside of config: and would be ignored. Indent below it.",
        );
        expect(complaint("aws:region: x\nsample:b: 2\n")).to.equal(
            "<root>/Pulumi.dev.yaml: aws:region, sample:b stand outside of config: and would be ignored. Indent below it.",
        );
        expect(load("secretsprovider: default\nencryptionsalt: v1\nsomething: else\n").values.size).to.equal(0);
    });

    it("says so when the file has another form", () => {
        expect(complaint("- a\n")).to.equal(
            "<root>/Pulumi.dev.yaml: a stack file holds keys and values, for instance a config block.",
        );
        expect(complaint("config: [a]\n")).to.equal(
            '<root>/Pulumi.dev.yaml: config holds keys and values, for instance "aws:region: eu-west-1".',
        );
    });

    it("notes environments, which cannot be read offline", () => {
        const { findings } = load("environment: [shared/prod]\n");
        expect(findings).to.have.length(1);
        expect(findings[0]).to.deep.include({
            level: "advisory",
            code: "environment",
            message: "the stack imports the environment shared/prod, which cannot be read offline",
        });
    });
});
