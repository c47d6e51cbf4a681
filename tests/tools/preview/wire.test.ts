import * as analyzer from "@pulumi/pulumi/proto/analyzer_pb";
import { expect } from "chai";
import fc from "fast-check";
import { analyzeRequest, providerLookup, stackRequest } from "../../../tools/preview/policies/messages";
import { inputsOf, type PolicyRecord } from "../../../tools/preview/policies/record";
import { splitResponse } from "../../../tools/preview/policies/report";
import { fieldsOf } from "../../../tools/preview/policies/wire/reader";
import { analyzeBytes, stackBytes } from "../../../tools/preview/policies/wire/requests";
import { MARK, OUTPUT_MARK, RESOURCE_MARK, secret, UNKNOWN, type WireMap } from "../../../tools/preview/values";

const PROVIDER: PolicyRecord = {
    ...bare("urn:pulumi:dev::sample::pulumi:providers:aws::default", "pulumi:providers:aws"),
    id: "p",
    inputs: { region: "eu-central-1" },
};

const FULL: PolicyRecord = {
    ...bare("urn:pulumi:dev::sample::aws:sns/topic:Topic::news", "aws:sns/topic:Topic"),
    id: "arn:aws:sns:eu-central-1:123456789012:news",
    outputs: { name: "news", ["ümlaut".repeat(40)]: "ß".repeat(300) },
    dependencies: ["urn:a", "urn:b"],
    propertyDependencies: { name: ["urn:a"], other: [] },
    kind: "custom",
    parent: "urn:parent",
    provider: `${PROVIDER.urn}::p`,
    options: {
        protect: true,
        ignoreChanges: ["name", ""],
        aliases: ["urn:old"],
        additionalSecretOutputs: ["policy"],
        deleteBeforeReplace: false,
        customTimeouts: { create: "1h30m", delete: "10s" },
    },
};

const AWKWARD: WireMap = {
    nothing: null,
    no: false,
    zero: 0,
    empty: "",
    long: "€".repeat(5000),
    list: [[], {}, null, [1, [2.5, ["deep"]]]],
    hidden: secret({ password: "hunter2" }),
    unknown: UNKNOWN,
    output: { [MARK]: OUTPUT_MARK, value: { [MARK]: OUTPUT_MARK, value: 1 }, secret: true },
    reference: { [MARK]: RESOURCE_MARK, urn: "urn:x", id: "" },
    component: { [MARK]: RESOURCE_MARK, urn: "urn:y" },
};

function bare(urn: string, type: string): PolicyRecord {
    return { urn, type, name: "n", id: "", inputs: {}, outputs: {}, dependencies: [], propertyDependencies: {} };
}

/** What the protocol's own library makes of a record, and what it reads from the bytes written here. */
function bothRequests(record: PolicyRecord): [unknown, unknown] {
    const lookup = providerLookup([record, PROVIDER]);
    const expected = analyzeRequest(record, inputsOf(record), lookup);
    const read = analyzer.AnalyzeRequest.deserializeBinary(analyzeBytes(record, record.inputs, lookup));
    return [read.toObject(), analyzer.AnalyzeRequest.deserializeBinary(expected.serializeBinary()).toObject()];
}

describe("preview: requests to policy packs", () => {
    it("are what the protocol's library would write, for a resource with everything", () => {
        const [read, expected] = bothRequests({ ...FULL, inputs: AWKWARD });
        expect(read).to.deep.equal(expected);
    });

    it("are so for a whole stack as well", () => {
        const records = [PROVIDER, { ...FULL, outputs: { ...FULL.outputs, ...AWKWARD } }, bare("urn:bare", "a:b:C")];
        const read = analyzer.AnalyzeStackRequest.deserializeBinary(stackBytes(records)).toObject();
        const expected = analyzer.AnalyzeStackRequest.deserializeBinary(stackRequest(records).serializeBinary());
        expect(read).to.deep.equal(expected.toObject());
        expect(read.resourcesList).to.have.length(3);
    });

    it("are so for any values", () => {
        fc.assert(
            fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })), (inputs) => {
                const [read, expected] = bothRequests({ ...FULL, inputs: inputs as WireMap });
                expect(read).to.deep.equal(expected);
            }),
            { numRuns: 200 },
        );
    });
});

describe("preview: answers of policy packs", () => {
    const diagnostic = new analyzer.AnalyzeDiagnostic().setPolicyname("named").setMessage("has no name");
    const reason = new analyzer.PolicyNotApplicable().setPolicyName("other").setReason("Applies to other types.");
    const response = new analyzer.AnalyzeResponse().setDiagnosticsList([diagnostic]).setNotApplicableList([reason]);

    it("are read in two parts, the second one only when it is asked for", () => {
        const { diagnostics, notApplicable } = splitResponse(response.serializeBinary());
        expect(diagnostics.toObject().diagnosticsList).to.deep.equal(response.toObject().diagnosticsList);
        expect(diagnostics.getNotApplicableList()).to.deep.equal([]);
        expect(notApplicable().toObject().notApplicableList).to.deep.equal(response.toObject().notApplicableList);
    });

    it("are refused when they are something else", () => {
        const text = Buffer.from("port 80 is taken");
        expect(() => [...fieldsOf(text)]).to.throw("the policy pack answered something that is not of its protocol");
    });
});
