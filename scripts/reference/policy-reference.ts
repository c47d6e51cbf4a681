import type { ConfigSpec, SettingValue } from "@platform/aws-model/setting";
import type { Policy } from "../../policy-pack/lib/policy";
import { policies } from "../../policy-pack/policies";
import { auditPolicies } from "../../policy-pack/policies/audit";
import { dataPolicies } from "../../policy-pack/policies/data";
import { encryptionPolicies } from "../../policy-pack/policies/encryption";
import { hygienePolicies } from "../../policy-pack/policies/hygiene";
import { identityPolicies } from "../../policy-pack/policies/identity";
import { ingressPolicies } from "../../policy-pack/policies/ingress";
import { networkPolicies } from "../../policy-pack/policies/network";
import { resiliencePolicies } from "../../policy-pack/policies/resilience";

const introduction = `# Policies

<!-- Made from policy-pack by \`npm run reference\`; do not edit. -->

What the policy pack checks, why, and how to comply. How it works, and how to add a policy: [its README](../policy-pack/README.md).
What it stops, shown on the production stack: [mutants.md](mutants.md).

A mandatory policy fails a preview or an update, an advisory one warns. A rule that a preview cannot decide is reported at
the policy's own level, never passed over. Control ids are those of AWS Foundational Security Best Practices (FSBP), of the
CIS AWS Foundations Benchmark v5.0 and of Checkov; a policy implements them as far as its text says.
`;

const AREAS: Readonly<Record<string, readonly Policy[]>> = {
    Network: networkPolicies,
    Ingress: ingressPolicies,
    Encryption: encryptionPolicies,
    Identity: identityPolicies,
    Resilience: resiliencePolicies,
    Data: dataPolicies,
    Audit: auditPolicies,
    Hygiene: hygienePolicies,
};

/** The page that describes every policy, by area and name. */
export function policyReference(): string {
    const listed = new Set(Object.values(AREAS).flat());
    const areas = { ...AREAS, "The pack itself": policies.filter((policy) => !listed.has(policy)) };
    return [introduction, ...Object.entries(areas).flatMap(([area, members]) => section(area, members))].join("\n");
}

function section(area: string, members: readonly Policy[]): string[] {
    const sorted = [...members].sort((a, b) => (a.name < b.name ? -1 : 1));
    const rows = sorted.map(({ name, description, ...policy }) => {
        const cells = [`[${name}](#${name})`, levelOf(policy), policy.severity, description];
        return `| ${cells.join(" | ")} |`;
    });
    const head = ["| Policy | Level | Severity | What it requires |", "| --- | --- | --- | --- |"];
    return [`## ${area}\n`, ...head, ...rows, "", ...sorted.map(describe)];
}

function describe(policy: Policy): string {
    const { name, description, why, remediation, url, severity, config } = policy;
    const facts = [
        ["Why", why],
        ["How to comply", remediation],
        ["Level", `${levelOf(policy)}, severity ${severity}; ${scopeOf(policy)}.`],
        ["Controls", controlsOf(policy)],
        ["Exemptions", policy.exemptible === false ? "none can be made." : ""],
        ["Read on", `<${url}>`],
    ].flatMap(([title = "", text = ""]) => (text === "" ? [] : [`- ${title}: ${text}`]));
    return [`### ${name}\n`, `${description}\n`, ...facts, "", ...settingsOf(config)].join("\n");
}

function levelOf({ level, productionOnly }: Pick<Policy, "level" | "productionOnly">): string {
    return productionOnly === true ? `${level} in production, advisory elsewhere` : level;
}

function scopeOf(policy: Policy): string {
    const single = policy.scope === "resource" ? policy : policy.early;
    const remedy = single?.remediate === undefined ? "" : ", and can be remediated";
    if (policy.scope === "resource") return `judges each resource before it is created or updated${remedy}`;
    const early = policy.early === undefined ? "" : ", and before that what a single resource gives away";
    return `judges the stack as a whole${early}${remedy}`;
}

function controlsOf({ controls: { fsbp = [], cis = [], checkov = [] } }: Policy): string {
    const groups = [
        ["FSBP", fsbp],
        ["CIS", cis],
        ["Checkov", checkov],
    ] as const;
    return groups.flatMap(([framework, ids]) => (ids.length > 0 ? [`${framework} ${ids.join(", ")}`] : [])).join("; ");
}

function settingsOf(config: ConfigSpec | undefined): string[] {
    const rows = Object.entries(config ?? {}).map(
        ([key, { description, default: value }]) => `| \`${key}\` | ${shown(value)} | ${description} |`,
    );
    return rows.length === 0 ? [] : ["| Setting | Default | What it is |", "| --- | --- | --- |", ...rows, ""];
}

function shown(value: SettingValue): string {
    const text = JSON.stringify(value);
    const long = Array.isArray(value) && text.length > 200;
    return long ? `${value.length} entries, in the source` : `\`${text}\``;
}
