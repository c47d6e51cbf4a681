import { readFileSync } from "node:fs";
import { expect } from "chai";
import type { Affected } from "../../scripts/remove/removal";
import { run, runPreview } from "../packages/preview/support/run-preview";
import { describeEngine } from "./support/cli";
import { EngineStack } from "./support/engine-stack";

const stack = "prod";

interface Answer {
    readonly resources: number;
    readonly mayBeDestroyed: boolean;
    readonly refused: readonly Affected[];
    readonly next: { readonly commands: readonly string[] };
}

interface Compared {
    readonly comparison: { readonly changes: readonly { readonly kind: string }[]; readonly notes: readonly string[] };
}

describeEngine("the removal of prod, as its runbook goes", function () {
    this.bail(true); // each step goes on from the one before
    let engine: EngineStack;
    let protectedUrns: readonly string[];

    before(async () => {
        engine = await EngineStack.init({ stack });
        const { code, text } = await engine.run("up");
        expect(code, text).to.equal(0);
    });

    after(() => {
        engine.remove();
    });

    async function asked(): Promise<{ readonly code: number | null; readonly answer: Answer }> {
        const script = ["--import", "tsx", "scripts/remove/main.ts", stack, "--state", await engine.export(), "--json"];
        const { code, stdout, stderr } = await run(script);
        expect(stderr).to.equal("");
        return { code, answer: JSON.parse(stdout) as Answer };
    }

    it("begins with a refusal: the command lists what the engine will not delete", async () => {
        const { code, answer } = await asked();
        const before = await engine.urns();
        protectedUrns = protectedIn(await engine.export());
        const destroy = await engine.run("destroy");

        expect(code).to.equal(1);
        expect(answer.refused.map(({ urn }) => urn)).to.have.members([...protectedUrns]);
        // It does not come to what the protected ones use.
        expect(protectedUrns).to.include.members([...destroy.refused]);
        expect(destroy.refused).to.have.length.above(0);
        expect(destroy.code).to.not.equal(0);
        expect(await engine.urns()).to.deep.equal(before);
        expect(answer.next.commands.join("\n")).to.include(`npx pulumi up --stack ${stack}`).and.not.include("destroy");
    });

    it("goes on with a change that takes protection away and does nothing else, as the comparison says", async () => {
        const off = ["--config", "platform:deletionProtection=false", "--no-policies", "--json"];
        const { stdout } = await runPreview([stack, ...off, "--against", await engine.export()]);
        const { changes, notes } = (JSON.parse(stdout) as Compared).comparison;
        engine.configure(
            readFileSync(engine.configFile, "utf8")
                .replace(/(platform:deletionProtection: )"true"/, '$1"false"')
                .replace(/^encryptionsalt.*\n/m, ""),
        );
        const up = await engine.run("up");

        expect(new Set(changes.map(({ kind }) => kind))).to.deep.equal(new Set(["update"]));
        expect(notes.join("\n")).to.match(new RegExp(`^${protectedUrns.length} resources not protected any more, `));
        expect(up.code, up.text).to.equal(0);
        expect(up.counts).to.deep.equal({ create: 0, update: changes.length, replace: 0, delete: 0 });
    });

    it("ends with a destroy of all that the command counts, and then names what is left", async () => {
        const { code, answer } = await asked();
        const destroy = await engine.run("destroy");
        const after = await asked();

        expect({ code, refused: answer.refused }).to.deep.equal({ code: 0, refused: [] });
        expect(answer.next.commands[0]).to.equal(`npx pulumi destroy --stack ${stack}`);
        expect(destroy.code, destroy.text).to.equal(0);
        expect(destroy.counts.delete).to.equal(answer.resources);
        expect(after.answer).to.deep.include({ resources: 0, mayBeDestroyed: true });
        expect(after.answer.next.commands).to.deep.equal([`npx pulumi stack rm ${stack}`]);
    });
});

function protectedIn(file: string): readonly string[] {
    const { deployment } = JSON.parse(readFileSync(file, "utf8")) as {
        readonly deployment: { readonly resources: readonly { readonly urn: string; readonly protect?: boolean }[] };
    };
    return deployment.resources.flatMap(({ urn, protect }) => (protect === true ? [urn] : []));
}
