import { expect } from "chai";
import { orDefault, Value } from "@platform/aws-model/value";
import { proxied } from "../../policy-pack/harness/proxy";
import { UNKNOWN } from "@platform/aws-model/wire";

/** Properties behind the SDK's own proxy, as policies get them. */
function properties(content: object): Value {
    return Value.of(proxied(content));
}

describe("Value", () => {
    const value = properties({
        text: "web",
        number: "443",
        yes: "True",
        no: 0,
        nothing: null,
        empty: "",
        unknown: UNKNOWN,
        list: ["a", UNKNOWN, null],
        rules: [{ cidr: UNKNOWN }, { cidr: "0.0.0.0/0" }],
        document: '{"Statement":[{"Action":"*"}]}',
        broken: "{hunter2",
    });

    it("reads leaves in three values", () => {
        expect(value.at("text").text()).to.deep.equal({ state: "known", value: "web" });
        expect(value.at("unknown").text()).to.deep.equal({ state: "unknown", path: "unknown" });
        for (const key of ["nothing", "missing"])
            expect(value.at(key).text()).to.deep.equal({ state: "absent", path: key });
    });

    it("stays unknown below the unknown, and absent below the absent", () => {
        expect(value.at("unknown", "deeper", 3).text()).to.deep.equal({ state: "unknown", path: "unknown.deeper[3]" });
        expect(value.at("missing", "deeper").state).to.equal("absent");
        expect(value.at("text", "deeper").state).to.equal("unknown");
    });

    it("reads numbers and booleans in the spellings that providers accept", () => {
        expect(value.at("number").number()).to.deep.equal({ state: "known", value: 443 });
        expect(value.at("yes").flag()).to.deep.equal({ state: "known", value: true });
        expect(value.at("no").flag()).to.deep.equal({ state: "known", value: false });
        expect(value.at("empty").flag().state).to.equal("absent");
    });

    it("takes what it cannot read for unknown", () => {
        expect(value.at("text").number().state).to.equal("unknown");
        expect(value.at("text").flag().state).to.equal("unknown");
        expect(value.at("list").text().state).to.equal("unknown");
    });

    it("walks lists past their unknown elements", () => {
        expect(
            value
                .at("list")
                .items()
                .map(({ state }) => state),
        ).to.deep.equal(["known", "unknown", "absent"]);
        expect(
            value
                .at("rules")
                .items()
                .map((rule) => rule.at("cidr").text()),
        ).to.deep.equal([
            { state: "unknown", path: "rules[0].cidr" },
            { state: "known", value: "0.0.0.0/0" },
        ]);
    });

    it("takes an unknown list for one unknown element, a single object for a list of one, absence for no element", () => {
        expect(
            value
                .at("unknown")
                .items()
                .map(({ state }) => state),
        ).to.deep.equal(["unknown"]);
        expect(
            value
                .at("text")
                .items()
                .map((item) => item.text()),
        ).to.deep.equal([{ state: "known", value: "web" }]);
        expect(value.at("missing").items()).to.deep.equal([]);
    });

    it("reads inside JSON documents, and takes broken ones for unknown", () => {
        expect(value.at("document").json().at("Statement", 0, "Action").text()).to.deep.equal({
            state: "known",
            value: "*",
        });
        expect(value.at("broken").json().text()).to.deep.equal({ state: "unknown", path: "broken" });
        expect(value.at("unknown").json().state).to.equal("unknown");
    });

    it("lists the properties of objects, unknown ones included", () => {
        expect(properties({ a: UNKNOWN, b: 1 }).keys()).to.deep.equal(["a", "b"]);
        expect(value.at("list").keys()).to.deep.equal([]);
    });

    it("lets other errors through: they are mistakes, not unknowns", () => {
        const broken = Value.of({
            get trap() {
                throw new TypeError("broken");
            },
        });
        expect(() => broken.at("trap")).to.throw(TypeError, "broken");
    });

    it("gives a default only to what is absent", () => {
        expect(orDefault(value.at("missing").flag(), true)).to.deep.equal({ state: "known", value: true });
        expect(orDefault(value.at("unknown").flag(), true).state).to.equal("unknown");
    });
});
