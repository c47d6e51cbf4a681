import type { Change, Comparison, PropertyChange } from "@platform/preview/against/comparison";
import { changeCounts, groupChanges, SIGNS } from "@platform/preview/render/changes";
import { withFilesTogether } from "@platform/preview/render/file-changes";
import { shortType } from "@platform/preview/render/type-name";
import { oneLine } from "@platform/preview/render/value";
import { markup, type Content, type Html } from "../html";
import type { Chapter, ReportPage } from "../page";
import { badge } from "../verdicts";

const WORDS: Readonly<Record<Change["kind"], string>> = {
    create: "create",
    update: "update",
    replace: "replace",
    delete: "delete",
    rename: "rename",
};

/** What an update would change. */
export function changesChapter(comparison: Comparison, page: ReportPage): Chapter {
    const bad = comparison.changes.some(({ refused, outage }) => refused !== undefined || outage !== undefined);
    const risky = comparison.changes.some(
        ({ kind, mayReplace }) => kind === "replace" || kind === "delete" || mayReplace,
    );
    const verdict = bad ? "bad" : risky ? "attention" : "neutral";
    const content = markup`<section id="changes" class="chapter card" aria-labelledby="changes-title">
<h2 id="changes-title">Changes against ${comparison.against} ${badge(verdict)}</h2>
<p class="lead">${changeCounts(comparison)}</p>
${comparison.notes.map((note) => markup`<p class="note">${note}</p>`)}${groupChanges(comparison, () => true).map(
        ({ title, changes }) =>
            markup`<h3>${title}</h3>
<ul class="changes">
${withFilesTogether(changes).map((change) => renderChange(change, page))}
</ul>`,
    )}${
        comparison.outputs.length === 0
            ? undefined
            : markup`<h3>Stack outputs</h3>
${properties(comparison.outputs)}`
    }
</section>`;
    return { anchor: "changes", title: "Changes", verdict, content };
}

function renderChange(change: Change, page: ReportPage): Html {
    const { kind, type, name, urn, reason, refused, outage, dataLost, remarks, mayReplace } = change;
    const asides = [
        ...(reason === undefined ? [] : [reason]),
        ...(mayReplace ? ["may be replaced"] : []),
        ...(refused === undefined ? [] : [refused]),
        ...(outage === undefined ? [] : [`${dataLost === true ? "Data lost" : "Outage"}: ${outage}`]),
        ...remarks,
    ];
    return markup`<li class="change" data-find="change">
<p class="head">
<span class="sign ${kind}"><span aria-hidden="true">${SIGNS[kind]}</span> ${WORDS[kind]}</span>
<span class="soft">${shortType(type)}</span> <b>${page.link(urn, name)}</b>
</p>
${asides.map((aside) => markup`<p>${aside}</p>`)}${properties(change.properties)}
</li> `;
}

function properties(list: readonly PropertyChange[]): Content {
    if (list.length === 0) return undefined;
    return markup`<dl class="properties">
${list.map(({ path, inside, before, after, replaces }) => {
    const gone = before === undefined ? undefined : markup`<del>${oneLine(before)}</del> `;
    const come = after === undefined ? undefined : markup`<ins>${oneLine(after)}</ins>`;
    const forced = replaces === "yes" ? markup` ${badge("bad", "forces replacement")}` : undefined;
    return markup`<dt>${path}${inside === undefined ? "" : ` » ${inside}`}${forced}</dt>
<dd>${gone}${come}</dd>`;
})}
</dl>`;
}
