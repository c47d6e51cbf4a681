import { expect } from "chai";
import { inTurns } from "../support/in-turns";
import { runChecked, type Ran } from "../support/run-preview";
import { TemporaryProjects } from "../support/temporary-project";
import { TYPED_PROGRAMS } from "./programs";
import { codeFor, said } from "./said";

/** What the fast way says of them is in `type-check.process.test.ts`. */
describe("types: Pulumi's own host says the same of a program that", () => {
    const projects = new TemporaryProjects();
    after(() => {
        projects.removeAll();
    });

    let runs: readonly Promise<{ readonly root: string; readonly ran: Ran }>[];
    before(() => {
        const work = TYPED_PROGRAMS.map(({ files }) => async () => {
            const root = projects.write({ "package.json": "{}", ...files });
            return { root, ran: await runChecked(["dev", "--cwd", root, "--json", "--grpc"]) };
        });
        runs = inTurns(2, work);
    });

    for (const [index, { what, says }] of TYPED_PROGRAMS.entries()) {
        it(what, async () => {
            const { root, ran } = (await runs[index]) ?? expect.fail("not run");
            expect(said(ran, root)).to.deep.equal(says);
            expect(ran.code).to.equal(codeFor(says));
        });
    }
});
