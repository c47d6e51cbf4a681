import { expect } from "chai";
import type { Outcome } from "@platform/cli/output";
import { TypesBeside } from "@platform/cli/watch/types-beside";
import type { Finding } from "@platform/aws-model/finding";
import type { Check } from "@platform/preview/check";

const ERROR: Finding = { source: "program", level: "mandatory", code: "type-error", message: "TS2322: no number" };
const NOTE: Finding = { source: "program", level: "advisory", code: "types-not-checked", message: "it is JavaScript" };
const OTHER: Finding = { source: "provider", level: "advisory", code: "other", message: "something else" };
const OUTCOME = { preview: { findings: [OTHER] }, exitCode: 0, sections: [] } as unknown as Outcome;

/** A check of types that ends when the test says so. */
class Types implements Check {
    readonly name = "types";
    closed = false;
    end: (findings: readonly Finding[]) => void = () => undefined;
    private readonly found = new Promise<readonly Finding[]>((resolve) => (this.end = resolve));

    run(): Promise<readonly Finding[]> {
        return this.found;
    }

    close(): void {
        this.closed = true;
        this.end([ERROR]);
    }
}

function findings(outcome: Outcome | undefined): readonly Finding[] | undefined {
    return outcome?.preview.findings;
}

describe("watching: types beside a run", () => {
    it("that are known in time are part of it", async () => {
        const [types, check] = [new TypesBeside(), new Types()];
        types.start(check);
        check.end([NOTE]);
        const { shown, later } = await types.judge(OUTCOME);
        expect(findings(shown)).to.deep.equal([NOTE, OTHER]);
        expect(shown.exitCode).to.equal(0);
        expect(later).to.equal(undefined);
    });

    it("that are not come later, and change nothing if they are right", async () => {
        const [types, check] = [new TypesBeside(), new Types()];
        types.start(check);
        const { shown, later } = await types.judge(OUTCOME);
        expect(shown).to.equal(OUTCOME);
        check.end([]);
        expect(await later).to.equal(undefined);
    });

    it("are waited for after errors, until they are right", async () => {
        const [types, first, second, third] = [new TypesBeside(), new Types(), new Types(), new Types()];
        types.start(first);
        const { later } = await types.judge(OUTCOME);
        first.end([ERROR]);
        const whole = await later;
        expect(findings(whole)).to.deep.equal([ERROR, OTHER]);
        expect(whole?.exitCode).to.equal(2);

        types.start(second);
        setTimeout(() => {
            second.end([]);
        }, 20);
        expect(await types.judge(OUTCOME)).to.deep.equal({ shown: OUTCOME });

        types.start(third);
        expect((await types.judge(OUTCOME)).later).to.be.a("promise");
    });

    it("of a run that is overtaken are ended, and say nothing about the next one", async () => {
        const [types, first, second] = [new TypesBeside(), new Types(), new Types()];
        types.start(first);
        const { later } = await types.judge(OUTCOME);
        types.start(second);
        expect(first.closed).to.equal(true);
        await later;
        expect((await types.judge(OUTCOME)).later).to.be.a("promise");
    });

    it("that nobody wants checked leave it as it is", async () => {
        const types = new TypesBeside();
        types.start(undefined);
        expect(await types.judge(OUTCOME)).to.deep.equal({ shown: OUTCOME });
    });
});
