import { expect } from "chai";
import fc from "fast-check";
import os from "node:os";
import { TypeKnowledge, unknownArguments } from "@platform/provider-rules/index";
import { interfaceBody, parseEnumeration, parseMembers } from "@platform/provider-rules/schema/declarations";
import { distance, nearest } from "@platform/provider-rules/schema/suggestion";
import { parseType } from "@platform/provider-rules/schema/type-text";

const knowledge = TypeKnowledge.open(process.cwd());

describe("provider knowledge: types as the package writes them", () => {
    const forms: readonly (readonly [string, unknown])[] = [
        ["pulumi.Input<string | undefined>", "string"],
        ["pulumi.Input<pulumi.Input<number>[]>", { list: "number" }],
        ["pulumi.Input<inputs.lb.TargetGroupHealthCheck | undefined>", { object: "lb.TargetGroupHealthCheck" }],
        ["pulumi.Input<{\n        [key: string]: pulumi.Input<string>;\n    } | undefined>", { map: "string" }],
        ["pulumi.Input<string | enums.ec2.InstanceType>", { oneOf: ["string", { enum: "ec2.InstanceType" }] }],
        ["pulumi.Input<string | Role | undefined>", { oneOf: ["string", "resource"] }],
        ["pulumi.Input<pulumi.asset.Archive | undefined>", "asset"],
        ["pulumi.Input<pulumi.Input<pulumi.Input<string>[]>[]>", { list: { list: "string" } }],
        ["Record<string, string>", "any"],
        ["any", "any"],
    ];
    for (const [text, shape] of forms) {
        it(`${text.replace(/\s+/g, " ")} → ${JSON.stringify(shape)}`, () => {
            expect(parseType(text)).to.deep.equal(shape);
        });
    }

    it("read members with what is required and what is retired", () => {
        const body = interfaceBody(
            "\nexport interface ThingArgs {\n    /**\n     * Old; see below.\n     *\n     * @deprecated Use `b`\n     * instead.\n     */\n    a?: pulumi.Input<string | undefined>;\n    b: pulumi.Input<number>;\n}\n",
            "ThingArgs",
            0,
        );
        expect(parseMembers(body ?? "")).to.deep.equal({
            a: { shape: "string", deprecated: "Use `b` instead." },
            b: { shape: "number", required: true },
        });
    });

    it("read enumerations", () => {
        const text =
            'export declare const Size: {\n    /** "no" */\n    readonly A: "small";\n    readonly B: "large";\n};\n';
        expect(parseEnumeration(text, "Size")).to.deep.equal(["small", "large"]);
        expect(parseEnumeration(text, "Colour")).to.equal(undefined);
    });
});

describe("provider knowledge: the installed package", () => {
    it("tells the arguments of a type, what is required and what AWS sets", () => {
        const group = knowledge.resource("aws:lb/targetGroup:TargetGroup");
        expect(group?.inputs["healthCheck"]).to.deep.equal({ shape: { object: "lb.TargetGroupHealthCheck" } });
        expect(group?.computed).to.deep.equal(["arn", "arnSuffix", "loadBalancerArns", "tagsAll"]);
        expect(knowledge.resource("aws:ec2/subnet:Subnet")?.inputs["vpcId"]?.required).to.equal(true);
    });

    it("has types whose files are named in another way", () => {
        for (const type of ["aws:kendra/index:Index", "aws:guardduty/iPSet:IPSet", "aws:dms/s3Endpoint:S3Endpoint"]) {
            expect(knowledge.resource(type), type).to.not.equal(undefined);
        }
    });

    it("does not have types that do not exist, nor reads files that are none of its types", () => {
        for (const type of [
            "aws:lb/nothing:Nothing",
            "aws:../../secrets/x:X",
            "aws:lb/targetGroup:Wrong",
            "gcp:storage/bucket:Bucket",
            "",
        ]) {
            expect(knowledge.resource(type), type).to.equal(undefined);
        }
    });

    it("is not there for a program without it", () => {
        const nowhere = TypeKnowledge.open(os.tmpdir());
        expect([nowhere.version, nowhere.resource("aws:ec2/vpc:Vpc")]).to.deep.equal([undefined, undefined]);
    });

    it("is read once and kept by the package's version, and read anew where what was kept is broken", () => {
        const kept = new Map<string, string>();
        const cache = {
            read: (name: string) => (kept.has(name) ? Buffer.from(kept.get(name) ?? "") : undefined),
            write: (name: string, content: string) => void kept.set(name, content),
        };
        const first = TypeKnowledge.open(process.cwd(), cache);
        const shape = first.resource("aws:sns/topic:Topic");
        first.save();
        const [[name, content] = []] = [...kept];
        expect(name).to.equal(`arguments-aws-${String(first.version)}-2.json`);
        expect(JSON.parse(content ?? "")).to.have.nested.property("resources.aws:sns/topic:Topic");
        kept.set(name ?? "", (content ?? "").replaceAll('"displayName"', '"shown"'));
        expect(TypeKnowledge.open(process.cwd(), cache).resource("aws:sns/topic:Topic")?.inputs).to.have.property(
            "shown",
        );
        for (const broken of ["", "null", '{"resources":{}}']) {
            kept.set(name ?? "", broken);
            expect(TypeKnowledge.open(process.cwd(), cache).resource("aws:sns/topic:Topic")).to.deep.equal(shape);
        }
    });

    it("finds arguments of a call that the SDK would drop", () => {
        const names = ["name", "retentionInDay", "arn"];
        const findings = unknownArguments(
            "urn:pulumi:test::example::aws:cloudwatch/logGroup:LogGroup::logs",
            "aws:cloudwatch/logGroup:LogGroup",
            names,
            knowledge,
        );
        expect(findings.map(({ code, property, fix }) => [code, property, fix])).to.deep.equal([
            ["unknown-property", "retentionInDay", "did you mean retentionInDays?"],
            ["computed-property", "arn", "remove it"],
        ]);
    });
});

describe("provider knowledge: suggestions", () => {
    it("measure the distance of words in the same way from both sides", () => {
        fc.assert(
            fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
                expect(distance(a, b)).to.equal(distance(b, a));
                expect(distance(a, b)).to.be.at.most(Math.max(a.length, b.length));
            }),
        );
    });

    it("name the nearest word, or none", () => {
        const words = ["interval", "timeout", "subnetIds", "subnetMapping"];
        const asked = ["intervall", "TimeOut", "tiemout", "colour", "subnetid"];
        expect(asked.map((word) => nearest(word, words))).to.deep.equal([
            "interval",
            "timeout",
            "timeout",
            undefined,
            "subnetIds",
        ]);
    });
});
