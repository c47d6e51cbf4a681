import { expect } from "chai";
import { FAILING_PROGRAMS } from "./support/failing-programs";
import { inTurns } from "./support/in-turns";
import { runPreview, textOf } from "./support/run-preview";
import type { Ran } from "./support/run-preview";
import { TemporaryProjects } from "./support/temporary-project";

describe("preview: a program that", () => {
    const projects = new TemporaryProjects();
    after(() => {
        projects.removeAll();
    });

    let runs: readonly Promise<{ readonly root: string; readonly ran: Ran }>[];
    before(() => {
        const work = FAILING_PROGRAMS.map(({ files, flags = [] }) => async () => {
            const root = projects.write(files);
            return { root, ran: await runPreview(["dev", "--cwd", root, ...flags]) };
        });
        runs = inTurns(2, work);
    });

    for (const [index, { what, code, says }] of FAILING_PROGRAMS.entries()) {
        it(what, async () => {
            const { root, ran } = (await runs[index]) ?? expect.fail("not run");
            const lines = textOf(ran, root).trimEnd().split("\n");
            expect(lines.slice(-1 - says.length - 1, -2)).to.deep.equal(says);
            expect(lines.at(-1)).to.match(/^not ok sample\/dev: /);
            expect(ran.code).to.equal(code);
        });
    }
});
