import { expect } from "chai";
import type { Finding } from "@platform/aws-model/finding";
import type { ResourceRecord } from "@platform/preview/result";
import { foreignProject, foreignPrograms } from "./support/foreign-programs";
import { runPreviews, type Ran } from "./support/run-preview";
import { TemporaryProjects } from "./support/temporary-project";

interface Output {
    readonly worlds: Record<
        "strict" | "placeholder",
        { readonly resources: ResourceRecord[]; readonly stackOutputs: Record<string, unknown> }
    >;
    readonly differences: unknown[];
    readonly findings: Finding[];
}

/** Pulumi's own host, which programs with code of functions need, takes many seconds to check types; they are right. */
const QUICKLY = { PULUMI_NODEJS_TRANSPILE_ONLY: "true" };
/** They run beside the others. */
const OWN_HOST = /^functions\/|dynamic/;

/** How many resources there are of each type, without the stack and what the engine adds. */
function counts(resources: readonly ResourceRecord[]): Record<string, number> {
    const found: Record<string, number> = {};
    for (const { type, implicit } of resources) {
        if (!implicit && type !== "pulumi:pulumi:Stack") {
            found[type] = (found[type] ?? 0) + 1;
        }
    }
    return found;
}

describe("preview: programs as others write them", () => {
    const projects = new TemporaryProjects();
    after(() => {
        projects.removeAll();
    });
    const ran = new Map<string, Ran>();
    before(async () => {
        const names = foreignPrograms.map(([name]) => name);
        const inOneProcess = async (some: readonly string[]): Promise<void> => {
            const all = some.map((name) => ["dev", "--json", "--cwd", foreignProject(projects, name)]);
            const results = await runPreviews(all, QUICKLY);
            some.forEach((name, index) => ran.set(name, results[index] as Ran));
        };
        await Promise.all(
            [false, true].map((own) => inOneProcess(names.filter((name) => OWN_HOST.test(name) === own))),
        );
    });

    for (const [name, expected] of foreignPrograms) {
        it(name, () => {
            const { code, stdout } = ran.get(name) ?? expect.fail("not run");
            const { worlds, findings, differences } = JSON.parse(stdout) as Output;
            expect({
                exit: code,
                findings: findings.map(({ level, code }) => `${level} ${code}`),
                resources: counts(worlds.strict.resources),
                later: counts(worlds.placeholder.resources),
                differences,
            }).to.deep.equal({
                exit: expected.exit ?? 0,
                findings: expected.findings ?? [],
                resources: expected.resources,
                later: expected.later ?? expected.resources,
                differences: [],
            });
            if (expected.outputs !== undefined) {
                expect(worlds.placeholder.stackOutputs).to.deep.equal(expected.outputs);
            }
        });
    }
});
