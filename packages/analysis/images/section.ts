import { plural } from "@platform/aws-model/show";
import type { Block, Section, Verdict } from "../section";
import { worstVerdict } from "../shared/worst-verdict";
import type { ImageForm, RunningImage } from "./running";
import type { ImageRight } from "./statements";

export interface ImagesReport {
    readonly running: readonly RunningImage[];
    readonly rights: readonly ImageRight[];
}

const verdictOfForm: Readonly<Record<ImageForm, Verdict>> = {
    digest: "good",
    "built here": "good",
    tag: "attention",
    "not known": "unknown",
};

const METHOD =
    "From the plan's task definitions and functions, its roles' own documents, AWS's policies that let push, and the policies of its " +
    "repositories. A right needs both sides where the repository is another account's. Roles of other stacks, and of people, are in their plans.";

/** The report for people. */
export function imagesSection(report: ImagesReport): Section {
    const { running, rights } = report;
    const verdicts = [...running.map(({ form }) => verdictOfForm[form]), ...rights.map(({ verdict }) => verdict)];
    const isEmpty = running.length + rights.length === 0;
    return {
        id: "images",
        title: "Images",
        verdict: worstVerdict(verdicts),
        summary: isEmpty ? "No image runs, and nobody may push or pull one." : summaryOf(report),
        blocks: isEmpty ? [] : [...runningTable(running), ...rightsTable(rights), { kind: "text", text: METHOD }],
        data: report,
    };
}

function summaryOf({ running, rights }: ImagesReport): string {
    const ways: readonly (readonly [form: ImageForm, words: string])[] = [
        ["digest", "by digest"],
        ["built here", "as this stack builds it"],
        ["tag", "by tag, which may name another image tomorrow"],
        ["not known", "not known from the plan"],
    ];
    const counts = ways.flatMap(([form, words]) => {
        const count = running.filter((image) => image.form === form).length;
        return count === 0 ? [] : [`${count} ${words}`];
    });
    const run = running.length === 0 ? "No image runs." : `${plural(running.length, "image")}: ${counts.join(", ")}.`;
    const pushers = new Set(rights.filter(({ may }) => may === "push").map(({ who }) => who));
    return `${run} ${pushers.size === 0 ? "Nobody in the plan may push one." : `Who may push: ${[...pushers].join(", ")}.`}`;
}

function runningTable(running: readonly RunningImage[]): readonly Block[] {
    if (running.length === 0) return [];
    return [
        {
            kind: "table",
            caption: "Images that run",
            columns: ["What", "Container", "Named by", "Repository", "Registry"].map((title) => ({ title })),
            rows: running.map(({ what, urn, container, form, repository, registry }) => [
                { text: what, urn },
                container,
                { text: form, verdict: verdictOfForm[form] },
                repository.replace(/^[^/]+\.[^/]+\//, ""),
                registry,
            ]),
        },
    ];
}

function rightsTable(rights: readonly ImageRight[]): readonly Block[] {
    if (rights.length === 0) return [];
    return [
        {
            kind: "table",
            caption: "Who may push images, and who may pull them",
            columns: ["May", "Who", "Repositories", "Only with"].map((title) => ({ title })),
            rows: rights.map(({ may, who, urn, repositories, only, verdict }) => [
                may,
                { text: who, urn, verdict },
                repositories,
                only,
            ]),
        },
    ];
}
