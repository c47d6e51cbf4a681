import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { describeEngine } from "./support/cli";
import { EngineStack, packFlags, stacks } from "./support/engine-stack";
import { offline } from "./support/offline";

const nothing = { create: 0, update: 0, replace: 0, delete: 0 };

for (const stack of stacks) {
    describeEngine(`the life of ${stack}`, function () {
        this.bail(true); // each step goes on from the one before
        let engine: EngineStack;
        let planned: string[];

        before(async () => {
            engine = await EngineStack.init({ stack });
            planned = (await offline({ stack })).made;
        });

        after(() => {
            engine.remove();
        });

        it("is previewed with types and the policy pack, and would make what the offline preview says", async () => {
            engine.checksTypes = true;
            const { code, text, steps, violations } = await engine.run("preview", ...packFlags(stack));
            engine.checksTypes = false;

            expect(code, text).to.equal(0);
            expect(violations).to.deep.equal([]);
            expect(steps).to.deep.equal(planned.map((urn) => `create ${urn}`));
            expect(await engine.urns()).to.deep.equal([]);
        });

        it("is made, with the policy pack", async () => {
            const { code, text, counts, violations } = await engine.run("up", ...packFlags(stack));

            expect(code, text).to.equal(0);
            expect(violations).to.deep.equal([]);
            expect(counts).to.deep.equal({ ...nothing, create: planned.length });
        });

        it("does not change by itself: the next preview, a comparison with its state and a refresh find nothing", async () => {
            const preview = await engine.run("preview", "--expect-no-changes");
            const { comparison } = await offline({ stack, against: await engine.export() });
            const refresh = await engine.run("refresh", "--expect-no-changes");

            expect(preview.code, preview.text).to.equal(0);
            expect(refresh.code, refresh.text).to.equal(0);
            expect(comparison?.changes).to.deep.equal([]);
            expect(comparison?.unchanged).to.equal(planned.length);
        });

        it("is not destroyed while it is protected", async () => {
            await protect(engine, true);
            const before = await engine.urns();
            const { code, refused } = await engine.run("destroy");

            expect(code).to.not.equal(0);
            expect(refused).to.have.length.above(0);
            expect(await engine.urns()).to.deep.equal(before);
        });

        it("is destroyed once it is not", async () => {
            await protect(engine, false);
            const { code, text, counts } = await engine.run("destroy");

            expect(code, text).to.equal(0);
            expect(counts).to.deep.equal({ ...nothing, delete: planned.length });
            expect(await engine.urns()).to.deep.equal([]);
        });
    });
}

/** Switches protection in the stack's file, and makes it so. */
async function protect(engine: EngineStack, on: boolean): Promise<void> {
    const text = readFileSync(engine.configFile, "utf8");
    engine.configure(
        text
            .replace(/(platform:(deletionProtection|keepForRebuild): )"\w+"/g, `$1"${on}"`)
            .replace(/^encryptionsalt.*\n/m, ""),
    );
    const { code, text: said } = await engine.run("up");
    expect(code, `${path.basename(engine.configFile)}: ${said}`).to.equal(0);
}
