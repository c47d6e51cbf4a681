import { expect } from "chai";
import { readFileSync } from "node:fs";
import { Value } from "@platform/aws-model/value";
import { UNKNOWN } from "@platform/aws-model/wire";
import { TypeKnowledge } from "@platform/provider-rules/index";
import type { Facts } from "@platform/provider-rules/facts/facts";
import { certainFacts, collect } from "@platform/provider-rules/facts/generate/collect";
import { readRefusal, type ProviderDiagnostic } from "@platform/provider-rules/facts/generate/refusal";
import { memberFor, propertyPath } from "@platform/provider-rules/facts/generate/translate";
import { givenValue } from "@platform/provider-rules/facts/limits";
import { factsAbout } from "@platform/provider-rules/facts/table";
import type { Members, Shape } from "@platform/provider-rules/schema/shape";

const knowledge = TypeKnowledge.open(process.cwd());
const TABLE = readFileSync("packages/provider-rules/facts/facts.jsonl", "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as [string, Facts]);

function exists(path: string, members: Members | undefined): boolean {
    let within = members;
    return path.split(/\.(?!\*)/).every((step) => {
        const shape: Shape | undefined = within?.[step.replace(".*", "")]?.shape;
        const list = typeof shape === "object" && "list" in shape;
        const inner = list ? shape.list : shape;
        within = typeof inner === "object" && "object" in inner ? knowledge.object(inner.object) : undefined;
        return shape !== undefined && list === step.endsWith(".*");
    });
}

describe("provider knowledge: the table of facts", () => {
    it("knows several hundred types, in alphabetical order", () => {
        const types = TABLE.map(([type]) => type);
        expect(types.length).to.be.above(400);
        expect(types).to.deep.equal([...types].sort());
    });

    it("names only arguments that the package has", () => {
        const wrong = TABLE.flatMap(([type, { exclusive = [], ...facts }]) => {
            const members = knowledge.resource(type)?.inputs;
            const paths = Object.values(facts).flatMap((of: readonly string[] | object) =>
                Array.isArray(of) ? (of as readonly string[]) : Object.keys(of),
            );
            const unknown = exclusive.flat().filter((name) => members?.[name] === undefined);
            return [...unknown, ...paths.filter((path) => !exists(path, members))].map((path) => `${type} ${path}`);
        });
        expect(wrong).to.deep.equal([]);
    });

    it("has no limits that contradict themselves, and expressions that JavaScript reads", () => {
        for (const [type, { range = {}, length = {}, pattern = {} }] of TABLE) {
            for (const [path, [low, high]] of [...Object.entries(range), ...Object.entries(length)]) {
                expect((low ?? -Infinity) <= (high ?? Infinity), `${type} ${path}`).to.equal(true);
            }
            expect(() => Object.values(pattern).map((text) => new RegExp(text, "u")), type).to.not.throw();
        }
    });

    it("says what it should of well-known arguments", () => {
        expect(factsAbout("aws:cloudwatch/logGroup:LogGroup").values?.["retentionInDays"]).to.include.members([
            30, 60, 3653,
        ]);
        expect(factsAbout("aws:lb/targetGroup:TargetGroup").range?.["healthCheck.interval"]).to.deep.equal([5, 300]);
        expect(factsAbout("aws:alb/targetGroup:TargetGroup")).to.deep.equal(
            factsAbout("aws:lb/targetGroup:TargetGroup"),
        );
        expect(factsAbout("aws:nothing/like:This")).to.deep.equal({});
    });
});

describe("provider knowledge: reading the provider's complaints", () => {
    const at = (summary: string, detail = "", context = "resource.aws_thing.p"): ProviderDiagnostic => ({
        summary,
        detail,
        snippet: { context },
    });

    it("takes lists, limits and forms from them, with the place", () => {
        const read = [
            at('expected protocol to be one of ["HTTP" "TCP"], got !junk~!'),
            at("expected health_check.0.interval to be in the range (5 - 300), got -1"),
            at("Invalid Attribute Value", "Attribute rule[0].days value must be at least 1, got: -1"),
            at('"policy" contains an invalid JSON: invalid character'),
            at('"role" (!junk~!) is an invalid ARN: arn: invalid prefix', "", "resource.aws_thing.p.target[0]"),
            at("Conflicting configuration arguments", '"name": conflicts with name_prefix'),
        ].map(readRefusal);
        expect(read).to.deep.equal([
            { path: "protocol", fact: { kind: "values", values: ["HTTP", "TCP"] } },
            { path: "health_check.interval", fact: { kind: "range", limits: [5, 300] } },
            { path: "rule.days", fact: { kind: "range", limits: [1, null] } },
            { path: "policy", fact: { kind: "json" } },
            { path: "target.role", fact: { kind: "arn" } },
            { path: "name", fact: { kind: "exclusive", paths: ["name", "name_prefix"] } },
        ]);
    });

    it("believes a list only where nothing else is said of the argument", () => {
        const list = { kind: "values" as const, values: [7, 731] };
        const { arguments: found } = collect([
            { path: "days", fact: list },
            { path: "days", fact: { kind: "other" } },
            { path: "type", fact: list },
        ]);
        expect(certainFacts(found.get("days") ?? {})).to.deep.equal({});
        expect(certainFacts(found.get("type") ?? {})).to.deep.equal({ values: [7, 731] });
    });

    it("finds the package's names", () => {
        const members = knowledge.resource("aws:ec2/instance:Instance")?.inputs ?? {};
        expect(memberFor("ebs_block_device", members)).to.equal("ebsBlockDevices");
        expect(propertyPath("ebs_block_device.volume_type", members, knowledge)).to.equal(
            "ebsBlockDevices.*.volumeType",
        );
        expect(propertyPath("no_such.thing", members, knowledge)).to.equal(undefined);
    });
});

describe("provider knowledge: what counts as given", () => {
    it("is not what is empty, switched off or not known", () => {
        const values = {
            text: "a",
            zero: 0,
            on: true,
            list: ["a"],
            off: false,
            word: "false",
            empty: "",
            none: [],
            late: UNKNOWN,
        };
        const counted = Value.of(values)
            .entries()
            .filter(([, value]) => givenValue(value));
        expect(counted.map(([name]) => name)).to.deep.equal(["text", "zero", "on", "list"]);
        expect(givenValue(Value.of(undefined))).to.equal(false);
    });
});
