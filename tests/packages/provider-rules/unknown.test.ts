import { expect } from "chai";
import fc from "fast-check";
import { check, sentence, UNKNOWN } from "./fixtures/build";
import { oneOfEach, placesOf, replaced } from "./fixtures/leaves";
import { PROGRAM } from "./fixtures/program";
import { MISTAKES } from "./planted/all";
import { planted } from "./planted/findings";

const PLACES = placesOf(PROGRAM.filter(({ custom }) => custom));

describe("provider knowledge: unknown values", () => {
    it("never cause a finding, wherever they stand in a sound program", () => {
        for (const places of oneOfEach(PLACES)) {
            const findings = check(places.reduce((all, place) => replaced(all, place, () => UNKNOWN), [...PROGRAM]));
            expect(findings.map(sentence), JSON.stringify(places)).to.deep.equal([]);
        }
    });

    it("never cause a finding, however many there are", () => {
        const some = fc.subarray(PLACES, { minLength: 2, maxLength: 60 });
        fc.assert(
            fc.property(some, (places) => {
                const deepest = [...places].sort((a, b) => b.steps.length - a.steps.length);
                const program = deepest.reduce(
                    (resources, place) => replaced(resources, place, () => UNKNOWN),
                    [...PROGRAM],
                );
                expect(check(program).map(sentence)).to.deep.equal([]);
            }),
            { numRuns: 60 },
        );
    });

    it("take every mistake back that they stand in for", () => {
        for (const { mistake, edit } of Object.values(MISTAKES).flat()) {
            const {
                program,
                findings: [finding],
            } = planted(edit);
            const name = finding?.urn?.split("::").at(-1);
            const top = finding?.property?.split(/[.[]/)[0];
            const changed = program.find((one) => one.name === name);
            if (
                changed === undefined ||
                top === undefined ||
                [undefined, UNKNOWN].includes(changed.inputs[top] as string)
            ) {
                continue; // it is about something missing, or about a reference
            }
            const unknown = replaced(program, { resource: changed.name, steps: [top] }, () => UNKNOWN);
            const left = check(unknown).filter(({ property }) => property?.split(/[.[]/)[0] === top);
            const onlyNames = left.every(({ code }) => ["unknown-property", "computed-property"].includes(code));
            expect(onlyNames, `${mistake}: ${left.map(sentence).join()}`).to.equal(true);
        }
    });
});
