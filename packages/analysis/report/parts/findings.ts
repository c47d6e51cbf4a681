import path from "node:path";
import type { Finding, SourceLocation } from "@platform/aws-model/finding";
import { failuresOf } from "@platform/preview/render/comparison";
import type { ProgramFailure } from "@platform/preview/result";
import { nameOf } from "@platform/aws-model/urn";
import { markup, type Content, type Html } from "../html";
import type { Chapter, ReportPage } from "../page";
import { badge } from "../verdicts";

/** What the program's run, the provider's knowledge and the policies have to say. */
export function findingsChapter(page: ReportPage): Chapter {
    const { preview } = page.input;
    const ordered = [...preview.findings].sort((a, b) => rank(a) - rank(b));
    const failures = failuresOf(preview);
    const errors =
        failures.length + ordered.filter(({ level }) => level === "mandatory").length + preview.differences.length;
    const verdict = errors > 0 ? "bad" : ordered.length > 0 ? "attention" : "good";
    const content = markup`<section id="findings" class="chapter card" aria-labelledby="findings-title">
<h2 id="findings-title">Findings ${badge(verdict)}</h2>
<p class="lead">${sentence(errors, ordered.length)}</p>
<ul class="findings">
${failures.map((failure) => renderFailure(failure, page))}${preview.differences.map(
        ({ urn, onlyIn }) =>
            markup`<li class="finding mandatory" data-find="finding">
<p class="head">${badge("bad", "error")} <b>${page.link(urn, nameOf(urn))}</b></p>
<p>
Only the ${onlyIn} world has this resource: it depends on a value that a first preview does
not know.
</p>
</li> `,
    )}${ordered.map((finding) => renderFinding(finding, page))}
</ul>
</section>`;
    return { anchor: "findings", title: "Findings", verdict, content };
}

function rank({ level }: Finding): number {
    return level === "mandatory" ? 0 : 1;
}

function sentence(errors: number, all: number): string {
    if (errors + all === 0) return "The program runs, the provider would take every resource, and no policy objects.";
    return errors === 0
        ? "Nothing forbids an update; what stands here is worth knowing."
        : "An update must not start before these are settled.";
}

function renderFailure({ message, urn, frames }: ProgramFailure, page: ReportPage): Html {
    const [first = "", ...rest] = message.split("\n");
    const places = frames.filter(({ own }) => own).map(({ location }) => placeOf(location, page));
    return markup`<li class="finding mandatory" data-find="finding">
<p class="head">
${badge("bad", "the program failed")} ${urn === undefined ? undefined : page.link(urn, nameOf(urn))}
</p>
<p>${first}</p>
${rest.length === 0 ? undefined : markup`<pre class="box">${rest.join("\n")}</pre>`}${places.slice(0, 3)}
</li> `;
}

function renderFinding(finding: Finding, page: ReportPage): Html {
    const { level, source, code, urn, property, value, message, fix, world, location } = finding;
    const label = level === "mandatory" ? badge("bad", "error") : badge("attention", "note");
    const record = page.input.preview.placeholder.resources.find((resource) => resource.urn === urn);
    const place = location ?? record?.location;
    const at =
        property === undefined
            ? undefined
            : markup`<p><code>${property}${value === undefined ? "" : ` = ${value}`}</code></p>`;
    const remedy = (fix ?? "").split("\n").filter((line) => line !== "");
    return markup`<li class="finding ${level}" data-find="finding">
<p class="head">
${label} ${urn === undefined ? undefined : markup`<b>${page.link(urn, nameOf(urn))}</b> `}<span class="soft">${source}/${code}${world === undefined ? "" : `, ${world} world only`}</span>
</p>
${at}${message.split("\n").map((line) => markup`<p>${line}</p>`)}${
        remedy.length === 0
            ? undefined
            : markup`<div class="remedy">
<h3>What to do</h3>
${remedy.map((line) => markup`<p>${line}</p>`)}
</div>`
    }${place === undefined ? undefined : placeOf(place, page)}
</li> `;
}

function placeOf({ file, line, column }: SourceLocation, page: ReportPage): Content {
    return markup`<p class="soft">at <code>${path.relative(page.input.preview.root, file)}:${line}:${column}</code></p>`;
}
