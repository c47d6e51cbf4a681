import type { Scenario } from "./scenario";

const account = (edit: object): Pick<Scenario, "stack" | "edit"> => ({
    stack: "security",
    edit: { "platform:account": { ...edit } },
});

export const accountChanges: readonly Scenario[] = [
    {
        name: "account: one region alone, and rights that nobody uses",
        ...account({ regions: null, accessAnalyzer: { unusedDays: 90 } }),
        counts: { create: 1, update: 0, replace: 0 },
    },
    {
        name: "account: daily records, files kept longer, no scans for malware",
        ...account({
            ...{ config: { recording: "daily" }, retentionDays: 730 },
            guardDuty: { features: ["s3", "rds", "lambda"] },
        }),
        counts: { create: 0, update: 7, replace: 0, delete: 0 },
    },
    {
        name: "account: Security Hub asks one standard alone",
        ...account({ securityHub: { standards: ["fsbp"] } }),
        counts: { create: 0, update: 0, replace: 0, delete: 1 },
    },
    {
        name: "account: the organization has another administrator, who sees to its people as well",
        stack: "security",
        edit: { "platform:account": { organization: null }, "platform:identityCenter": null },
    },
];
