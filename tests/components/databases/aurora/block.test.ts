import { describeMistakes } from "../../../config/mistakes";

const main = (config: object) => ({
    "platform:databases": { main: { engine: "aurora", version: "18", ...config } },
});
const ofAurora =
    "allowed allowFrom, backups, engine, extendedSupport, generation, logRetentionDays, maintenanceWindow, maxCapacity, minCapacity, parameters, readers, restore, upgrade and version";
const set = ". Set it in Pulumi.test.yaml";

describeMistakes("databases with Aurora", [
    {
        mistake: "an engine that is not offered",
        changes: main({ engine: "mysql" }),
        problems: [`platform:databases.main.engine: "mysql" is not valid; allowed postgres or aurora${set}`],
    },
    {
        mistake: "what only an instance has",
        changes: main({ storageGiB: 20, readReplica: 1 }),
        problems: [
            `platform:databases.main.readReplica: unknown key; ${ofAurora}. Remove it from Pulumi.test.yaml`,
            `platform:databases.main.storageGiB: unknown key; ${ofAurora}. Remove it from Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "what only a cluster has, and a mistyped key",
        changes: { "platform:databases": { main: { version: "18", readers: 1, storageGib: 20 } } },
        problems: [
            "platform:databases.main.readers: unknown key; allowed allowFrom, backups, engine, extendedSupport, generation, instanceClass, logRetentionDays, maintenanceWindow, masterPassword, masterPasswordRotationDays, maxStorageGiB, multiAz, parameters, readReplicas, restore, storageGiB, upgrade and version. Remove it from Pulumi.test.yaml",
            "platform:databases.main.storageGib: unknown key; did you mean storageGiB? Rename it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "capacities that AWS does not have",
        changes: main({ minCapacity: 0, maxCapacity: 4.2, readers: 6 }),
        problems: [
            `platform:databases.main.maxCapacity: 4.2 is not valid; allowed 1 to 256 in steps of 0.5${set}`,
            `platform:databases.main.minCapacity: 0 is not valid; allowed 0.5 to 256 in steps of 0.5${set}`,
            `platform:databases.main.readers: 6 is not valid; allowed 0 to 5${set}`,
        ],
    },
    {
        mistake: "a largest capacity below the smallest",
        changes: main({ minCapacity: 8 }),
        problems: [`platform:databases.main.maxCapacity: 4 is not valid; allowed minCapacity, 8, or more${set}`],
    },
    {
        mistake: "the ARN of a backup, of which a cluster is not restored",
        changes: main({ restore: { source: "arn:aws:rds:us-east-1:123456789012:auto-backup:ab-0123456789" } }),
        problems: [
            `platform:databases.main.restore.source: "arn:aws:rds:us-east-1:123456789012:auto-backup:ab-0123456789" is not valid; allowed with engine aurora the identifier of a cluster or, of one that is gone, its resource id, cluster-…${set}`,
        ],
    },
    {
        mistake: "a variable that readers set",
        changes: {
            ...main({}),
            "platform:services.certs.databases": { main: {} },
            "platform:services.certs.environment.PGHOST_READER": "10.16.0.5",
        },
        problems: [
            "platform:services.certs.environment.PGHOST_READER: the variable is set already; allowed others, for databases.main sets PGHOST_READER. Remove it from Pulumi.test.yaml",
        ],
    },
]);
