import { expect } from "chai";
import fc from "fast-check";
import { add, change, check, PROVIDER, resource } from "./fixtures/build";
import { PROGRAM } from "./fixtures/program";

describe("provider knowledge: values that the provider would convert", () => {
    const program = change("scaling", { maxCapacity: "6" })(PROGRAM);

    it("are mistakes where the program is held to its types", () => {
        expect(check(program, { strict: true }).map(({ level }) => level)).to.deep.equal(["mandatory"]);
    });

    it("are remarks otherwise, and are judged as what they would become", () => {
        expect(check(program, { strict: false }).map(({ level }) => level)).to.deep.equal(["advisory"]);
        const crossed = change("scaling", { maxCapacity: "1" })(PROGRAM);
        expect(check(crossed, { strict: false }).map(({ code }) => code)).to.deep.equal([
            "wrong-type",
            "scaling-bounds",
        ]);
    });
});

describe("provider knowledge: automatic names", () => {
    it("fit exactly up to the limit", () => {
        const types = [
            ["lb/targetGroup:TargetGroup", { targetType: "lambda" }, 24],
            [
                "lambda/function:Function",
                { runtime: "nodejs22.x", handler: "a.b", s3Bucket: "b", role: "arn:aws:iam::123456789012:role/r" },
                56,
            ],
            ["sqs/queue:Queue", { fifoQueue: true }, 67],
        ] as const;
        fc.assert(
            fc.property(
                fc.constantFrom(...types),
                fc.integer({ min: 1, max: 90 }),
                ([type, inputs, longest], length) => {
                    const findings = check(add(resource(type, "n".repeat(length), inputs))([]));
                    expect(findings.map(({ code }) => code)).to.deep.equal(
                        length <= longest ? [] : ["automatic-name-length"],
                    );
                },
            ),
        );
    });
});

describe("provider knowledge: scaling bounds", () => {
    it("are crossed exactly if the minimum is above the maximum", () => {
        const count = fc.integer({ min: 0, max: 50 });
        fc.assert(
            fc.property(count, count, (minCapacity, maxCapacity) => {
                const found = check(change("scaling", { minCapacity, maxCapacity })(PROGRAM)).length > 0;
                expect(found).to.equal(minCapacity > maxCapacity);
            }),
            { numRuns: 40 },
        );
    });
});

describe("provider knowledge: a provider without a true region", () => {
    it("is the only one blamed: nothing made in it is", () => {
        const program = change("default", { region: "frankfurt" })(PROGRAM);
        expect(check(program).map(({ urn, code }) => [urn, code])).to.deep.equal([[PROVIDER.urn, "region"]]);
    });
});

describe("provider knowledge: a provider of another partition", () => {
    it("is contradicted by resources that were sound under the first one", () => {
        const policy = resource("iam/rolePolicyAttachment:RolePolicyAttachment", "logs", {
            role: "logs",
            policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess",
        });
        const program = [PROVIDER, policy];
        const codes = (region: string): string[] =>
            check(change("default", { region })(program)).map(({ code }) => code);
        expect(codes("eu-central-1")).to.deep.equal([]);
        expect(codes("cn-north-1")).to.deep.equal(["partition"]);
        expect(codes("eu-west-1")).to.deep.equal([]);
    });
});
