import { expect } from "chai";
import type { Finding } from "@platform/aws-model/finding";
import type { ResourceRecord } from "@platform/preview/result";
import { foreignProject, foreignPrograms } from "./support/foreign-programs";
import { inTurns } from "./support/in-turns";
import { runPreview } from "./support/run-preview";
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
    const runs = inTurns(
        2,
        foreignPrograms.map(
            ([name]) =>
                () =>
                    runPreview(["dev", "--json", "--cwd", foreignProject(projects, name)], QUICKLY),
        ),
    );

    for (const [index, [name, expected]] of foreignPrograms.entries()) {
        it(name, async () => {
            const ran = await runs[index];
            const { worlds, findings, differences } = JSON.parse(ran?.stdout ?? "") as Output;
            expect({
                exit: ran?.code,
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
