import type { Exemption } from "../../lib/exemption";
import type { PolicyFinding } from "../../lib/finding";
import { stackPolicy } from "../../lib/policy";

/** Exemptions end, are needed, and are seen. */
export const exemptionsValid = stackPolicy({
    name: "exemptions-valid",
    description: "Every exemption must be complete, unexpired and needed; each run lists those in force.",
    why: "An exemption that outlives its reason is a hole that nobody remembers.",
    level: "mandatory",
    severity: "high",
    controls: {},
    remediation: "Remove the exemption from exemptions.ts, or complete it.",
    url: "https://www.pulumi.com/docs/insights/policy/",
    exemptible: false,
    check: (_, { exemptions }) =>
        exemptions.flatMap(({ exemption, problems, uses }): PolicyFinding[] => {
            if (problems.length > 0) return problems.map((problem) => refusal(exemption, problem));
            if (uses === 0) return [refusal(exemption, "was not needed by any resource")];
            return [notice(exemption, uses)];
        }),
});

function refusal({ policy, urn }: Exemption, problem: string): PolicyFinding {
    const message = `The exemption from ${policy} for ${urn} ${problem}. Fix: remove or correct it in exemptions.ts.`;
    return { kind: "violation", message };
}

function notice({ policy, urn, reason, owner, expires }: Exemption, uses: number | undefined): PolicyFinding {
    const count = uses === undefined ? "" : `, needed by ${uses} resource${uses === 1 ? "" : "s"}`;
    return {
        kind: "notice",
        message: `In force until ${expires}: ${policy} is lifted for ${urn} (${owner}: ${reason})${count}.`,
    };
}
