import { drawDiagram } from "@platform/analysis/diagram/index";
import { Plan } from "@platform/analysis/plan";
import type { ReportInput } from "@platform/analysis/report/index";
import type { Section } from "@platform/analysis/section";
import type { Finding } from "@platform/aws-model/finding";
import type { Preview, ResourceRecord, World } from "@platform/preview/result";
import { record } from "../../../harness/record";
import { recordShippedBoth } from "../../../harness/shipped";
import { program, stackValues, type StackValues } from "../../../harness/stack";

const WHEN = new Date("2026-01-02T03:04:05Z");

/** The report's input for a stack of the repository. */
export async function reportOfStack(stack: "staging" | "prod"): Promise<ReportInput> {
    const { strict, placeholder } = await recordShippedBoth(stack);
    return reportOf(placeholder.everything, { strict: strict.everything, stack, config: stackValues(stack) });
}

/** The records of a stack as after an update. */
export async function recordsOfStack(
    stack: "staging" | "prod",
    change: (values: StackValues) => StackValues,
): Promise<{ readonly records: readonly ResourceRecord[]; readonly config: StackValues }> {
    const config = change(stackValues(stack));
    return { records: (await record(program, { config, stack })).everything, config };
}

interface Extra {
    readonly strict?: readonly ResourceRecord[];
    readonly stack?: string;
    readonly config?: StackValues;
    readonly findings?: readonly Finding[];
}

/** The report's input for records. */
export async function reportOf(records: readonly ResourceRecord[], extra: Extra = {}): Promise<ReportInput> {
    const { stack = "test", strict = records, config = {}, findings = [] } = extra;
    const root = process.cwd();
    const facts = { project: "platform", stack, root };
    const plan = new Plan({ ...facts, records, config: new Map(Object.entries(config)) });
    const preview: Preview = {
        ...{ ...facts, organization: "organization", differences: [], findings, timings: [] },
        strict: world("strict", strict),
        placeholder: world("placeholder", records),
    };
    return { preview, plan, sections: sectionsOf(plan), diagram: await drawDiagram(plan), generatedAt: WHEN };
}

function world(name: World["name"], resources: readonly ResourceRecord[]): World {
    return { name, resources, stackOutputs: {}, logs: [], findings: [], failures: [], milliseconds: 0 };
}

/** Every kind of block, with words that occur nowhere else. */
function sectionsOf(plan: Plan): readonly Section[] {
    const urn = plan.resources[0]?.urn ?? "";
    const name = plan.resources[0]?.name ?? "";
    const seen = { text: "always-and-without-a-break-in-between", verdict: "good" } as const;
    return [
        {
            ...{ id: "reachability", title: "Reachability", verdict: "good", data: {} },
            summary: "The internet reaches load balancers and nothing else.",
            blocks: [
                { kind: "text", text: "First line.\nSecond line." },
                {
                    kind: "table",
                    caption: "Who reaches whom",
                    columns: ["", "To", "Ports", "Through", "By", "Seen"].map((title) =>
                        title === "Ports" ? { title, align: "right" } : { title },
                    ),
                    rows: [
                        ["internet", { text: name, urn, verdict: "good" }, "443", "a gateway", "a rule", seen],
                        [
                            "pelican",
                            { text: "nobody", verdict: "bad", detail: "No rule." },
                            "80",
                            { text: "", detail: "Nothing to say." },
                            "",
                            seen,
                        ],
                        [
                            "datacenter",
                            { text: name, urn, detail: "Through the tunnel." },
                            "5432",
                            "VPN",
                            "a rule",
                            seen,
                        ],
                    ],
                },
                { kind: "list", caption: "Open questions", items: ["one", { text: "two", verdict: "unknown" }] },
            ],
        },
        {
            ...{ id: "handover", title: "Handover", verdict: "attention", data: {} },
            summary: "Two connections.",
            blocks: [
                { kind: "code", caption: "Device", text: "crypto ikev2\n  proposal <one>" },
                {
                    kind: "picture",
                    caption: "Ranges",
                    svg: '<svg viewBox="0 0 100 20" role="img" aria-label="Ranges"><rect class="addr-free" width="50" height="20"/></svg>',
                },
                { kind: "list", caption: "Steps", ordered: true, items: ["first", "then"] },
            ],
        },
    ];
}
