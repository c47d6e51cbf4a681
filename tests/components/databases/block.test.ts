import { describeMistakes } from "../../config/mistakes";

const main = (config: object) => ({ "platform:databases": { main: { version: "18", ...config } } });
const set = ". Set it in Pulumi.test.yaml";

describeMistakes("databases", [
    {
        mistake: "a minor version",
        changes: main({ version: "17.4" }),
        problems: [
            `platform:databases.main.version: "17.4" is not valid; allowed "15", "16", "17" or "18", the major version; AWS takes the newest minor one${set}`,
        ],
    },
    {
        mistake: "a version that YAML takes for a number",
        changes: main({ version: 18 }),
        problems: [`platform:databases.main.version: 18 is not valid; allowed "18", in quotes${set}`],
    },
    {
        mistake: "no version",
        changes: main({ version: undefined }),
        problems: [
            `platform:databases.main.version: missing; allowed "15", "16", "17" or "18", the major version; AWS takes the newest minor one${set}`,
        ],
    },
    {
        mistake: "a class that is not offered",
        changes: main({ instanceClass: "db.t3.micro" }),
        problems: [
            `platform:databases.main.instanceClass: "db.t3.micro" is not valid; allowed db.t4g.micro, db.t4g.small, db.t4g.medium, db.t4g.large, db.t4g.xlarge, db.t4g.2xlarge, db.m7g.large, db.m7g.xlarge, db.m7g.2xlarge, db.r7g.large, db.r7g.xlarge or db.r7g.2xlarge${set}`,
        ],
    },
    {
        mistake: "replicas of a database whose password RDS manages",
        changes: main({ readReplicas: 1 }),
        problems: [
            `platform:databases.main.masterPassword: "rds" is not valid; allowed "stack" with readReplicas, for AWS makes no read replica of a database whose password RDS manages${set}`,
        ],
    },
    {
        mistake: "a volume that could not grow by AWS's least step",
        changes: main({ maxStorageGiB: 22 }),
        problems: [
            `platform:databases.main.maxStorageGiB: 22 is not valid; allowed 0, or 30 GiB or more: AWS grows storage by 10 GiB or a tenth, and wants a quarter of room${set}`,
        ],
    },
    {
        mistake: "a large volume with less than a quarter of room",
        changes: main({ storageGiB: 100, maxStorageGiB: 125 }),
        problems: [
            `platform:databases.main.maxStorageGiB: 125 is not valid; allowed 0, or 126 GiB or more: AWS grows storage by 10 GiB or a tenth, and wants a quarter of room${set}`,
        ],
    },
    {
        mistake: "backups during maintenance",
        changes: main({ backups: { window: "07:30-08:30" } }),
        problems: [
            `platform:databases.main.maintenanceWindow: "sun:07:00-sun:08:00" is not valid; allowed hours other than those of the daily backups, 07:30-08:30${set}`,
        ],
    },
    {
        mistake: "windows that are too short",
        changes: main({ backups: { window: "06:00-06:20" }, maintenanceWindow: "sun:07:00-sun:07:29" }),
        problems: [
            `platform:databases.main.backups.window: "06:00-06:20" is not valid; allowed 30 minutes or more${set}`,
            `platform:databases.main.maintenanceWindow: "sun:07:00-sun:07:29" is not valid; allowed 30 minutes or more${set}`,
        ],
    },
    {
        mistake: "windows of another form",
        changes: main({ backups: { window: "6am" }, maintenanceWindow: "weekends" }),
        problems: [
            `platform:databases.main.backups.window: "6am" is not valid; allowed half an hour or more, in UTC, such as 06:00-06:30${set}`,
            `platform:databases.main.maintenanceWindow: "weekends" is not valid; allowed half an hour or more, in UTC, such as sun:07:00-sun:08:00${set}`,
        ],
    },
    {
        mistake: "parameters that are the platform's",
        changes: main({ parameters: { "rds.force_ssl": "0" } }),
        problems: [
            `platform:databases.main.parameters.rds.force_ssl: "rds.force_ssl" is not valid; allowed parameters other than rds.force_ssl, which is always on, and max_connections, which follows from the memory. Rename it in Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "a parameter that cannot be one",
        changes: main({ parameters: { "Work Mem": "1" } }),
        problems: [
            `platform:databases.main.parameters.Work Mem: "Work Mem" is not valid; allowed the name of a parameter such as work_mem. Rename it in Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "a time that is none",
        changes: main({ restore: { source: "platform-test-old", time: "yesterday" } }),
        problems: [
            `platform:databases.main.restore.time: "yesterday" is not valid; allowed a time in UTC such as 2026-11-20T08:00:00Z${set}`,
        ],
    },
    {
        mistake: "a service whose alarms would be the database's",
        changes: {
            ...main({}),
            "platform:services.db-main": { image: "registry.example.gov/worker:1.0.0", memoryMiB: 64 },
        },
        problems: [
            "platform:services.db-main: its alarms would have the names of those of databases.main; allowed a name of its own. Rename it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a bastion that is not there",
        changes: { ...main({ allowFrom: { bastion: true } }), "platform:bastion": undefined },
        problems: ["platform:bastion: missing; databases.main let it in. Add it to Pulumi.test.yaml"],
    },
]);
