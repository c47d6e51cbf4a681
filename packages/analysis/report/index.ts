import { assets } from "./assets";
import { markup, trusted, type Html } from "./html";
import { pageOf, type Chapter, type ReportPage, type ReportInput } from "./page";
import { changesChapter } from "./parts/changes";
import { diagramChapter } from "./parts/diagram";
import { findingsChapter } from "./parts/findings";
import { renderHeader, renderTitle } from "./parts/header";
import { resourcesChapter } from "./parts/resources";
import { sectionChapter } from "./parts/section";
import { renderSummary } from "./parts/summary";

export { anchorOf } from "./anchor";
export type { ReportInput } from "./page";

/** The report: one HTML file that needs nothing else. */
export function renderHtml(input: ReportInput): string {
    const page = pageOf(input);
    const { comparison, diagram, sections, preview } = input;
    const chapters = [
        ...(comparison === undefined ? [] : [changesChapter(comparison, page)]),
        findingsChapter(page),
        ...(diagram === "" ? [] : [diagramChapter(page)]),
        ...sections.map((section) => sectionChapter(section, page)),
        resourcesChapter(page),
    ];
    return frame(`${preview.project} ${preview.stack}: what the plan means`, chapters, page).text;
}

function frame(title: string, chapters: readonly Chapter[], page: ReportPage): Html {
    const { style, script, policy } = assets();
    return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="color-scheme" content="light dark" />
<title>${title}</title>
<style>${trusted(style)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
${renderHeader(chapters, page)}
<main id="main" tabindex="-1">
${renderTitle(chapters, page)}
${renderSummary(chapters, page)}
${chapters.map(({ content }) => content)}
</main>
<script>${trusted(script)}</script>
</body>
</html>
`;
}
