import type { Scenario } from "./scenario";

const help = (edit: object): Scenario["edit"] => ({ "platform:sites": { help: { ...edit } } });

/** Of static sites. */
export const siteChanges: readonly Scenario[] = [
    {
        name: "sites: another host, and the old one sends on",
        edit: help({ hosts: ["hilfe.apps-staging.example.gov"], redirectHosts: ["help.apps-staging.example.gov"] }),
        counts: { replace: 0, delete: 0 },
    },
    {
        name: "sites: an app of one page, seen from some countries, with a longer log",
        edit: help({ kind: "spa", geo: { allow: ["US"] }, logs: { retentionDays: 30 } }),
        counts: { create: 0, replace: 0, delete: 0 },
    },
    {
        name: "sites: a pipeline uploads what the program did",
        edit: help({
            content: null,
            uploadedBy: { owner: "example-gov", ownerId: 11, repository: "help", repositoryId: 22 },
        }),
        counts: { replace: 0 },
    },
    { name: "sites: gone", stack: "prod", edit: { "platform:sites": null } },
];
