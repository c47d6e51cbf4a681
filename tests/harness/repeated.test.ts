import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { record, recordBoth } from "./record";
import { repeated } from "./repeated";

const component = repeated((config: object, args: object = {}) => () => {
    new pulumi.ComponentResource("platform:test:Thing", "thing", { config, args });
});

describe("a program that is asked for twice", () => {
    it("is the same for the same plain arguments, and is recorded once in each world", async () => {
        const { strict, placeholder } = await recordBoth(component({ zones: ["a"] }));
        expect(await record(component({ zones: ["a"] }))).to.equal(placeholder);
        expect(strict).to.not.equal(placeholder);
        expect(await record(component({ zones: ["b"] }))).to.not.equal(placeholder);
    });

    for (const [what, value] of [
        ["an Output", pulumi.output("a")],
        ["a function", () => "a"],
        ["nothing, which takes a default away", undefined],
    ] as const) {
        it(`is another one where an argument is ${what}`, () => {
            expect(component({}, { value })).to.not.equal(component({}, { value }));
        });
    }
});
