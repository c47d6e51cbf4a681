import path from "node:path";
import { nameOf } from "@platform/aws-model/urn";
import { shortType } from "@platform/preview/render/type-name";
import type { ResourceRecord } from "@platform/preview/result";
import { anchorOf } from "../anchor";
import { markup, type Content, type Html } from "../html";
import type { ReportPage } from "../page";
import { badge } from "../verdicts";
import { renderInputs } from "./inputs";

/** Dependencies beyond these are only counted. */
const MOST_DEPENDENCIES = 12;

/** What the tree is made with. */
export interface Tree {
    readonly page: ReportPage;
    readonly children: ReadonlyMap<string, readonly ResourceRecord[]>;
    readonly first: ReadonlyMap<string, ResourceRecord>;
    /** How many findings each resource has. */
    readonly findings: ReadonlyMap<string, number>;
}

/** What is below a resource: resources first, then components. */
export function below(parent: ResourceRecord, tree: Tree): Content {
    const list = [...(tree.children.get(parent.urn) ?? [])];
    const isFolder = (one: ResourceRecord): boolean => one.kind === "component" || tree.children.has(one.urn);
    list.sort((a, b) => Number(isFolder(a)) - Number(isFolder(b)) || byTypeAndName(a, b));
    return list.map((child) => renderOne(child, tree));
}

function byTypeAndName(a: ResourceRecord, b: ResourceRecord): number {
    const byType = shortType(a.type).localeCompare(shortType(b.type), "en");
    return byType === 0 ? a.name.localeCompare(b.name, "en", { numeric: true }) : byType;
}

/** A component or a resource, folded. */
export function renderOne(record: ResourceRecord, tree: Tree): Html {
    return record.kind === "component" ? renderComponent(record, tree) : renderResource(record, tree);
}

function renderComponent(record: ResourceRecord, tree: Tree): Html {
    const { urn, name, type } = record;
    return markup`<details class="component" id="${anchorOf(urn)}">
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

function marks({ urn, kind, options, derivedFrom }: ResourceRecord, { findings }: Tree): Content {
    const number = findings.get(urn) ?? 0;
    return [
        ...(options.protect === true ? [markup` <span class="chip">protected</span>`] : []),
        ...(kind === "read" ? [markup` <span class="chip">looked up</span>`] : []),
        ...(kind === "remote-component" ? [markup` <span class="chip">children unknown</span>`] : []),
        ...(kind === "component" && derivedFrom !== undefined
            ? [markup` <span class="chip">as ${derivedFrom} makes it</span>`]
            : []),
        ...(options.importId === undefined ? [] : [markup` <span class="chip">imported</span>`]),
        ...(number === 0 ? [] : [markup` ${badge("attention", number === 1 ? "1 finding" : `${number} findings`)}`]),
    ];
}

function renderResource(record: ResourceRecord, tree: Tree): Html {
    const { urn, name, type } = record;
    const inner = tree.children.has(urn) ? markup`<div class="children">${below(record, tree)}</div>` : undefined;
    return markup`<details class="resource" id="${anchorOf(urn)}" data-find="resource">
<summary>
<span class="soft">${shortType(type)}</span> <span class="name">${name}</span>${marks(record, tree)}
</summary>
<p class="facts"><code>${urn}</code>${placeOf(record, tree.page)}${dependencies(record, tree.page)}</p>
<pre class="inputs">${renderInputs(record, tree.first.get(urn))}</pre>
${inner}
</details> `;
}

function placeOf({ location }: ResourceRecord, { input }: ReportPage): Content {
    if (location === undefined) return undefined;
    return markup`<br />made at <code>${path.relative(input.preview.root, location.file)}:${location.line}</code>`;
}

function dependencies(record: ResourceRecord, page: ReportPage): Content {
    const list = record.dependencies.filter((urn) => urn !== record.parent);
    if (list.length === 0) return undefined;
    const shown = list
        .slice(0, MOST_DEPENDENCIES)
        .map((urn, at) => markup`${at === 0 ? "" : ", "}${page.link(urn, nameOf(urn))}`);
    const rest = list.length - MOST_DEPENDENCIES;
    return markup`<br />after ${shown}${rest > 0 ? ` and ${rest} more` : ""}`;
}
