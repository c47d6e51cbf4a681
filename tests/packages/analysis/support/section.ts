import type { Section } from "@platform/analysis/section";

/** One block of each kind, and a verdict of each kind. */
export const SAMPLE: Section = {
    id: "sample",
    title: "A sample",
    verdict: "attention",
    summary: "Two of three hold.",
    data: { holds: 2 },
    blocks: [
        { kind: "text", text: "Worked out by hand." },
        {
            kind: "table",
            caption: "What holds",
            columns: [{ title: "Part" }, { title: "Count", align: "right" }, { title: "Why" }],
            rows: [
                ["web", { text: "2", verdict: "good" }, "enough"],
                [{ text: "db|main", urn: "urn:db" }, { text: "0", verdict: "bad" }, "a <b>single</b> one"],
            ],
        },
        { kind: "list", caption: "Steps", ordered: true, items: ["first", { text: "then", detail: "after a while" }] },
        { kind: "list", caption: "Open", items: [{ text: "nobody knows", verdict: "unknown" }] },
        { kind: "code", caption: "To copy", text: "one\n  two" },
        { kind: "picture", caption: "Drawn", svg: "<svg/>" },
    ],
};
