import { expect } from "chai";
import { aliasUrns } from "@platform/preview/monitor/aliases";
import {
    fromOutputValues,
    outputDependencies,
    toOutputValues,
    withDependencies,
} from "@platform/preview/monitor/output-values";
import { makeUrn, nameOf, packageOf, typeOf } from "@platform/aws-model/urn";
import { MARK, OUTPUT_MARK, secret, UNKNOWN } from "@platform/aws-model/wire";

const SCOPE = { stack: "dev", project: "shop" };
const STACK = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev";
const QUEUE = "aws:sqs/queue:Queue";

describe("preview: names of resources", () => {
    it("carry the types of all parents but the stack", () => {
        const component = makeUrn(SCOPE, STACK, "shop:web:App", "web");
        expect(component).to.equal("urn:pulumi:dev::shop::shop:web:App::web");
        expect(makeUrn(SCOPE, component, QUEUE, "web-q")).to.equal(
            "urn:pulumi:dev::shop::shop:web:App$aws:sqs/queue:Queue::web-q",
        );
        expect(makeUrn(SCOPE, "", QUEUE, "q")).to.equal("urn:pulumi:dev::shop::aws:sqs/queue:Queue::q");
    });

    it("can be taken apart again, even with colons in the name", () => {
        const urn = makeUrn(SCOPE, makeUrn(SCOPE, STACK, "a:b:C", "c"), QUEUE, "x::y");
        expect([typeOf(urn), nameOf(urn), packageOf(QUEUE)]).to.deep.equal([QUEUE, "x::y", "aws"]);
    });
});

describe("preview: aliases", () => {
    const component = makeUrn(SCOPE, STACK, "shop:web:App", "web");
    const child = { parent: component, type: QUEUE, name: "web-q" };
    const none = { name: "", type: "", stack: "", project: "", parent: undefined };

    it("replace the parts that they give", () => {
        const aliases = [
            { ...none, name: "old" },
            { ...none, type: "aws:sqs/fifo:Fifo" },
            { ...none, stack: "test", project: "store" },
            { ...none, parent: "none" },
            { urn: "urn:pulumi:dev::shop::a:b:C::verbatim" },
        ];
        expect(aliasUrns(SCOPE, child, aliases, [])).to.deep.equal([
            "urn:pulumi:dev::shop::shop:web:App$aws:sqs/queue:Queue::old",
            "urn:pulumi:dev::shop::shop:web:App$aws:sqs/fifo:Fifo::web-q",
            "urn:pulumi:test::store::shop:web:App$aws:sqs/queue:Queue::web-q",
            "urn:pulumi:dev::shop::aws:sqs/queue:Queue::web-q",
            "urn:pulumi:dev::shop::a:b:C::verbatim",
        ]);
    });

    it("of a parent rename its children with it, with each alias of their own", () => {
        const parent = "urn:pulumi:dev::shop::shop:old:App::site";
        expect(aliasUrns(SCOPE, child, [{ ...none, name: "web-queue" }], [parent])).to.deep.equal([
            "urn:pulumi:dev::shop::shop:web:App$aws:sqs/queue:Queue::web-queue",
            "urn:pulumi:dev::shop::shop:old:App$aws:sqs/queue:Queue::site-q",
            "urn:pulumi:dev::shop::shop:old:App$aws:sqs/queue:Queue::site-queue",
        ]);
    });

    it("of a parent leave the name of a child alone that does not follow it", () => {
        const parent = "urn:pulumi:dev::shop::shop:web:App::site";
        expect(aliasUrns(SCOPE, { ...child, name: "mail" }, [], [parent])).to.deep.equal([
            "urn:pulumi:dev::shop::shop:web:App$aws:sqs/queue:Queue::mail",
        ]);
    });
});

describe("preview: what transforms see", () => {
    const output = (fields: object): Record<string, never> => ({ [MARK]: OUTPUT_MARK, ...fields }) as never;

    it("are output values in place of secrets and unknowns, however deep", () => {
        expect(toOutputValues({ a: [UNKNOWN], b: { c: secret("x") }, d: secret(UNKNOWN), e: 1 })).to.deep.equal({
            a: [output({})],
            b: { c: output({ value: "x", secret: true }) },
            d: output({ secret: true }),
            e: 1,
        });
    });

    it("carry the dependencies of the property", () => {
        const given = withDependencies(
            { a: "x", b: output({ value: 1, dependencies: ["urn:1"] }), c: 2 },
            {
                a: ["urn:1"],
                b: ["urn:1", "urn:2"],
                c: [],
            },
        );
        expect(given).to.deep.equal({
            a: output({ value: "x", dependencies: ["urn:1"] }),
            b: output({ value: 1, dependencies: ["urn:1", "urn:2"] }),
            c: 2,
        });
        expect(outputDependencies(given)).to.deep.equal({ a: ["urn:1"], b: ["urn:1", "urn:2"], c: [] });
    });

    it("become plain values again", () => {
        const values = { a: [UNKNOWN], b: { c: secret("x") }, d: secret(UNKNOWN), e: 1 };
        expect(fromOutputValues(toOutputValues(values))).to.deep.equal(values);
    });
});
