import { markup, type Html } from "../html";
import type { Chapter, ReportPage } from "../page";
import { badge, mark } from "../verdicts";
import { overall } from "./summary";
import { plural } from "@platform/aws-model/show";

/** Name, verdict and size of the stack, the search box, and the way to each part. */
export function renderHeader(chapters: readonly Chapter[], { input }: ReportPage): Html {
    const { project, stack } = input.preview;
    const entries = chapters.map(
        ({ anchor, title, verdict }) =>
            markup`<li><a href="#${anchor}">${verdict === undefined ? undefined : mark(verdict)}${title}</a></li>`,
    );
    return markup`<header class="top">
<div class="bar">
<p class="brand"><b>${project}</b> ${stack}</p>
<search class="search">
<label class="hidden" for="search">Search resources, findings and sections</label><input id="search" type="search" placeholder="Search  ( / )" autocomplete="off" spellcheck="false" aria-describedby="found"/>
<p id="found" role="status"></p>
</search>
<button type="button" class="menu" aria-expanded="false" aria-controls="menu">Contents</button>
<button type="button" class="theme" aria-pressed="false">Dark</button>
</div>
<nav id="menu" aria-label="Contents">
<ul>
${entries}
</ul>
</nav>
</header>`;
}

/** The page's title with what is most important. */
export function renderTitle(chapters: readonly Chapter[], { input }: ReportPage): Html {
    const { preview, generatedAt = new Date() } = input;
    const { project, stack, placeholder, findings } = preview;
    const verdict = overall(chapters);
    const worst = { good: "all good", neutral: "nothing to judge" } as const;
    const word = verdict === "good" || verdict === "neutral" ? worst[verdict] : undefined;
    const own = placeholder.resources.filter(({ implicit }) => !implicit);
    const components = own.filter(({ kind }) => kind === "component").length;
    const groups = new Set(["component", "stack", "read"]);
    const resources = own.filter(({ kind }) => !groups.has(kind)).length;
    const count = (level: string): number => findings.filter((finding) => finding.level === level).length;
    const facts = [
        plural(resources, "resource"),
        plural(components, "component"),
        plural(count("mandatory"), "error"),
        plural(count("advisory"), "note"),
    ];
    return markup`<div class="title">
<h1>${project} / ${stack}</h1>
${badge(verdict, word)}
<p class="facts">${facts.join(" · ")}</p>
<p class="soft">
Derived from the program alone, before anything is deployed.
<time datetime="${generatedAt.toISOString()}">${generatedAt.toISOString().slice(0, 16).replace("T", " ")} UTC</time>
</p>
</div>`;
}
