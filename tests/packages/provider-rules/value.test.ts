import { expect } from "chai";
import { Value } from "@platform/provider-rules/reading/value";
import {
    ASSET_MARK,
    MARK,
    OUTPUT_MARK,
    RESOURCE_MARK,
    secret,
    UNKNOWN,
    type WireValue,
} from "@platform/aws-model/wire";

const output = (more: Readonly<Record<string, WireValue>>): WireValue => ({ [MARK]: OUTPUT_MARK, ...more });

describe("provider knowledge: reading a value", () => {
    const inputs = new Value("", {
        known: output({ value: "text" }),
        pending: output({}),
        hidden: output({ value: "hush", secret: true }),
        wrapped: secret(output({ value: "hush" })),
        nothing: null,
        late: UNKNOWN,
        rules: [{ port: 80 }, { port: "443" }, { port: UNKNOWN }],
        asset: { [MARK]: ASSET_MARK, path: "." },
        other: { [MARK]: RESOURCE_MARK, urn: "urn" },
        flags: ["true", false],
    });

    it("takes the wrappings of outputs and secrets off", () => {
        const texts = ["known", "pending", "hidden", "wrapped", "nothing", "late"].map((name) => {
            const { kind, text, isSecret } = inputs.get(name);
            return [name, kind, text, isSecret];
        });
        expect(texts).to.deep.equal([
            ["known", "string", '"text"', false],
            ["pending", "unknown", "unknown", false],
            ["hidden", "string", "[secret]", true],
            ["wrapped", "string", "[secret]", true],
            ["nothing", "missing", "missing", false],
            ["late", "unknown", "unknown", false],
        ]);
    });

    it("tells a missing value from an unknown one", () => {
        expect(["nothing", "never", "late"].map((name) => inputs.get(name).absent)).to.deep.equal([true, true, false]);
        expect(["nothing", "never", "late"].map((name) => inputs.get(name).known)).to.deep.equal([false, false, false]);
        expect(inputs.get("late").get("inside").kind).to.equal("unknown");
    });

    it("follows a path through lists, and names each place", () => {
        const ports = inputs.all("rules[].port").map(({ path, number }) => [path, number]);
        expect(ports).to.deep.equal([
            ["rules[0].port", 80],
            ["rules[1].port", 443],
            ["rules[2].port", undefined],
        ]);
        expect(inputs.all("late[].port")).to.deep.equal([]);
    });

    it("knows the Pulumi kinds", () => {
        expect([inputs.get("asset").kind, inputs.get("other").kind, inputs.get("rules").kind]).to.deep.equal([
            "asset",
            "resource",
            "list",
        ]);
        expect(inputs.get("flags").items?.map(({ boolean }) => boolean)).to.deep.equal([true, false]);
    });

    it("prints one short line", () => {
        const { text } = new Value("long", "x".repeat(200));
        expect([text.length, text.at(-1)]).to.deep.equal([80, "…"]);
    });
});
