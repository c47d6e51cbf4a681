import type { Finding, SourceLocation } from "@platform/aws-model/finding";
import type { ResourceRecord } from "../result";
import { relative } from "./failures";
import type { Page } from "./style";

/** Findings, mandatory ones first, each with its place and its remedy. */
export function renderFindings(
    findings: readonly Finding[],
    resources: readonly ResourceRecord[],
    root: string,
    page: Page,
): string[] {
    const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
    const ordered = [...findings].sort((a, b) => rank(a) - rank(b));
    return ordered.flatMap((finding) => renderFinding(finding, byUrn.get(finding.urn ?? ""), root, page));
}

function rank({ level }: Finding): number {
    return level === "mandatory" ? 0 : 1;
}

function renderFinding(finding: Finding, resource: ResourceRecord | undefined, root: string, page: Page): string[] {
    const { style } = page;
    const label = finding.level === "mandatory" ? style.red("error") : style.yellow("note");
    const subject = resource === undefined ? "" : `${style.bold(resource.name)}: `;
    const property = finding.property === undefined ? "" : `${finding.property}${valueOf(finding)}: `;
    const [first = "", ...rest] = finding.message.split("\n");
    return [
        `${label} ${style.dim(`${finding.source}/${finding.code}${worldOf(finding)}`)} ${subject}${property}${first}`,
        ...rest.map((line) => `    ${line}`),
        ...place(finding.location ?? resource?.location, root, page),
        ...(finding.fix ?? "").split("\n").flatMap((line) => (line === "" ? [] : [`    ${style.green(line)}`])),
    ];
}

function valueOf({ value }: Finding): string {
    return value === undefined ? "" : ` = ${value}`;
}

function worldOf({ world }: Finding): string {
    return world === undefined ? "" : ` (${world} only)`;
}

function place(location: SourceLocation | undefined, root: string, { style }: Page): string[] {
    return location === undefined
        ? []
        : [`    ${style.dim(`at ${relative(root, location.file)}:${location.line}:${location.column}`)}`];
}
