import { embed } from "../../diagram/embed";
import { markup, trusted } from "../html";
import type { Chapter, ReportPage } from "../page";

/** The picture of the stack; its nodes lead to the resources. */
export function diagramChapter(page: ReportPage): Chapter {
    const svg = trusted(embed(page.input.diagram, page.anchor));
    const content = markup`<section id="diagram" class="chapter card" aria-labelledby="diagram-title">
<h2 id="diagram-title">Diagram</h2>
<p class="soft">
Drawn from the resources. Each node leads to its inputs. <a href="#after-diagram">Skip the diagram</a>
</p>
<div class="box diagram" data-name="Diagram">${svg}</div>
<span id="after-diagram" tabindex="-1"></span>
</section>`;
    return { anchor: "diagram", title: "Diagram", content };
}
