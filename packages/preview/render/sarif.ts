import { existsSync } from "node:fs";
import path from "node:path";
import type { Change, Comparison } from "../against/comparison";
import type { Finding, SourceLocation } from "@platform/aws-model/finding";
import { packageOf, typeOf } from "@platform/aws-model/urn";
import type { Preview } from "../result";
import { failureFindings } from "./failures";

/** What one result is made of. */
interface Problem {
    readonly rule: string;
    readonly level: "error" | "warning";
    readonly message: string;
    readonly help: string;
    readonly url: string;
    readonly urn?: string;
    readonly location?: SourceLocation;
}

const SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
const CONCEPTS = "https://www.pulumi.com/docs/iac/concepts/";
const PROTECTED: Omit<Problem, "message"> = {
    rule: "engine/protected",
    level: "error",
    help: "Take the protection away in an update of its own, or keep the resource.",
    url: `${CONCEPTS}resources/options/protect/`,
};
const OUTAGE: Omit<Problem, "message"> = {
    rule: "engine/outage",
    level: "warning",
    help: "Make the change when that does no harm, or in steps that keep the old one until the new one is in use.",
    url: `${CONCEPTS}resources/options/deletebeforereplace/`,
};
const DATA_LOST: Omit<Problem, "message"> = {
    rule: "engine/data-lost",
    level: "error",
    help: "Leave the property that replaces it as it is, or move the data to another one first.",
    url: `${CONCEPTS}resources/options/protect/`,
};
/** What a result without a line of its own points at: code scanning shows none without a place. */
const FALLBACK_FILE = "Pulumi.yaml";

/**
 * Findings, failures, refused changes and outages for code scanning: SARIF 2.1.0
 * (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html). Paths are relative to the repository.
 */
export function renderSarif(preview: Preview, comparison: Comparison | undefined, exitCode: number): string {
    const problems = problemsOf(preview, comparison);
    const ids = [...new Set(problems.map(({ rule }) => rule))].sort();
    const base = repositoryOf(preview.root);
    const run = {
        tool: {
            driver: {
                name: "platform-preview",
                informationUri: "https://www.pulumi.com/docs/iac/",
                rules: ids.map((id) => ruleOf(id, problems)),
            },
        },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { "%SRCROOT%": { description: { text: "The root of the repository" } } },
        invocations: [{ executionSuccessful: exitCode !== 2, exitCode }],
        results: problems.map((problem) => resultOf(problem, ids, preview.root, base)),
    };
    return `${JSON.stringify({ $schema: SCHEMA, version: "2.1.0", runs: [run] }, undefined, 2)}\n`;
}

function problemsOf(preview: Preview, comparison: Comparison | undefined): Problem[] {
    const resources = [...preview.strict.resources, ...preview.placeholder.resources];
    const places = new Map(resources.map(({ urn, location }) => [urn, location]));
    const findings = preview.findings.map((finding): Problem => {
        const location = finding.location ?? places.get(finding.urn ?? "");
        return { ...ofFinding(finding), ...(location === undefined ? {} : { location }) };
    });
    const failures = failureFindings(preview).map((finding): Problem => {
        const help = "The program must run to its end before its plan can be judged.";
        return { ...ofFinding(finding), help, url: CONCEPTS, ...optional(finding.urn, finding.location) };
    });
    return [...failures, ...findings, ...(comparison?.changes ?? []).flatMap(ofChange)];
}

/** What the engine refuses of a change, and what stops working while it is made. */
function ofChange({ refused, outage, dataLost, urn, type, name, location }: Change): Problem[] {
    const about = optional(urn, location);
    return [
        ...(refused === undefined ? [] : [{ ...PROTECTED, message: `${type} ${name}: ${refused}`, ...about }]),
        ...(outage === undefined
            ? []
            : dataLost === true
              ? [{ ...DATA_LOST, message: `${type} ${name}: data lost: ${outage}`, ...about }]
              : [{ ...OUTAGE, message: `${type} ${name}: outage: ${outage}`, ...about }]),
    ];
}

function optional(urn: string | undefined, location: SourceLocation | undefined): Pick<Problem, "urn" | "location"> {
    return { ...(urn === undefined ? {} : { urn }), ...(location === undefined ? {} : { location }) };
}

function ofFinding({ source, code, level, urn, property, value, message, fix }: Finding): Problem {
    const at = property === undefined ? "" : `${property}${value === undefined ? "" : ` = ${value}`}: `;
    return {
        rule: `${source}/${code}`,
        level: level === "mandatory" ? "error" : "warning",
        message: `${at}${message}`,
        help: fix ?? message,
        url:
            /https?:\/\/[^\s)"'>]+/.exec(`${fix ?? ""} ${message}`)?.[0].replace(/[.,;:]$/, "") ?? documentationOf(urn),
        ...(urn === undefined ? {} : { urn }),
    };
}

/** The page of the resource's type: `aws:lb/targetGroup:TargetGroup` → …/aws/api-docs/lb/targetgroup/. */
function documentationOf(urn: string | undefined): string {
    const type = urn === undefined ? "" : typeOf(urn);
    const [, module = "", member = ""] = type.split(":");
    if (packageOf(type) !== "aws" || member === "") {
        return CONCEPTS;
    }
    const folder = module.split("/")[0] ?? "";
    const service = folder === "index" || folder === "" ? "" : `${folder}/`;
    return `https://www.pulumi.com/registry/packages/aws/api-docs/${service}${member.toLowerCase()}/`;
}

function ruleOf(id: string, problems: readonly Problem[]): object {
    const same = problems.filter(({ rule }) => rule === id);
    const [first] = same;
    const helps = [...new Set(same.map(({ help }) => help))];
    const text = helps.length === 1 ? (helps[0] ?? "") : "What to do depends on the resource: see each result.";
    return {
        id,
        name: id.replaceAll(/(^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_all, _gap, letter: string) => letter.toUpperCase()),
        shortDescription: { text: id.slice(id.lastIndexOf("/") + 1).replaceAll("-", " ") },
        help: { text, markdown: `${text}\n\n[Documentation](${first?.url ?? CONCEPTS})` },
        helpUri: first?.url ?? CONCEPTS,
        defaultConfiguration: { level: same.some(({ level }) => level === "error") ? "error" : "warning" },
        properties: { tags: [id.slice(0, Math.max(id.indexOf("/"), 0)) || "program"] },
    };
}

function resultOf(problem: Problem, ids: readonly string[], root: string, base: string): object {
    const { rule, level, message, help, urn, location } = problem;
    const text = help === message || message.endsWith(help) ? message : `${message}\n${help}`;
    const own = location === undefined ? undefined : relativeUri(base, location.file);
    const uri = own ?? relativeUri(base, path.join(root, FALLBACK_FILE));
    const region =
        location === undefined || own === undefined
            ? { startLine: 1 }
            : { startLine: location.line, startColumn: location.column };
    return {
        ruleId: rule,
        ruleIndex: ids.indexOf(rule),
        level,
        message: { text },
        locations: [
            {
                physicalLocation: { artifactLocation: { uri, uriBaseId: "%SRCROOT%" }, region },
                ...(urn === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: urn, kind: "resource" }] }),
            },
        ],
        // The same problem of the same resource is the same alert, though its line moves.
        ...(urn === undefined ? {} : { partialFingerprints: { "resource/v1": `${rule}:${urn}` } }),
    };
}

/** Undefined for files outside the repository. */
function relativeUri(base: string, file: string): string | undefined {
    const relative = path.relative(base, file).split(path.sep).join("/");
    return relative.startsWith("../") || path.isAbsolute(relative)
        ? undefined
        : relative.split("/").map(encodeURIComponent).join("/");
}

/** The directory of the nearest .git, or the project's own. */
function repositoryOf(root: string): string {
    for (let at = root; at !== path.dirname(at); at = path.dirname(at)) {
        if (existsSync(path.join(at, ".git"))) {
            return at;
        }
    }
    return root;
}
