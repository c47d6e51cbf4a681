import type { Scenario } from "./scenario";

const registry = (edit: object): Scenario["edit"] => ({ "platform:services": { "registry-certs": { ...edit } } });
const boards = (edit: object): Scenario["edit"] => ({ "platform:services": { "boards-commissions": { ...edit } } });
const cluster = (edit: object): Scenario["edit"] => ({ "platform:cluster": { ...edit } });

/** Without the role that releases the service's image. */
const unreleased = (service: string): Scenario["edit"] => ({ "platform:delivery": { images: { [service]: null } } });

const image = "123456789012.dkr.ecr.us-east-1.amazonaws.com/staging/registry-certs:1.4.3";
const receipts = { actions: ["s3:GetObject"], resources: ["arn:aws:s3:::example-gov-receipts/*"] };

export const serviceChanges: readonly Scenario[] = [
    { name: "cluster: larger instances", edit: cluster({ instanceType: "t3.large" }), counts: { replace: 0 } },
    { name: "cluster: more instances", edit: cluster({ minInstances: 2, maxInstances: 4 }), counts: { replace: 0 } },
    { name: "cluster: fewer metrics", edit: cluster({ containerInsights: "disabled" }) },
    {
        name: "cluster: other ways out",
        edit: cluster({ egress: [{ description: "HTTPS", fromPort: 443, toPort: 443 }] }),
    },
    { name: "service: a new image", edit: { ...registry({ image }), ...unreleased("registry-certs") } },
    {
        name: "service: an image that a parameter names",
        edit: {
            ...registry({ image: { repository: null, ssmParameter: "/platform/staging/image" } }),
            ...unreleased("registry-certs"),
        },
    },
    {
        name: "service: an image of another repository",
        edit: registry({ image: { repository: "boards-commissions" } }),
    },
    { name: "service: another port", edit: registry({ port: 8080 }) },
    { name: "service: plain HTTP behind the load balancer", edit: registry({ protocol: "HTTP" }) },
    { name: "service: addresses of its own", edit: registry({ networkMode: "awsvpc" }) },
    { name: "service: a fixed port", edit: boards({ hostPort: 8081 }) },
    { name: "service: more memory", edit: registry({ memoryMiB: 448 }) },
    { name: "service: a secret", edit: registry({ secrets: { API_KEY: "/platform/staging/registry-certs/key" } }) },
    { name: "service: rights", edit: registry({ taskRoleStatements: [receipts] }), counts: { replace: 0 } },
    { name: "service: no shells", edit: registry({ exec: false }) },
    { name: "service: no rollback by alarms", edit: registry({ deploymentAlarms: false }), counts: { replace: 0 } },
    { name: "service: off", edit: registry({ desiredCount: 0 }), counts: { replace: 0 } },
    { name: "service: one more", edit: { "platform:services": { permits: { image, memoryMiB: 128 } } } },
    {
        name: "service: gone",
        edit: { "platform:services": { "boards-commissions": null }, ...unreleased("boards-commissions") },
    },
    { name: "service: prepared alone", edit: boards({ prepare: true }), counts: { create: 0, replace: 0 } },
    { name: "service: no variant", edit: registry({ variants: null }), counts: { create: 0, replace: 0 } },
    { name: "services: gone", edit: { "platform:services": null, "platform:delivery": { images: null } } },
    {
        name: "scaling: added",
        edit: registry({ scaling: { minCount: 1, maxCount: 2, cpuPercent: 60 } }),
        counts: { replace: 0 },
    },
    {
        name: "scaling: another metric",
        stack: "prod",
        edit: registry({ scaling: { requestsPerTarget: null, memoryPercent: 70 } }),
    },
    {
        name: "scaling: more copies",
        stack: "prod",
        edit: registry({ scaling: { maxCount: 5 } }),
        counts: { update: 1 },
    },
    { name: "scaling: gone", stack: "prod", edit: registry({ scaling: null }), counts: { replace: 0 } },
    {
        name: "tasks: one at set times",
        edit: registry({
            scheduledTasks: { tidy: { command: ["npm", "run", "tidy"], schedule: "cron(0 3 * * ? *)" } },
        }),
    },
    {
        name: "tasks: at another time",
        stack: "prod",
        edit: registry({ scheduledTasks: { "reconcile-orders": { schedule: "rate(1 hour)", timezone: null } } }),
    },
    { name: "tasks: none at set times", stack: "prod", edit: registry({ scheduledTasks: null }) },
    { name: "tasks: another one by hand", edit: registry({ tasks: { seed: { command: ["npm", "run", "seed"] } } }) },
    { name: "release phase: added", edit: registry({ tasks: { migrate: { when: "before-deployment" } } }) },
    {
        name: "release phase: another command",
        stack: "prod",
        edit: registry({ tasks: { migrate: { command: ["node", "migrate.js"] } } }),
    },
    { name: "release phase: gone", stack: "prod", edit: registry({ tasks: { migrate: { when: null } } }) },
];
