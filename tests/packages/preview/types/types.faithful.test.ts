import { expect } from "chai";
import type { Finding } from "@platform/aws-model/finding";
import { inTurns } from "../support/in-turns";
import { runChecked } from "../support/run-preview";
import { TemporaryProjects } from "../support/temporary-project";
import { TYPED_PROGRAMS } from "./programs";

describe("types: Pulumi's own host says the same of a program that", () => {
    const projects = new TemporaryProjects();
    after(() => {
        projects.removeAll();
    });

    async function outcomeOf(root: string, flags: readonly string[]): Promise<unknown> {
        const { code, stdout } = await runChecked(["dev", "--cwd", root, "--json", ...flags]);
        const { findings } = JSON.parse(stdout) as { readonly findings: readonly Finding[] };
        return { code, said: findings.map(({ message, location }) => ({ message, location })) };
    }

    let runs: readonly Promise<readonly unknown[]>[];
    before(() => {
        const work = TYPED_PROGRAMS.map(({ files }) => async () => {
            const root = projects.write({ "package.json": "{}", ...files });
            return [await outcomeOf(root, []), await outcomeOf(root, ["--grpc"])];
        });
        runs = inTurns(2, work);
    });

    for (const [index, { what }] of TYPED_PROGRAMS.entries()) {
        it(what, async () => {
            const [checked, hosted] = (await runs[index]) ?? expect.fail("not run");
            expect(checked).to.deep.equal(hosted);
        });
    }
});
