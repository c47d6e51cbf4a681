import { expect } from "chai";
import { runStep } from "../../ci/cli";
import { hostOf } from "../../ci/host";
import { describeEngine } from "../engine/support/cli";
import { EngineStack, passphrase, REPOSITORY } from "../engine/support/engine-stack";
import { run } from "../packages/preview/support/run-preview";

describeEngine("the pipeline's steps", () => {
    let engine: EngineStack;
    before(async () => {
        engine = await EngineStack.init({ stack: "staging" });
    });
    after(() => {
        engine.remove();
    });

    /** The step as a terminal runs it, with the CLI and the state folder of the test. */
    async function step(...argv: readonly string[]) {
        const said: string[] = [];
        const code = await runStep(argv, {
            root: REPOSITORY,
            env: {},
            host: hostOf({}, fetch),
            out: (text) => said.push(text),
            run: async (command, args) => {
                if (command !== "npx") {
                    const { code: ended, stdout } = await run(["packages/cli/preview.cjs", ...args.slice(4)], {
                        PULUMI_CONFIG_PASSPHRASE: passphrase,
                    });
                    return { code: ended ?? 1, stdout };
                }
                const own = args[1] === "stack" ? [] : ["--config-file", engine.configFile];
                const { code: ended, stdout } = await engine.cli("-C", REPOSITORY, ...args.slice(1), ...own);
                return { code: ended ?? 1, stdout };
            },
            fetch,
        });
        return { code, said: said.join("") };
    }

    it("see the same plan in the engine and offline", async () => {
        const { code, said } = await step("plan", "--stack", "staging");
        expect([code, said.replace(/\d+/, "N")]).to.deep.equal([0, "N to create\n"]);
    });

    it("see no drift where nothing is deployed, and what is not deployed yet", async () => {
        const { code, said } = await step("drift", "--stack", "staging");
        expect(code).to.equal(0);
        expect(said).to.match(
            /^Changed in AWS by somebody else:\n- nothing\n\nNot deployed yet:\n- create `urn:pulumi:staging::/,
        );
    });
});
