import { nameOf, typeOf } from "@platform/aws-model/urn";
import type { Finding } from "@platform/aws-model/finding";
import type { Style } from "@platform/preview/render/style";
import type { Preview, ResourceRecord } from "@platform/preview/result";
import { canonicalJson } from "@platform/aws-model/wire";

/** More changes of a kind than this are only counted. */
const MOST_SHOWN = 10;

/** What a run has that the one before had not, and the other way round, as lines of text. */
export function sinceLastRun(before: Preview, after: Preview, style: Style): string[] {
    const resources = differences(byUrn(before.placeholder.resources), byUrn(after.placeholder.resources));
    const findings = differences(byText(before.findings), byText(after.findings));
    return [
        ...lines(resources.added, (urn) => style.green(`+ ${shortName(urn)}`)),
        ...lines(resources.removed, (urn) => style.red(`- ${shortName(urn)}`)),
        ...lines(resources.changed, (urn) => style.yellow(`~ ${shortName(urn)}`)),
        ...lines(findings.added, (text) => style.red(`new problem: ${text}`)),
        ...lines(findings.removed, (text) => style.green(`solved: ${text}`)),
    ];
}

interface Differences {
    readonly added: readonly string[];
    readonly removed: readonly string[];
    readonly changed: readonly string[];
}

function differences(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): Differences {
    return {
        added: [...after.keys()].filter((key) => !before.has(key)),
        removed: [...before.keys()].filter((key) => !after.has(key)),
        changed: [...after].filter(([key, content]) => (before.get(key) ?? content) !== content).map(([key]) => key),
    };
}

/** Each resource, to everything that the program says of it. */
function byUrn(resources: readonly ResourceRecord[]): Map<string, string> {
    return new Map(
        resources.map(({ urn, inputs, options, dependencies }) => [
            urn,
            canonicalJson([inputs, options, dependencies]),
        ]),
    );
}

/** Type and name, without stack, project and parents. */
function shortName(urn: string): string {
    return `${typeOf(urn)}::${nameOf(urn)}`;
}

function byText(findings: readonly Finding[]): Map<string, string> {
    return new Map(
        findings.map(({ source, code, urn, message }) => {
            const where = urn === undefined ? "" : ` ${nameOf(urn)}`;
            return [`${source}/${code}${where}: ${message.split("\n")[0] ?? ""}`, ""];
        }),
    );
}

function lines(items: readonly string[], show: (item: string) => string): string[] {
    const shown = items.slice(0, MOST_SHOWN).map(show);
    const rest = items.length - shown.length;
    return rest === 0 ? shown : [...shown, `  and ${rest} more`];
}
