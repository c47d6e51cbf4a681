import { expect } from "chai";
import { orDefault, Value } from "@platform/aws-model/value";
import {
    ASSET_MARK,
    MARK,
    OUTPUT_MARK,
    RESOURCE_MARK,
    secret,
    UNKNOWN,
    type WireValue,
} from "@platform/aws-model/wire";
import { proxied } from "../../policy-pack/harness/proxy";

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

describe("Value in wire form", () => {
    const output = (more: Readonly<Record<string, WireValue>>): WireValue => ({ [MARK]: OUTPUT_MARK, ...more });
    const wire = {
        known: output({ value: "text" }),
        pending: output({}),
        hidden: output({ value: "hush", secret: true }),
        wrapped: secret(output({ value: "hush" })),
        nothing: null,
        late: UNKNOWN,
        rules: [{ port: 80 }, { port: "443" }, { port: UNKNOWN }],
        asset: { [MARK]: ASSET_MARK, path: "." },
        made: { [MARK]: RESOURCE_MARK, urn: "urn", id: "role-1" },
        unmade: { [MARK]: RESOURCE_MARK, urn: "urn", id: "" },
        component: { [MARK]: RESOURCE_MARK, urn: "urn" },
        tags: secret({ name: "hush", list: [1] }),
        mixed: { open: 1, none: null, late: UNKNOWN, closed: secret("hush"), asset: { [MARK]: ASSET_MARK } },
    };
    const inputs = Value.of(wire);

    it("takes the wrappings of outputs and secrets off", () => {
        const read = ["known", "pending", "hidden", "wrapped", "nothing", "late"].map((name) => {
            const { kind, printed, secret: marked } = inputs.at(name);
            return [name, kind, printed, marked];
        });
        expect(read).to.deep.equal([
            ["known", "string", '"text"', false],
            ["pending", "unknown", "unknown", false],
            ["hidden", "string", "[secret]", true],
            ["wrapped", "string", "[secret]", true],
            ["nothing", "absent", "missing", false],
            ["late", "unknown", "unknown", false],
        ]);
    });

    it("keeps a secret from whoever must not see it", () => {
        const open = Value.withoutSecrets(wire);
        expect(["known", "hidden", "wrapped", "tags"].map((name) => open.at(name).state)).to.deep.equal([
            "known",
            "unknown",
            "unknown",
            "unknown",
        ]);
        expect(open.at("mixed", "closed").text()).to.deep.equal({ state: "unknown", path: "mixed.closed" });
    });

    it("tells a missing value from an unknown one", () => {
        const names = ["nothing", "never", "late"];
        expect(names.map((name) => inputs.at(name).absent)).to.deep.equal([true, true, false]);
        expect(names.map((name) => inputs.at(name).known)).to.deep.equal([false, false, false]);
    });

    it("follows a path through lists, and names each place", () => {
        const ports = inputs.all("rules.*.port").map(({ path, asNumber }) => [path, asNumber]);
        expect(ports).to.deep.equal([
            ["rules[0].port", 80],
            ["rules[1].port", 443],
            ["rules[2].port", undefined],
        ]);
        expect(inputs.all("late.*.port").map(({ path, kind }) => [path, kind])).to.deep.equal([
            ["late.port", "unknown"],
        ]);
        expect(inputs.all("never.*.port")).to.deep.equal([]);
    });

    it("knows assets, and reads a resource as its id", () => {
        expect([inputs.at("asset").kind, inputs.at("asset").keys()]).to.deep.equal(["asset", []]);
        const ids = ["made", "unmade", "component"].map((name) => inputs.at(name).text());
        expect(ids).to.deep.equal([
            { state: "known", value: "role-1" },
            { state: "unknown", path: "unmade" },
            { state: "known", value: "urn" },
        ]);
    });

    it("reads text as text only where it is certain", () => {
        const certain = ["known", "rules", "late", "never"].map((name) => inputs.at(name).asString);
        expect(certain).to.deep.equal(["text", undefined, undefined, undefined]);
        expect(inputs.at("rules", 0, "port").asString).to.equal(undefined);
    });

    it("tells no key of a secret map", () => {
        expect(
            inputs
                .at("tags")
                .entries()
                .map(([key, { path, secret: marked }]) => [key, path, marked]),
        ).to.deep.equal([
            ["name", "tags.[secret]", true],
            ["list", "tags.[secret]", true],
        ]);
        expect(inputs.at("mixed").entries()[0]?.[1].path).to.equal("mixed.open");
    });

    it("prints one short line, without the secrets inside", () => {
        expect(inputs.at("mixed").printed).to.equal(
            '{"open":1,"none":null,"late":"unknown","closed":"[secret]","asset":"asset"}',
        );
        const { printed } = Value.of("x".repeat(200));
        expect([printed.length, printed.at(-1)]).to.deep.equal([80, "…"]);
    });
});
