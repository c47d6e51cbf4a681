import { MARK, SECRET_MARK, UNKNOWN } from "@platform/aws-model/wire";
import type { WireMap } from "@platform/aws-model/wire";
import { expect } from "chai";
import { changedPaths, replacingPaths } from "./changed";

const flowLog = "aws:ec2/flowLog:FlowLog";
const group = "aws:ec2/securityGroup:SecurityGroup";
const instance = "aws:ec2/instance:Instance";

interface Case {
    readonly what: string;
    readonly type?: string;
    readonly before: WireMap;
    readonly after: WireMap;
    readonly changed: readonly string[];
}

const cases: readonly Case[] = [
    { what: "equal inputs", before: { a: { b: [1, 2] } }, after: { a: { b: [1, 2] } }, changed: [] },
    { what: "a value", before: { a: 1, b: 2 }, after: { a: 1, b: 3 }, changed: ["b"] },
    { what: "a value added", before: {}, after: { a: false }, changed: ["a"] },
    { what: "a value gone", before: { a: 0 }, after: {}, changed: ["a"] },
    { what: "a block's value", before: { tags: { A: "1" } }, after: { tags: { A: "2" } }, changed: ["tags.A"] },
    {
        what: "an entry's value",
        before: { a: [{ b: 1 }, { b: 2 }] },
        after: { a: [{ b: 1 }, { b: 3 }] },
        changed: ["a[].b"],
    },
    {
        what: "two entries, told once",
        before: { a: [{ b: 1 }, { b: 2 }] },
        after: { a: [{ b: 5 }, { b: 6 }] },
        changed: ["a[].b"],
    },
    { what: "an entry more", before: { a: [1] }, after: { a: [1, 2] }, changed: ["a"] },
    { what: "the order of a list", before: { a: [1, 2] }, after: { a: [2, 1] }, changed: ["a[]"] },
    {
        what: "the order of a set",
        type: group,
        before: { ingress: [{ fromPort: 1 }, { fromPort: 2 }] },
        after: { ingress: [{ fromPort: 2 }, { fromPort: 1 }] },
        changed: [],
    },
    { what: "another kind of value", before: { a: "1" }, after: { a: 1 }, changed: ["a"] },
    { what: "nothing in place of nothing", before: { a: null, b: "" }, after: { b: null, c: [] }, changed: [] },
    { what: "an unknown", before: { a: 1 }, after: { a: UNKNOWN }, changed: ["a"] },
    { what: "what the provider notes", before: { __defaults: [] }, after: { __defaults: ["name"] }, changed: [] },
    { what: "an equal secret", before: { a: "x" }, after: { a: { [MARK]: SECRET_MARK, value: "x" } }, changed: [] },
    { what: "another secret", before: { a: "x" }, after: { a: { [MARK]: SECRET_MARK, value: "y" } }, changed: ["a"] },
];

describe("the stand-in's Diff", () => {
    for (const { what, type = flowLog, before, after, changed } of cases) {
        it(`finds ${changed.length === 0 ? "no change in" : "the change of"} ${what}`, () => {
            expect(changedPaths(type, before, after)).to.deep.equal(changed);
        });
    }

    it("replaces for a property that the table names", () => {
        expect(replacingPaths(flowLog, ["tags.Owner", "trafficType"])).to.deep.equal(["trafficType"]);
    });

    it("replaces for a part of such a property, and for the block around one", () => {
        expect(replacingPaths(instance, ["ebsBlockDevices[].volumeSize", "rootBlockDevice"])).to.deep.equal([
            "ebsBlockDevices[].volumeSize",
            "rootBlockDevice",
        ]);
    });

    it("does not replace for a property whose name only starts alike", () => {
        expect(replacingPaths(flowLog, ["vpcIdentity", "logFormatted"])).to.deep.equal([]);
    });

    it("replaces for the region, which every resource has", () => {
        expect(replacingPaths("aws:unheard/of:Of", ["region", "name"])).to.deep.equal(["region"]);
    });
});
