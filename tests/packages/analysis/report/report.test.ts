import { createHash } from "node:crypto";
import { expect } from "chai";
import { anchorOf, renderHtml, type ReportInput } from "@platform/analysis/report/index";
import type { ReportPage } from "@platform/analysis/report/page";
import { renderBlock } from "@platform/analysis/report/parts/blocks";
import { safeSvg } from "@platform/analysis/report/parts/safe-svg";
import type { Comparison } from "@platform/preview/against/comparison";
import type { ResourceRecord } from "@platform/preview/result";
import { secret, UNKNOWN, type WireMap } from "@platform/aws-model/wire";
import { reportOf, reportOfStack } from "./fixture";

const EVIL = `<script>alert("1")</script><img src=x onerror='alert(2)'>`;
const PREFIX = "urn:pulumi:test::platform::";

function bucket(name: string, inputs: WireMap): ResourceRecord {
    const type = "aws:s3/bucket:Bucket";
    return {
        ...{ urn: `${PREFIX}${type}::${name}`, type, name, kind: "custom", id: name, inputs, outputs: {} },
        ...{ dependencies: [], propertyDependencies: {}, options: {}, implicit: false },
    };
}

function body(input: ReportInput): string {
    return bodyOf(renderHtml(input));
}

/** The page without the style and the script that it brings along. */
function bodyOf(page: string): string {
    return page.slice(page.indexOf("<body>"), page.lastIndexOf("<script>"));
}

describe("the report's HTML", () => {
    let shipped: ReportInput;
    let shippedPage: string;
    before(async () => {
        shipped = await reportOfStack("prod");
        shippedPage = renderHtml(shipped);
    });

    it("escapes whatever comes from the plan", async () => {
        const input = await reportOf([bucket(EVIL, { tags: { [EVIL]: EVIL } })]);
        const section = { id: EVIL, title: EVIL, summary: EVIL, verdict: "bad", data: {} } as const;
        const finding = { source: `policy:${EVIL}`, level: "mandatory", code: EVIL, message: EVIL, fix: EVIL } as const;
        const page = body({
            ...input,
            preview: { ...input.preview, stack: EVIL, findings: [finding] },
            sections: [
                {
                    ...section,
                    blocks: [
                        { kind: "text", text: EVIL },
                        { kind: "code", caption: EVIL, text: EVIL },
                    ],
                },
            ],
        });
        expect(page).to.not.match(/<script|<img/);
        expect(page).to.contain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;");
    });

    it("masks secrets, also inside lists, and marks what is unknown", async () => {
        const inputs = { password: secret("hunter2"), list: [secret("hunter2"), "plain"], later: UNKNOWN };
        const page = body(await reportOf([bucket("vault", inputs)]));
        expect(page).to.not.contain("hunter2");
        expect(page).to.contain('<b>password</b>: <mark class="secret">[secret]</mark>');
        expect(page).to.contain('  - <mark class="secret">[secret]</mark>\n  - plain');
        expect(page).to.contain('<b>later</b>: <mark class="unknown">[unknown]</mark>');
    });

    it("marks what only an update makes known", async () => {
        const strict = [bucket("logs", { name: "fixed", owner: UNKNOWN })];
        const page = body(await reportOf([bucket("logs", { name: "fixed", owner: "made-up" })], { strict }));
        expect(page).to.contain("<b>name</b>: fixed\n");
        expect(page).to.contain('<b>owner</b>: made-up <mark class="later">known after the first update</mark>');
    });

    it("shows documents as what they say", async () => {
        const page = body(await reportOf([bucket("logs", { policy: '{"Statement":[{"Effect":"Allow"}]}' })]));
        expect(page).to.contain("<b>policy</b>:\n  Statement:\n    -\n      Effect: Allow");
    });

    it("shows each resource once, at the anchor of its URN", () => {
        const page = bodyOf(shippedPage);
        const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
        expect(new Set(ids).size).to.equal(ids.length);
        const own = shipped.preview.placeholder.resources.filter(({ implicit }) => !implicit);
        expect(ids.filter((id) => id?.startsWith("urn-"))).to.have.length(own.length);
        for (const { urn } of own) expect(ids).to.include(anchorOf(urn));
    });

    it("links only to what it has", async () => {
        const page = bodyOf(shippedPage);
        const ids = new Set([...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
        const targets = [...page.matchAll(/ href="#([^"]*)"/g)].map(([, id]) => id);
        expect(targets.filter((id) => !ids.has(id))).to.deep.equal([]);
        expect(targets.length).to.be.greaterThan(100);
        const gone = { text: "gone", urn: `${PREFIX}a:b:C::gone` };
        const blocks = [{ kind: "list", caption: "Of yesterday", items: [gone] }] as const;
        const section = { id: "old", title: "Old", summary: "Gone.", verdict: "good", blocks, data: {} } as const;
        const input = await reportOf([bucket("logs", {})]);
        expect(body({ ...input, sections: [section] })).to.contain("<li>gone</li>");
    });

    it("makes anchors that a fragment can hold and that differ where URNs do", () => {
        expect(anchorOf(`${PREFIX}platform:dns:Dns$aws:route53/zone:Zone::dns`)).to.equal(
            "urn-platform:dns:Dns$aws:route53/zone:Zone::dns",
        );
        expect(anchorOf(`${PREFIX}a:b:C::with "blank" é`)).to.equal("urn-a:b:C::with%20%22blank%22%20%C3%A9");
        expect(anchorOf(`${PREFIX}a:b:C::x%20y`)).to.not.equal(anchorOf(`${PREFIX}a:b:C::x y`));
    });

    it("forbids everything that is not in it: no request, no other style, no other script", () => {
        const page = shippedPage;
        const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? "";
        const hashOf = (tag: string): string => {
            const text = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(page)?.[1] ?? "";
            return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
        };
        expect(policy.split("; ")).to.deep.equal([
            "default-src 'none'",
            `style-src ${hashOf("style")}`,
            `script-src ${hashOf("script")}`,
            "base-uri 'none'",
            "form-action 'none'",
        ]);
        expect(page.match(/<style/g)).to.have.length(1);
        expect(page.match(/<script/g)).to.have.length(1);
        expect(page).to.not.match(/ (src|srcset|data|poster)=|<link|<iframe|<object|<embed|@import|url\(|href="(?!#)/);
        expect(page).to.not.match(/ style=| on[a-z]+="/);
    });

    it("cleans pictures of what runs, loads or styles", () => {
        const svg = `<svg onload="x()"><style>a{}</style><script>y()</script><rect class="addr-free" style="fill:red"/><image href="http://example.org/a.png"/><a href="#b">b</a></svg>`;
        expect(safeSvg(svg).text).to.equal('<svg><rect class="addr-free"/><a href="#b">b</a></svg>');
    });

    it("sets off what is typed, and leaves a single backtick alone", async () => {
        const input = await reportOf([]);
        const blocks = [
            { kind: "text", text: "run `a <b>` now" },
            { kind: "text", text: "a ` b" },
        ] as const;
        const page = body({
            ...input,
            sections: [{ ...{ id: "x", title: "X", summary: "", verdict: "good", data: {} }, blocks }],
        });
        expect(page).to.contain("<p>run <code>a &lt;b&gt;</code> now</p>").and.contain("<p>a ` b</p>");
    });

    it("folds a reason away, and not the text that it stands behind", () => {
        const page: Pick<ReportPage, "link" | "anchor"> = { link: (_, text) => text, anchor: () => undefined };
        const list = (text: string, detail: string) =>
            renderBlock({ kind: "list", caption: "Why", items: [{ text, detail }] }, page as ReportPage, "why").text;
        expect(list("cluster", "No rule.")).to.contain("<p>No rule.</p>");
        expect(list("cluster", "cluster")).to.contain("<li>cluster</li>");
    });

    it("shows findings, worst first, with what to do", async () => {
        const { urn } = bucket("logs", {});
        const findings = [
            { source: "policy:platform", level: "advisory", code: "later", urn, message: "Could be better." },
            { source: "provider", level: "mandatory", code: "now", urn, message: "Is refused.", fix: "Say so." },
        ] as const;
        const page = body(await reportOf([bucket("logs", {})], { findings }));
        expect(page.indexOf("Is refused.")).to.be.lessThan(page.indexOf("Could be better.")).and.greaterThan(0);
        expect(page).to.contain("<h3>What to do</h3>\n<p>Say so.</p>");
        expect(page).to.contain("1 error, 1 note");
        expect(page).to.match(/<h1>platform \/ test<\/h1>\n<span class="badge bad">/);
    });

    it("shows what an update changes", async () => {
        const { urn, type, name } = bucket("logs", {});
        const comparison: Comparison = {
            ...{
                against: "main (57d1e60)",
                groups: new Map(),
                unchanged: 3,
                outputs: [],
                notes: [],
                noneExpected: false,
            },
            changes: [
                {
                    ...{ kind: "replace", urn, type, name, resource: "custom", mayReplace: false, remarks: [] },
                    properties: [{ path: "bucket", kind: "change", before: "a<b", after: "c", replaces: "yes" }],
                },
            ],
        };
        const page = body({ ...(await reportOf([bucket("logs", {})])), comparison });
        expect(page).to.contain("Changes against main (57d1e60)").and.contain("1 to replace, 3 unchanged");
        expect(page).to.contain("<del>a&lt;b</del> <ins>c</ins>").and.contain("forces replacement");
    });
});
