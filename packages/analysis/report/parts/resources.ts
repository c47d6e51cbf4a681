import type { ResourceRecord } from "@platform/preview/result";
import { anchorOf } from "../anchor";
import { markup, type Html } from "../html";
import type { Chapter, ReportPage } from "../page";
import { renderValues } from "./inputs";
import { below, renderOne, type Tree } from "./tree";

/** Every resource with its inputs, by component. */
export function resourcesChapter(page: ReportPage): Chapter {
    const { placeholder, strict, findings } = page.input.preview;
    const own = placeholder.resources.filter(({ implicit }) => !implicit);
    const children = new Map<string, ResourceRecord[]>();
    for (const resource of own) {
        const key = resource.parent ?? "";
        const siblings = children.get(key);
        if (siblings === undefined) children.set(key, [resource]);
        else siblings.push(resource);
    }
    const counts = new Map<string, number>();
    for (const { urn = "" } of findings) counts.set(urn, (counts.get(urn) ?? 0) + 1);
    const first = new Map(strict.resources.map((resource) => [resource.urn, resource]));
    const tree: Tree = { page, children, first, findings: counts };
    const outputs = Object.keys(placeholder.stackOutputs).length;
    const content = markup`<section id="resources" class="chapter card" aria-labelledby="resources-title">
<h2 id="resources-title">Resources</h2>
<p class="lead">
Each component with what it makes. A resource shows its inputs: secrets are masked, and what AWS decides is
made up and marked.
</p>
<p class="tools">
<button type="button" class="unfold">Open all components</button>
<button type="button" class="fold">Close all</button>
</p>
<div class="tree">${(children.get("") ?? []).map((root) => renderRoot(root, tree))}</div>
${
    outputs === 0
        ? undefined
        : markup`<details class="resource" data-find="output">
<summary><span class="name">Stack outputs</span> <span class="soft">${outputs}</span></summary>
<pre class="inputs">${renderValues(placeholder.stackOutputs)}</pre>
</details>`
}
</section>`;
    return { anchor: "resources", title: "Resources", content };
}

/** The stack itself needs no frame: its anchor stays. */
function renderRoot(root: ResourceRecord, tree: Tree): Html {
    if (root.kind !== "stack") return renderOne(root, tree);
    return markup`<div id="${anchorOf(root.urn)}">${below(root, tree)}</div>`;
}
