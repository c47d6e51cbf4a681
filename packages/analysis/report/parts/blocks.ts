import type { Block, Cell, Column } from "../../section";
import { markup, type Content, type Html } from "../html";
import type { ReportPage } from "../page";
import { mark } from "../verdicts";
import { safeSvg } from "./safe-svg";

type Table = Extract<Block, { kind: "table" }>;
type List = Extract<Block, { kind: "list" }>;

/**
 * A part of a section.
 *
 * @param id Unique in the page: the block's own name refers to it.
 */
export function renderBlock(block: Block, page: ReportPage, id: string): Html {
    switch (block.kind) {
        case "text":
            return markup`${block.text.split("\n").map((line) => markup`<p>${withCode(line)}</p>`)}`;
        case "table":
            return renderTable(block, page, id);
        case "list":
            return renderList(block, page);
        case "code":
            return markup`<figure class="code">
<figcaption><span>${block.caption}</span><button type="button" class="copy">Copy</button></figcaption>
<pre class="box"><code>${block.text}</code></pre>
</figure>`;
        case "picture":
            return markup`<figure class="picture">
<figcaption>${block.caption}</figcaption>
<div class="box">${safeSvg(block.svg)}</div>
</figure>`;
    }
}

/** Text in which `backticks` stand around what is typed. */
function withCode(line: string): Content {
    const parts = line.split("`");
    return parts.length % 2 === 0
        ? line
        : parts.map((part, at) => (at % 2 === 0 ? part : markup`<code>${part}</code>`));
}

function renderTable({ caption, columns, rows }: Table, page: ReportPage, id: string): Html {
    const heads = columns.map((column) =>
        column.title === "" ? markup`<td></td>` : markup`<th scope="col"${side(column)}>${column.title}</th>`,
    );
    const body = rows.map(
        (row) =>
            markup`<tr>
${row.map((cell, at) => markup`<td${side(columns[at])}>${renderCell(cell, page)}</td>`)}
</tr> `,
    );
    return markup`<h3 id="${id}">${caption}</h3>
<div class="box table" data-name="${caption}">
<table aria-labelledby="${id}">
<thead>
<tr>
${heads}
</tr>
</thead>
<tbody>
${body}
</tbody>
</table>
</div>`;
}

function side(column: Column | undefined): Content {
    return column?.align === "right" ? markup` class="right"` : undefined;
}

function renderList({ caption, ordered, items }: List, page: ReportPage): Html {
    const entries = items.map((item) => markup`<li>${renderCell(item, page)}</li>`);
    const list =
        ordered === true
            ? markup`<ol>
${entries}
</ol>`
            : markup`<ul>
${entries}
</ul>`;
    return markup`<div class="list">
<h3>${caption}</h3>
${list}
</div>`;
}

/** The long why is folded away behind the text; a text that is a link has a control of its own. */
function renderCell(cell: Cell | string, page: ReportPage): Content {
    if (typeof cell === "string") return cell;
    const { text, verdict, urn, detail } = cell;
    const shown = markup`${verdict === undefined ? undefined : mark(verdict)}${page.link(urn, text)}`;
    if (detail === undefined || detail === "" || detail === text) return shown;
    const isLink = urn !== undefined && page.anchor(urn) !== undefined;
    if (isLink || text === "")
        return markup`${shown}
<details class="why">
<summary><span class="hidden">why: ${text}</span></summary>
<p>${detail}</p>
</details>`;
    return markup`<details class="why">
<summary>${shown}</summary>
<p>${detail}</p>
</details>`;
}
