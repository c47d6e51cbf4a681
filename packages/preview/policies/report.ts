import * as analyzer from "@pulumi/pulumi/proto/analyzer_pb";
import type { WireMap } from "@platform/aws-model/wire";

export type Level = "advisory" | "mandatory" | "remediate" | "disabled";

/** One finding of a policy. */
export interface Diagnostic {
    readonly policy: string;
    readonly level: Level;
    readonly severity: "low" | "medium" | "high" | "critical" | "unspecified";
    readonly message: string;
    /** The resource it is about; absent if it is the stack. */
    readonly urn?: string;
    /** Whether it was found in a resource's inputs or in the whole stack. */
    readonly phase: "resource" | "stack";
}

/** A change that a policy made to a resource's inputs, or why it could not. */
export interface AppliedRemediation {
    readonly policy: string;
    readonly urn: string;
    readonly properties?: WireMap;
    readonly problem?: string;
}

/** Everything that one analysis of a stack gave. */
export interface PolicyReport {
    readonly diagnostics: readonly Diagnostic[];
    readonly remediations: readonly AppliedRemediation[];
}

/** What a pack says of one of its policies. */
export interface PolicyInfo {
    readonly name: string;
    readonly description: string;
    readonly level: Level;
    /** Defaults of its configuration, which the caller of Configure has to fill in. */
    readonly defaults: Readonly<Record<string, unknown>>;
}

const LEVELS: readonly (readonly [analyzer.EnforcementLevel, Level])[] = [
    [analyzer.EnforcementLevel.ADVISORY, "advisory"],
    [analyzer.EnforcementLevel.MANDATORY, "mandatory"],
    [analyzer.EnforcementLevel.REMEDIATE, "remediate"],
    [analyzer.EnforcementLevel.DISABLED, "disabled"],
];
const SEVERITIES: Readonly<Record<number, Diagnostic["severity"]>> = {
    [analyzer.PolicySeverity.POLICY_SEVERITY_LOW]: "low",
    [analyzer.PolicySeverity.POLICY_SEVERITY_MEDIUM]: "medium",
    [analyzer.PolicySeverity.POLICY_SEVERITY_HIGH]: "high",
    [analyzer.PolicySeverity.POLICY_SEVERITY_CRITICAL]: "critical",
};

/** Every level that a policy may be given. */
export const LEVEL_NAMES: readonly Level[] = LEVELS.map(([, name]) => name);

/** The number by which the protocol knows a level. */
export function levelNumber(level: Level): analyzer.EnforcementLevel {
    return LEVELS.find(([, name]) => name === level)?.[0] ?? analyzer.EnforcementLevel.MANDATORY;
}

/** The level that the protocol knows by a number. */
export function levelName(number: analyzer.EnforcementLevel): Level {
    return LEVELS.find(([value]) => value === number)?.[1] ?? "mandatory";
}

/**
 * The diagnostics of a response. Those about a resource come without its URN, which the request knows; in the stack
 * phase the URN is in the response.
 */
export function diagnosticsOf(response: analyzer.AnalyzeResponse, requested?: string): Diagnostic[] {
    return response.getDiagnosticsList().map((diagnostic) => {
        const urn = requested ?? diagnostic.getUrn();
        return {
            policy: diagnostic.getPolicyname(),
            level: levelName(diagnostic.getEnforcementlevel()),
            severity: SEVERITIES[diagnostic.getSeverity()] ?? "unspecified",
            message: diagnostic.getMessage(),
            ...(urn === "" ? {} : { urn }),
            phase: requested === undefined ? "stack" : "resource",
        };
    });
}

export function remediationsOf(response: analyzer.RemediateResponse, urn: string): AppliedRemediation[] {
    return response.getRemediationsList().map((remediation) => {
        const properties = remediation.getProperties()?.toJavaScript() as WireMap | undefined;
        const problem = remediation.getDiagnostic();
        return {
            policy: remediation.getPolicyname(),
            urn,
            ...(properties && { properties }),
            ...(problem !== "" && { problem }),
        };
    });
}

export function policiesOf(info: analyzer.AnalyzerInfo): PolicyInfo[] {
    return info.getPoliciesList().map((policy) => {
        const schema = policy.getConfigschema()?.getProperties()?.toJavaScript() ?? {};
        const defaults = Object.entries(schema as Record<string, { default?: unknown }>).filter(
            ([, { default: value }]) => value !== undefined,
        );
        return {
            name: policy.getName(),
            description: policy.getDescription(),
            level: levelName(policy.getEnforcementlevel()),
            defaults: Object.fromEntries(defaults.map(([key, value]) => [key, value.default])),
        };
    });
}
