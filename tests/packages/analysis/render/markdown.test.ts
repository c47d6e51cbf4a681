import { expect } from "chai";
import { sectionsAsMarkdown } from "@platform/analysis/render/markdown";
import { SAMPLE } from "../support/section";

describe("an analysis in a pull request", () => {
    it("unfolds, and its text is neither HTML nor Markdown", () => {
        expect(sectionsAsMarkdown([SAMPLE])).to.deep.equal([
            [
                "<details><summary>⚠️ <b>A sample</b>: Two of three hold.</summary>",
                "Worked out by hand.",
                [
                    "**What holds**",
                    "",
                    "| Part | Count | Why |",
                    "| --- | ---: | --- |",
                    "| web | ✅ 2 | enough |",
                    "| db\\|main | ❌ 0 | a &lt;b>single&lt;/b> one |",
                ].join("\n"),
                "**Steps**\n\n1. first\n1. then",
                "**Open**\n\n- ❔ nobody knows",
                "**To copy**\n\n````text\none\n  two\n````",
                "",
                "</details>\n",
            ].join("\n\n"),
        ]);
    });
});
