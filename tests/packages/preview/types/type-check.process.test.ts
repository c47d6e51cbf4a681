import path from "node:path";
import { expect } from "chai";
import { inTurns } from "../support/in-turns";
import { runChecked, type Ran } from "../support/run-preview";
import { TemporaryProjects } from "../support/temporary-project";
import { TYPED_PROGRAMS, UNCHECKED_PROGRAMS } from "./programs";
import { codeFor, said } from "./said";

const PROGRAMS = [...TYPED_PROGRAMS, ...UNCHECKED_PROGRAMS];
const WRONG = { "index.ts": 'export const size: number = "1";\n' };
const SAID = "Type 'string' is not assignable to type 'number'.";

describe("preview: types of a program that", () => {
    const projects = new TemporaryProjects();
    after(() => {
        projects.removeAll();
    });

    let runs: readonly Promise<{ readonly root: string; readonly both: readonly Ran[] }>[];
    before(() => {
        const work = PROGRAMS.map(({ files }) => async () => {
            const root = projects.write({ "package.json": "{}", ...files });
            const first = await runChecked(["dev", "--cwd", root, "--json"]);
            return { root, both: [first, await runChecked(["dev", "--cwd", root, "--json"])] };
        });
        runs = inTurns(2, work);
    });

    for (const [index, { what, says }] of PROGRAMS.entries()) {
        it(`${what}, the first time and the second`, async () => {
            const { root, both } = (await runs[index]) ?? expect.fail("not run");
            for (const ran of both) {
                expect({ said: said(ran, root), stderr: ran.stderr }).to.deep.equal({ said: says, stderr: "" });
                expect(ran.code).to.equal(codeFor(says));
            }
        });
    }
});

describe("preview: a type error", () => {
    const projects = new TemporaryProjects();
    after(() => {
        projects.removeAll();
    });

    it("is shown to people with its place, beside the plan", async () => {
        const root = projects.write(WRONG);
        const { code, stdout } = await runChecked(["dev", "--cwd", root]);
        expect(stdout).to.include(`\nerror program/type-error TS2322: ${SAID}\n    at index.ts:1:14\n`);
        expect(stdout).to.include("\nnot ok sample/dev: 0 resources in 0 components, 1 error\n");
        expect(code).to.equal(2);
    });

    it("is in the comment, with its place", async () => {
        const root = projects.write(WRONG);
        const { stdout } = await runChecked(["dev", "--cwd", root, "--markdown"]);
        expect(stdout).to.include(`| ❌ | program/type-error | index.ts:1 | TS2322: ${SAID} |  |`);
    });

    it("is a SARIF result, with its place", async () => {
        const root = projects.write(WRONG);
        const { stdout } = await runChecked(["dev", "--cwd", root, "--sarif"]);
        const { runs } = JSON.parse(stdout) as { runs: { results: Record<string, unknown>[] }[] };
        expect(runs.flatMap(({ results }) => results)).to.deep.equal([
            {
                ruleId: "program/type-error",
                ruleIndex: 0,
                level: "error",
                message: { text: `TS2322: ${SAID}` },
                locations: [
                    {
                        physicalLocation: {
                            artifactLocation: { uri: "index.ts", uriBaseId: "%SRCROOT%" },
                            region: { startLine: 1, startColumn: 14 },
                        },
                    },
                ],
            },
        ]);
    });

    it("in a policy pack is one as well", async () => {
        const root = projects.write({
            "index.ts": "export const size = 1;\n",
            "pack/PulumiPolicy.yaml": "runtime: nodejs\n",
            "pack/package.json": '{ "name": "pack", "version": "1.0.0" }',
            "pack/index.ts":
                'import { PolicyPack } from "@pulumi/policy";\nnew PolicyPack("pack", { policies: [] });\nexport const size: number = "1";\n',
        });
        const ran = await runChecked(["dev", "--cwd", root, "--policy-pack", path.join(root, "pack"), "--json"]);
        expect(said(ran, root)).to.deep.equal([`pack/index.ts:3:14 TS2322: ${SAID}`]);
        expect(ran.code).to.equal(2);
    });

    it("of a program that makes code of its functions is said once, by Pulumi's own host", async () => {
        const source = 'import { Mixin } from "./dynamic";\nexport const size: number = "1";\nnew Mixin();\n';
        const dynamic = [
            'import * as pulumi from "@pulumi/pulumi";',
            "export class Mixin extends pulumi.dynamic.Resource {",
            '    constructor() { super({ create: async () => ({ id: "1" }) }, "mixin", {}); }',
            "}",
            "",
        ].join("\n");
        const root = projects.write({ "index.ts": source, "dynamic.ts": dynamic, "package.json": "{}" });
        const ran = await runChecked(["dev", "--cwd", root, "--json"]);
        expect(said(ran, root).filter((text) => !text.startsWith("note "))).to.deep.equal([
            `index.ts:2:14 TS2322: ${SAID}`,
        ]);
        expect(ran.code).to.equal(2);
    });
});
