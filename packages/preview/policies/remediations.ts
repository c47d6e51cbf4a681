import type { Finding } from "@platform/aws-model/finding";
import { canonicalJson } from "@platform/aws-model/wire";
import { inputsOf, type PolicyRecord } from "./record";
import type { AppliedRemediation } from "./report";

/** What a pack's policies change by themselves, as notes: the plan shows the program's own values. */
export function remediationFindings(
    pack: string,
    remediations: readonly AppliedRemediation[],
    resources: readonly PolicyRecord[],
): Finding[] {
    const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
    return remediations.map((remediation) => ({
        source: `policy:${pack}`,
        level: "advisory",
        code: remediation.policy,
        urn: remediation.urn,
        message: messageOf(remediation, byUrn.get(remediation.urn)),
    }));
}

function messageOf({ properties, problem }: AppliedRemediation, resource: PolicyRecord | undefined): string {
    if (problem !== undefined || properties === undefined) {
        return `could not be remediated: ${problem ?? "the policy says nothing"}`;
    }
    const before = resource === undefined ? {} : inputsOf(resource);
    const names = [...new Set([...Object.keys(before), ...Object.keys(properties)])].sort();
    const text = (value: unknown): string => canonicalJson(value ?? null);
    const changed = names.filter((name) => text(before[name]) !== text(properties[name]));
    return `is remediated: the policy changes ${changed.join(", ")}`;
}
