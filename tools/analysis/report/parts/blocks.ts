import type { Block, Cell, Column } from "../../section";
import { html, type Content, type Html } from "../html";
import type { Page } from "../page";
import { mark } from "../verdicts";
import { safeSvg } from "./safe-svg";

type Table = Extract<Block, { kind: "table" }>;
type List = Extract<Block, { kind: "list" }>;

/**
 * A part of a section.
 *
 * @param id Unique in the page: the block's own name refers to it.
 */
export function renderBlock(block: Block, page: Page, id: string): Html {
    switch (block.kind) {
        case "text":
            return html`${block.text.split("\n").map((line) => html`<p>${line}</p>`)}`;
        case "table":
            return renderTable(block, page, id);
        case "list":
            return renderList(block, page);
        case "code":
            return html`<figure class="code">
                <figcaption><span>${block.caption}</span><button type="button" class="copy">Copy</button></figcaption>
                <pre class="box"><code>${block.text}</code></pre>
            </figure>`;
        case "picture":
            return html`<figure class="picture">
                <figcaption>${block.caption}</figcaption>
                <div class="box">${safeSvg(block.svg)}</div>
            </figure>`;
    }
}

function renderTable({ caption, columns, rows }: Table, page: Page, id: string): Html {
    const heads = columns.map((column) => html`<th scope="col" ${side(column)}>${column.title}</th>`);
    const body = rows.map(
        (row) =>
            html`<tr>
                ${row.map((cell, at) => html`<td${side(columns[at])}>${renderCell(cell, page)}</td>`)}
            </tr> `,
    );
    return html`<h3 id="${id}">${caption}</h3>
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
    return column?.align === "right" ? html` class="right"` : undefined;
}

function renderList({ caption, ordered, items }: List, page: Page): Html {
    const entries = items.map((item) => html`<li>${renderCell(item, page)}</li>`);
    const list =
        ordered === true
            ? html`<ol>
                  ${entries}
              </ol>`
            : html`<ul>
                  ${entries}
              </ul>`;
    return html`<div class="list">
        <h3>${caption}</h3>
        ${list}
    </div>`;
}

/** The long why is folded away behind the text; a text that is a link has a control of its own. */
function renderCell(cell: Cell | string, page: Page): Content {
    if (typeof cell === "string") return cell;
    const { text, verdict, urn, detail } = cell;
    const shown = html`${verdict === undefined ? undefined : mark(verdict)}${page.link(urn, text)}`;
    if (detail === undefined || detail === "") return shown;
    const isLink = urn !== undefined && page.anchor(urn) !== undefined;
    if (isLink)
        return html`${shown}
            <details class="why">
                <summary><span class="hidden">why: ${text}</span></summary>
                <p>${detail}</p>
            </details>`;
    return html`<details class="why">
        <summary>${shown}</summary>
        <p>${detail}</p>
    </details>`;
}
