import { changeCounts } from "@platform/preview/render/changes";
import type { Section } from "../../section";
import { markup, type Html } from "../html";
import type { Chapter, ReportPage } from "../page";
import { badge, BY_WEIGHT } from "../verdicts";
import { plural } from "@platform/aws-model/show";

/** The first page: each part's verdict and its answer in one line. */
export function renderSummary(chapters: readonly Chapter[], page: ReportPage): Html {
    return markup`<section id="summary" class="chapter" aria-labelledby="summary-title">
<h2 id="summary-title">Summary</h2>
<ul class="cards">
${chapters.map((chapter) => {
    const line = answerOf(chapter, page);
    const { verdict = "neutral", anchor, title } = chapter;
    return line === undefined
        ? undefined
        : markup`<li class="card ${verdict}">
<div class="head">
<h3><a href="#${anchor}">${title}</a></h3>
${badge(verdict)}
</div>
<p>${line}</p>
</li> `;
})}
</ul>
</section>`;
}

function answerOf({ anchor, verdict }: Chapter, { input }: ReportPage): string | undefined {
    const { sections, comparison, preview } = input;
    if (anchor === "changes") return comparison && changeCounts(comparison);
    if (anchor === "findings") {
        if (verdict === "good") return "Program, provider and policies have nothing to object to.";
        const count = (level: string): number => preview.findings.filter((finding) => finding.level === level).length;
        return `${plural(count("mandatory"), "error")}, ${plural(count("advisory"), "note")}`;
    }
    return sections.find(({ id }) => anchor === `section-${encodeURIComponent(id)}`)?.summary;
}

/** Of the whole report: what would keep an update from starting, otherwise the worst answer. */
export function overall(chapters: readonly Chapter[]): Section["verdict"] {
    const verdicts = new Set(chapters.map(({ verdict }) => verdict));
    return BY_WEIGHT.find((verdict) => verdicts.has(verdict)) ?? "neutral";
}
