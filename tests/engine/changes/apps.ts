import type { Scenario } from "./scenario";

const siteCheck = (edit: object): Scenario["edit"] => ({ "platform:functions": { "site-check": { ...edit } } });
const zoningMaps = (edit: object): Scenario["edit"] => ({ "platform:ec2Apps": { "zoning-maps": { ...edit } } });
const certs = { github: { owner: "example-gov", ownerId: 1234567, repository: "certs", repositoryId: 87654329 } };

/** Of apps that are no services, and of the pipeline that deploys them. */
export const appChanges: readonly Scenario[] = [
    { name: "functions: another variable", edit: siteCheck({ environment: { LEAST_DAYS: "21" } }) },
    { name: "functions: a queue as well, and more time", edit: siteCheck({ queue: {}, timeoutSeconds: 60 }) },
    { name: "functions: with a database, in the VPC", edit: siteCheck({ databases: { registry: {} } }) },
    { name: "functions: gone", edit: { "platform:functions": null }, counts: { create: 0, replace: 0 } },
    {
        name: "EC2 apps: more instances of another type",
        stack: "prod",
        edit: zoningMaps({ instanceType: "t4g.medium", maxInstances: 6 }),
        counts: { replace: 0 },
    },
    {
        name: "EC2 apps: target tracking",
        stack: "prod",
        edit: zoningMaps({ scaling: { kind: "target", cpuPercent: 60 } }),
    },
    { name: "EC2 apps: gone", stack: "prod", edit: { "platform:ec2Apps": null }, counts: { create: 0, replace: 0 } },
    {
        name: "pipeline: another one",
        edit: {
            "platform:delivery": {
                github: null,
                images: null,
                circleci: {
                    organizationId: "3c9a1f52-0b7d-4e8a-9d61-5f2e8b7c4a10",
                    projectId: "7b1e4d90-6c2f-4a53-8e17-2d9f0c5b8a36",
                    owner: "example-gov",
                    repository: "platform",
                },
            },
        },
    },
    {
        name: "pipelines of apps: another repository, one gone",
        edit: { "platform:delivery": { images: { "registry-certs": certs, "boards-commissions": null } } },
        counts: { create: 0, replace: 0, delete: 2 },
    },
    {
        name: "pipelines of apps: of a variant, to production",
        stack: "prod",
        edit: { "platform:delivery": { images: { "registry-certs": certs } } },
        counts: { create: 2, update: 0, replace: 0, delete: 0 },
    },
    { name: "pipeline: none", stack: "prod", edit: { "platform:delivery": null }, counts: { create: 0, replace: 0 } },
];
