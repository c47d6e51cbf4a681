import type { Scenario } from "./scenario";

/** Of what looks at a stack beside its own metrics. */
export const watchingChanges: readonly Scenario[] = [
    {
        name: "outside checks: a text in one answer, sooner in all, and one host that somebody else looks at",
        stack: "prod",
        edit: {
            "platform:outsideChecks": {
                failureThreshold: 2,
                hosts: { "zoning.apps.example.gov": { contains: "Zoning" } },
                leftOut: { "help.apps.example.gov": "Its pages do not change by themselves." },
            },
        },
        counts: { create: 0, update: 4, replace: 1, delete: 2 },
    },
    {
        name: "outside checks: gone",
        stack: "prod",
        edit: { "platform:outsideChecks": null },
        counts: { create: 0, update: 1, replace: 0 },
    },
    {
        name: "events: each deployment, and to another address",
        edit: { "platform:events": { deployments: "all", emails: ["web-team@example.gov"] } },
    },
    {
        name: "spend: other numbers, and a monitor that exists",
        stack: "shared-services",
        edit: {
            "platform:spend": {
                monthly: 900,
                thresholds: [50, 90],
                anomalyMonitorArn: "arn:aws:ce::123456789012:anomalymonitor/0f1e2d3c-4b5a-4968-8776-655443322110",
            },
        },
        counts: { create: 0, update: 2, replace: 0, delete: 1 },
    },
    { name: "log archive: in a bucket of the stack", edit: { "platform:logArchive": {} } },
    {
        name: "log archive: in another account's bucket",
        edit: {
            "platform:logArchive": {
                bucket: {
                    ...{ name: "example-logs-111122223333", accountId: "111122223333" },
                    keyArn: "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
                },
            },
        },
    },
    { name: "events: gone", edit: { "platform:events": null }, counts: { create: 0, update: 1, replace: 0 } },
];
