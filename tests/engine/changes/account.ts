import type { Scenario } from "./scenario";

const account = (edit: object): Pick<Scenario, "stack" | "edit"> => ({
    stack: "shared-services",
    edit: { "platform:account": { ...edit } },
});

export const accountChanges: readonly Scenario[] = [
    {
        name: "account: rights that nobody uses",
        ...account({ accessAnalyzer: { unusedDays: 90 } }),
        counts: { update: 0, replace: 0, delete: 0 },
    },
    {
        name: "account: daily records, files kept longer, no scans for malware",
        ...account({
            ...{ config: { recording: "daily" }, retentionDays: 730 },
            guardDuty: { features: ["s3", "rds", "lambda"] },
        }),
        counts: { create: 0, update: 3, replace: 0, delete: 0 },
    },
    {
        name: "account: Security Hub is the organization's",
        ...account({ leftOut: { securityHub: "The organization has it for all accounts." }, securityHub: null }),
    },
];
