import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { describeEngine } from "./support/cli";
import { EngineStack, REPOSITORY, stacks } from "./support/engine-stack";

describeEngine("stack files", () => {
    for (const stack of stacks) {
        it(`Pulumi.${stack}.yaml is as the CLI writes it: its own line comes, nothing else changes`, async () => {
            const shipped = readFileSync(path.join(REPOSITORY, `Pulumi.${stack}.yaml`), "utf8");
            const engine = await EngineStack.init({ stack });
            const written = () => readFileSync(engine.configFile, "utf8");
            try {
                const afterInit = written();
                const set = ["config", "set", "--stack", stack, "--config-file", engine.configFile];
                const { code, text } = await engine.cli(...set, "aws:maxRetries", "5");

                expect(afterInit.replace(/^encryptionsalt: .*\n$/m, "")).to.equal(shipped);
                expect(code, text).to.equal(0);
                expect(written().replace(/^ {2}aws:maxRetries: "5"\n/m, "")).to.equal(afterInit);
            } finally {
                engine.remove();
            }
        });
    }
});
