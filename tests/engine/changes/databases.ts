import type { Scenario } from "./scenario";

const registry = (edit: object): Scenario["edit"] => ({ "platform:databases": { registry: { ...edit } } });
const user = (edit: object): Scenario["edit"] => ({
    "platform:services": { "registry-certs": { databases: { registry: { ...edit } } } },
});

export const databaseChanges: readonly Scenario[] = [
    { name: "database: a larger class", edit: registry({ instanceClass: "db.t4g.small" }), counts: { replace: 0 } },
    { name: "database: a replica", edit: registry({ readReplicas: 1, masterPassword: "stack" }) },
    {
        name: "database: a major upgrade",
        edit: registry({ version: "17", upgrade: { allowMajor: true, now: true } }),
        counts: { replace: 0 },
    },
    { name: "database: Aurora in its place", edit: registry({ engine: "aurora", instanceClass: null }) },
    { name: "database: another password", edit: user({ passwordVersion: 2 }) },
];
