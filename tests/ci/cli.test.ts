import { expect } from "chai";
import { steps } from "../../ci/cli";
import { runInSituation } from "./fixture";

describe("ci: the command line", () => {
    it("--help names every step and every exit code", async () => {
        const { code, said } = await runInSituation(["--help"]);
        expect(code).to.equal(0);
        for (const { name, summary } of steps) {
            expect(said)
                .to.match(new RegExp(`^ {2}${name} `, "m"))
                .and.to.contain(summary);
        }
        expect(said).to.match(/Exit codes: 0 .*, 1 .*, 2 .*/);
    });

    for (const [what, argv, message] of [
        [
            "an unknown step",
            ["deploy"],
            'error: the step is "deploy"; allowed: preview, comment, plan, up, accept, notify, drift, image\n',
        ],
        ["two steps", ["plan", "up"], "error: one step at a time: got plan, up\n"],
        ["no stack", ["up"], "error: name the stack: --stack NAME\n"],
    ] as const) {
        it(`exit code 2 for ${what}, and nothing is started`, async () => {
            const { code, said, started } = await runInSituation(argv);
            expect({ code, said, started }).to.deep.equal({ code: 2, said: message, started: [] });
        });
    }

    it("exit code 2 for an unknown flag", async () => {
        const { code, said } = await runInSituation(["up", "--now"]);
        expect(code).to.equal(2);
        expect(said).to.match(/^error: Unknown option '--now'/);
    });
});
