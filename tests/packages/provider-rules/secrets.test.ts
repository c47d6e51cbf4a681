import { expect } from "chai";
import { change, check, secret, sentence } from "./fixtures/build";
import { oneOfEach, placesOf, replaced } from "./fixtures/leaves";
import { PROGRAM } from "./fixtures/program";
import { MISTAKES } from "./planted/all";
import { planted } from "./planted/findings";
import { revealDeep, type WireValue } from "@platform/aws-model/wire";

/** The texts inside a value. */
function contentOf(value: WireValue): string[] {
    const inner = revealDeep(value);
    if (Array.isArray(inner)) {
        return inner.flatMap(contentOf);
    }
    if (typeof inner === "object" && inner !== null) {
        return Object.values(inner).flatMap(contentOf);
    }
    return typeof inner === "string" && inner.length > 3 ? [inner] : [];
}

describe("provider knowledge: secrets", () => {
    it("are judged like other values, and no message shows any of them", () => {
        for (const { mistake, edit } of Object.values(MISTAKES).flat()) {
            const {
                program,
                findings: [plain],
            } = planted(edit);
            const name = plain?.urn?.split("::").at(-1) ?? "";
            const top = plain?.property?.split(/[.[]/)[0] ?? "";
            const value = program.find((one) => one.name === name)?.inputs[top];
            if (
                plain === undefined ||
                value === undefined ||
                ["unknown-property", "computed-property"].includes(plain.code)
            ) {
                continue;
            }
            const hidden = check(replaced(program, { resource: name, steps: [top] }, secret));
            const text = hidden.flatMap(({ message, fix, value: shown }) => [message, fix, shown]).join("\n");
            expect(
                contentOf(value).filter((content) => text.includes(content)),
                mistake,
            ).to.deep.equal([]);
            expect(
                hidden.map(({ code }) => code),
                mistake,
            ).to.include(plain.code);
        }
    });

    it("cause no finding where the value is sound", () => {
        const places = placesOf(PROGRAM.filter(({ custom }) => custom)).filter(({ steps }) => steps.length === 1);
        for (const some of oneOfEach(places)) {
            const findings = check(some.reduce((all, place) => replaced(all, place, secret), [...PROGRAM]));
            expect(findings.map(sentence), JSON.stringify(some)).to.deep.equal([]);
        }
    });

    it("are masked inside a value that is shown", () => {
        const tags = { Name: "example", Token: secret("hush-hush-hush") };
        const [finding] = check(change("vpc", { tags: [tags] })(PROGRAM));
        expect(finding?.value).to.equal('[{"Name":"example","Token":"[secret]"}]');
    });

    it("do not tell their length", () => {
        const [finding] = check(change("tunnel", { tunnel1PresharedKey: secret("abc") })(PROGRAM));
        expect(finding).to.deep.include({
            value: "[secret]",
            message: "must be 8 to 64 characters long",
            fix: "lengthen it",
        });
    });
});
