import type { Section } from "../../section";
import { sectionAnchor } from "../anchor";
import { markup } from "../html";
import type { Chapter, ReportPage } from "../page";
import { badge } from "../verdicts";
import { renderBlock } from "./blocks";

/** What one analysis has to say. */
export function sectionChapter(section: Section, page: ReportPage): Chapter {
    const { id, title, verdict, summary, blocks } = section;
    const anchor = sectionAnchor(id);
    const content = markup`<section id="${anchor}" class="chapter card" aria-labelledby="${anchor}-title" data-find="section">
<h2 id="${anchor}-title">${title} ${badge(verdict)}</h2>
<p class="lead">${summary}</p>
${blocks.map((block, at) => renderBlock(block, page, `${anchor}-${at}`))}
</section>`;
    return { anchor, title, verdict, content };
}
