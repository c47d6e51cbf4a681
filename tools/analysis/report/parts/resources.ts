import path from "node:path";
import { nameOf } from "../../../preview/monitor/urn";
import { shortType } from "../../../preview/render/type-name";
import type { ResourceRecord } from "../../../preview/result";
import { anchorOf } from "../anchor";
import { html, type Content, type Html } from "../html";
import type { Chapter, Page } from "../page";
import { badge } from "../verdicts";
import { renderInputs, renderValues } from "./inputs";

/** Dependencies beyond these are only counted. */
const MOST_DEPENDENCIES = 12;

/** What the tree is made with. */
interface Tree {
    readonly page: Page;
    readonly children: ReadonlyMap<string, readonly ResourceRecord[]>;
    readonly first: ReadonlyMap<string, ResourceRecord>;
    /** How many findings each resource has. */
    readonly findings: ReadonlyMap<string, number>;
}

/** Every resource with its inputs, by component. */
export function resourcesChapter(page: Page): Chapter {
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
    const content = html`<section id="resources" class="chapter card" aria-labelledby="resources-title">
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
                : html`<details class="resource" data-find="output">
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
    return html`<div id="${anchorOf(root.urn)}">${below(root, tree)}</div>`;
}

function below(parent: ResourceRecord, tree: Tree): Content {
    const list = [...(tree.children.get(parent.urn) ?? [])];
    const isFolder = (one: ResourceRecord): boolean => one.kind === "component" || tree.children.has(one.urn);
    list.sort((a, b) => Number(isFolder(a)) - Number(isFolder(b)) || byTypeAndName(a, b));
    return list.map((child) => renderOne(child, tree));
}

function byTypeAndName(a: ResourceRecord, b: ResourceRecord): number {
    const byType = shortType(a.type).localeCompare(shortType(b.type), "en");
    return byType === 0 ? a.name.localeCompare(b.name, "en", { numeric: true }) : byType;
}

function renderOne(record: ResourceRecord, tree: Tree): Html {
    return record.kind === "component" ? renderComponent(record, tree) : renderResource(record, tree);
}

function renderComponent(record: ResourceRecord, tree: Tree): Html {
    const { urn, name, type } = record;
    return html`<details class="component" id="${anchorOf(urn)}">
        <summary>
            <span class="name">${name}</span> <span class="soft">${shortType(type)}</span>
            <span class="count">${count(record, tree)}</span>${marks(record, tree)}
        </summary>
        <div class="children">${below(record, tree)}</div>
    </details> `;
}

/** Resources, components aside, that are below. */
function count(record: ResourceRecord, tree: Tree): number {
    const list = tree.children.get(record.urn) ?? [];
    return list.reduce(
        (sum, child) => sum + (child.kind === "component" || child.kind === "read" ? 0 : 1) + count(child, tree),
        0,
    );
}

function marks({ urn, kind, options }: ResourceRecord, { findings }: Tree): Content {
    const number = findings.get(urn) ?? 0;
    return [
        ...(options.protect === true ? [html` <span class="chip">protected</span>`] : []),
        ...(kind === "read" ? [html` <span class="chip">looked up</span>`] : []),
        ...(kind === "remote-component" ? [html` <span class="chip">children unknown</span>`] : []),
        ...(options.importId === undefined ? [] : [html` <span class="chip">imported</span>`]),
        ...(number === 0 ? [] : [html` ${badge("attention", number === 1 ? "1 finding" : `${number} findings`)}`]),
    ];
}

function renderResource(record: ResourceRecord, tree: Tree): Html {
    const { urn, name, type } = record;
    const inner = tree.children.has(urn) ? html`<div class="children">${below(record, tree)}</div>` : undefined;
    return html`<details class="resource" id="${anchorOf(urn)}" data-find="resource">
        <summary>
            <span class="soft">${shortType(type)}</span> <span class="name">${name}</span>${marks(record, tree)}
        </summary>
        <p class="facts"><code>${urn}</code>${placeOf(record, tree.page)}${dependencies(record, tree.page)}</p>
        <pre class="inputs">${renderInputs(record, tree.first.get(urn))}</pre>
        ${inner}
    </details> `;
}

function placeOf({ location }: ResourceRecord, { input }: Page): Content {
    if (location === undefined) return undefined;
    return html`<br />made at <code>${path.relative(input.preview.root, location.file)}:${location.line}</code>`;
}

function dependencies(record: ResourceRecord, page: Page): Content {
    const list = record.dependencies.filter((urn) => urn !== record.parent);
    if (list.length === 0) return undefined;
    const shown = list
        .slice(0, MOST_DEPENDENCIES)
        .map((urn, at) => html`${at === 0 ? "" : ", "}${page.link(urn, nameOf(urn))}`);
    const rest = list.length - MOST_DEPENDENCIES;
    return html`<br />after ${shown}${rest > 0 ? ` and ${rest} more` : ""}`;
}
