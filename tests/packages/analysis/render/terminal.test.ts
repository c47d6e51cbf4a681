import { expect } from "chai";
import { renderSections } from "@platform/analysis/render/terminal";
import { makeStyle } from "@platform/preview/render/style";
import { SAMPLE } from "../support/section";

const render = (width: number, coloured = false) => renderSections([SAMPLE], { style: makeStyle(coloured), width });

describe("an analysis in a terminal", () => {
    it("shows every block but pictures, with a mark beside each colour", () => {
        expect(render(80)).to.deep.equal([
            "! A sample",
            "  Two of three hold.",
            "",
            "Worked out by hand.",
            "",
            "What holds",
            "Part     Count  Why",
            "web          2  enough",
            "db|main    ✗ 0  a <b>single</b> one",
            "",
            "Steps",
            "1. first",
            "2. then",
            "   after a while",
            "",
            "Open",
            "? nobody knows",
            "",
            "To copy",
            "  one",
            "    two",
            "",
        ]);
    });

    it("wraps the widest column where a page is narrow", () => {
        const table = render(33).slice(6, 10);
        expect(table).to.deep.equal([
            "Part     Count  Why",
            "web          2  enough",
            "db|main    ✗ 0  a <b>single</b>",
            "                one",
        ]);
    });

    it("cuts words that are wider than a narrow page has room for, behind a joint if they have one", () => {
        const rows = [
            ["arn:aws:iam::123456789012:role/web", "abcdefghijklmnop"],
            ["short", "1"],
        ];
        const blocks = [
            { kind: "table", caption: "Long", columns: [{ title: "Name" }, { title: "Id" }], rows } as const,
        ];
        const lines = renderSections([{ ...SAMPLE, blocks }], { style: makeStyle(false), width: 24 });
        expect(lines.slice(4, -1)).to.deep.equal([
            "Name         Id",
            "arn:aws:     abcdefghijk",
            "iam::        lmnop",
            "12345678901",
            "2:role/web",
            "short        1",
        ]);
    });

    it("keeps whole words as long as they fit", () => {
        const rows = [["a-host.example.org", "some words about what it is"]];
        const blocks = [
            { kind: "table", caption: "Long", columns: [{ title: "Name" }, { title: "What" }], rows } as const,
        ];
        const lines = renderSections([{ ...SAMPLE, blocks }], { style: makeStyle(false), width: 36 });
        expect(lines.slice(4, -1)).to.deep.equal([
            "Name                What",
            "a-host.example.org  some words about",
            "                    what it is",
        ]);
    });

    it("colours verdicts", () => {
        expect(render(80, true)[0]).to.equal("\u001b[33m!\u001b[39m \u001b[1mA sample\u001b[22m");
    });
});
