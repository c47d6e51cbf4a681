import type { Change, Comparison, PropertyChange } from "../../../preview/against/comparison";
import { changeCounts, groupChanges, SIGNS } from "../../../preview/render/changes";
import { shortType } from "../../../preview/render/type-name";
import { oneLine } from "../../../preview/render/value";
import { html, type Content, type Html } from "../html";
import type { Chapter, Page } from "../page";
import { badge } from "../verdicts";

const WORDS: Readonly<Record<Change["kind"], string>> = {
    create: "create",
    update: "update",
    replace: "replace",
    delete: "delete",
    rename: "rename",
};

/** What an update would change. */
export function changesChapter(comparison: Comparison, page: Page): Chapter {
    const refused = comparison.changes.some((change) => change.refused !== undefined);
    const risky = comparison.changes.some(
        ({ kind, mayReplace }) => kind === "replace" || kind === "delete" || mayReplace,
    );
    const verdict = refused ? "bad" : risky ? "attention" : "neutral";
    const content = html`<section id="changes" class="chapter card" aria-labelledby="changes-title">
        <h2 id="changes-title">Changes against ${comparison.against} ${badge(verdict)}</h2>
        <p class="lead">${changeCounts(comparison)}</p>
        ${comparison.notes.map((note) => html`<p class="note">${note}</p>`)}${groupChanges(comparison, () => true).map(
            ({ title, changes }) =>
                html`<h3>${title}</h3>
                    <ul class="changes">
                        ${changes.map((change) => renderChange(change, page))}
                    </ul>`,
        )}${
            comparison.outputs.length === 0
                ? undefined
                : html`<h3>Stack outputs</h3>
                      ${properties(comparison.outputs)}`
        }
    </section>`;
    return { anchor: "changes", title: "Changes", verdict, content };
}

function renderChange(change: Change, page: Page): Html {
    const { kind, type, name, urn, reason, refused, remarks, mayReplace } = change;
    const asides = [
        ...(reason === undefined ? [] : [reason]),
        ...(mayReplace ? ["may be replaced"] : []),
        ...(refused === undefined ? [] : [refused]),
        ...remarks,
    ];
    return html`<li class="change" data-find="change">
        <p class="head">
            <span class="sign ${kind}"><span aria-hidden="true">${SIGNS[kind]}</span> ${WORDS[kind]}</span>
            <span class="soft">${shortType(type)}</span> <b>${page.link(urn, name)}</b>
        </p>
        ${asides.map((aside) => html`<p>${aside}</p>`)}${properties(change.properties)}
    </li> `;
}

function properties(list: readonly PropertyChange[]): Content {
    if (list.length === 0) return undefined;
    return html`<dl class="properties">
        ${list.map(({ path, inside, before, after, replaces }) => {
            const gone = before === undefined ? undefined : html`<del>${oneLine(before)}</del> `;
            const come = after === undefined ? undefined : html`<ins>${oneLine(after)}</ins>`;
            const forced = replaces === "yes" ? html` ${badge("bad", "forces replacement")}` : undefined;
            return html`<dt>${path}${inside === undefined ? "" : ` » ${inside}`}${forced}</dt>
                <dd>${gone}${come}</dd>`;
        })}
    </dl>`;
}
