import { expect } from "chai";
import { renderMarkdown } from "@platform/preview/render/markdown";
import { change, comparison, FINDINGS, preview, TOPIC } from "./sample";

describe("preview: comment for a pull request", () => {
    it("has the outcome, the problems with their fixes, and the changes of each component to unfold", () => {
        const changes = [
            change({ properties: [] }),
            change({
                kind: "replace",
                urn: `${TOPIC}-2`,
                name: "other",
                parent: "site",
                properties: [{ path: "name", kind: "change", before: "a", after: "```b", replaces: "yes" }],
            }),
        ];
        const groups = new Map([["site", { name: "site", type: "shop:web:Site" }]]);
        expect(renderMarkdown(preview(FINDINGS), comparison(changes, { groups, notes: ["look twice"] }), 1)).to.equal(
            [
                "### ❌ Preview of `shop/dev` against `main (1234567)`",
                "",
                "**1 to create, 1 to replace, 1 unchanged, 1 error, 1 note**",
                "",
                "| | Rule | Resource | Problem | Fix |",
                "| --- | --- | --- | --- | --- |",
                "| ❌ | provider/name-form | alarms | name = a b: holds a &lt;space&gt;<br>asked by &#64;ops | use \\`-\\` |",
                "| ⚠️ | policy:platform/topic-has-owner |  | nobody owns \\| this, see https://example.org/owners. |  |",
                "",
                "> look twice",
                "",
                "<details><summary><b>(the stack itself)</b>: 1 change</summary>",
                "",
                "```diff",
                "+ + sns/Topic alarms",
                "```",
                "",
                "</details>",
                "<details><summary><b>site shop:web/Site</b>: 1 change</summary>",
                "",
                "````diff",
                "! ± sns/Topic other  (replaced: name)",
                '!     ~ name: "a" → "```b"  forces replacement',
                "````",
                "",
                "</details>",
                "",
            ].join("\n"),
        );
    });

    it("shows first, and open, who may change the stack: trust, the pipeline's policies, identity providers", () => {
        const iam = (type: string, name: string, more: Parameters<typeof change>[0] = {}) =>
            change({ type: `aws:iam/${type}`, name, kind: "update", ...more });
        const property = (path: string) => ({
            properties: [{ path, inside: "Statement", kind: "change", before: 1, after: 2, replaces: "no" }] as const,
        });
        const changes = [
            change({}),
            iam("rolePolicy:RolePolicy", "app", property("policy")),
            iam("role:Role", "described", property("description")),
            iam("role:Role", "app", property("assumeRolePolicy")),
            iam("policy:Policy", "boundary", { parent: "delivery", ...property("policy") }),
            iam("openIdConnectProvider:OpenIdConnectProvider", "github", { kind: "delete" }),
        ];
        const groups = new Map([["delivery", { name: "delivery", type: "shop:delivery:Delivery" }]]);
        const [, first, second] = renderMarkdown(preview([]), comparison(changes, { groups }), 0).split("<details");
        expect(first).to.equal(
            [
                " open><summary><b>Who may change the stack</b>: 3 changes</summary>",
                "",
                "```diff",
                "! ~ iam/Role app",
                "!     ~ assumeRolePolicy » Statement: 1 → 2",
                "! ~ iam/Policy boundary",
                "!     ~ policy » Statement: 1 → 2",
                "- - iam/OpenIdConnectProvider github",
                "```",
                "",
                "</details>",
                "",
            ].join("\n"),
        );
        expect(second).to.match(/<b>\(the stack itself\)<\/b>: 3 changes<\/summary>/);
    });

    it("is short when there is nothing to say", () => {
        expect(renderMarkdown(preview([]), undefined, 0)).to.equal("### ✅ Preview of `shop/dev`\n\n**1 resource**\n");
    });

    it("stays below GitHub's limit and says what is left out", () => {
        const [, finding] = FINDINGS;
        const many = Array.from(
            { length: 2_000 },
            () =>
                ({
                    ...finding,
                    source: "provider",
                    level: "mandatory",
                    code: "x",
                    message: "m".repeat(2_000),
                }) as const,
        );
        const changes = Array.from({ length: 5_000 }, (_unused, index) =>
            change({ parent: `p${index % 9}`, name: `${"n".repeat(100)}${index}` }),
        );
        const text = renderMarkdown(preview(many), comparison(changes), 1);
        expect(text.length).to.be.lessThan(65_536);
        expect(text).to.match(
            /\n_Left out, because a comment holds 65,536 characters: \d+ problems and the changes of 9 components\. `npm run preview -- dev` shows everything\._\n$/,
        );
        const changesOnly = renderMarkdown(preview([]), comparison(changes), 0);
        expect(changesOnly.length).to.be.within(60_000, 65_535);
        expect(changesOnly).to.match(/# \d+ lines left out\n```/);
        expect(changesOnly).to.match(/: the changes of 6 components\. /);
    });
});
