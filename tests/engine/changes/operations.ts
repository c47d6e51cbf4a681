import type { Scenario } from "./scenario";

const bastion = (edit: object): Scenario["edit"] => ({ "platform:bastion": { ...edit } });
const registry = (edit: object): Scenario["edit"] => ({ "platform:services": { "registry-certs": { ...edit } } });
const objective = (percent: number): Scenario["edit"] => registry({ public: { slo: { objective: percent } } });
const elsewhere = (name: string) => `arn:aws:secretsmanager:us-west-2:123456789012:secret:platform/staging/${name}`;

export const operationChanges: readonly Scenario[] = [
    { name: "bastion: another type", edit: bastion({ instanceType: "t3.nano" }) },
    {
        name: "bastion: SSH",
        edit: bastion({
            ssh: {
                allowFromCidrs: ["198.51.100.0/24"],
                hostName: "bastion.apps-staging.example.gov",
                users: { ada: { principalArn: "arn:aws:iam::123456789012:role/operators" } },
            },
        }),
    },
    { name: "bastion: gone", edit: { "platform:bastion": null }, counts: { create: 0, replace: 0 } },
    { name: "logs: kept longer", edit: registry({ logging: { retentionDays: 180 } }) },
    {
        name: "logs: forwarded",
        edit: registry({ logging: { forward: { host: "registry-db.staging.example.gov", port: 8443 } } }),
    },
    {
        name: "logs: no longer forwarded",
        stack: "prod",
        edit: { "platform:services": { "boards-commissions": { logging: null } } },
    },
    {
        name: "alarms: to another mailbox",
        edit: { "platform:alerts": { critical: { emails: ["oncall@example.gov"] } } },
    },
    {
        name: "alarms: to Slack as well",
        edit: { "platform:alerts": { slackWorkspaceId: "T0123456789", warning: { slackChannelId: "C0987654321" } } },
    },
    {
        name: "dashboards: a page for each service",
        edit: { "platform:dashboards": { services: "one-each" } },
        counts: { create: 3, replace: 0, delete: 0 },
    },
    { name: "dashboards: gone", edit: { "platform:dashboards": null }, counts: { create: 0, replace: 0 } },
    {
        name: "objective: a stricter one",
        stack: "prod",
        edit: objective(99.95),
        counts: { create: 0, replace: 0, delete: 0 },
    },
    { name: "objective: of an app without one", edit: objective(99.9) },
    { name: "budget: another one", edit: { "platform:cost": { monthlyBudget: 300 } }, changesNothing: true },
    {
        name: "provider: another owner in the default tags",
        edit: { "aws:defaultTags": { tags: { Owner: "web-team" } } },
        counts: { create: 0, replace: 0, delete: 0 },
    },
    { name: "provider: more attempts", edit: { "aws:maxRetries": "5" }, changesNothing: true },
    {
        name: "provider: another region",
        edit: {
            "aws:region": "us-west-2",
            "platform:network": { availabilityZones: ["us-west-2a", "us-west-2b"] },
            ...registry({ secrets: { REGISTRY_DB_PASSWORD: elsewhere("registry-certs/db-a1B2c3") } }),
        },
    },
    { name: "protection: on", edit: { "platform:deletionProtection": "true" }, counts: { replace: 0, delete: 0 } },
    {
        name: "protection: off",
        stack: "prod",
        edit: { "platform:deletionProtection": "false" },
        counts: { replace: 0, delete: 0 },
    },
    {
        name: "protected: a load balancer goes",
        stack: "prod",
        edit: {
            "platform:loadBalancers": { open: null },
            "platform:redirects": null,
            "platform:ec2Apps": null,
            "platform:services": { "boards-commissions": { public: { loadBalancer: "public" } } },
        },
    },
    {
        name: "protected: the zone of another team",
        stack: "prod",
        edit: { "platform:dns": { zone: { kind: "external", delegated: null, recordsCreated: true } } },
    },
];
