import { describeMistakes } from "../../config/mistakes";

const main = { "platform:databases": { main: { version: "18" } } };
const use = (uses: object) => ({ ...main, "platform:services.certs.databases": uses });
const certs = "platform:services.certs";

describeMistakes("databases of apps", [
    {
        mistake: "a database that is not there",
        changes: use({ mian: {} }),
        problems: [
            `${certs}.databases.mian: "mian" is not valid; allowed the name of a database: main. Rename it in Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "a database where there is none",
        changes: { "platform:services.certs.databases": { main: {} } },
        problems: [
            `${certs}.databases.main: "main" is not valid; allowed the name of a database; platform:databases has none. Rename it in Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "what is wrong in a use of one",
        changes: use({ main: { auth: "ldap", sslMode: "disable", database: "Permits", passwordVersion: 0 } }),
        problems: [
            `${certs}.databases.main.auth: "ldap" is not valid; allowed password or iam. Set it in Pulumi.test.yaml`,
            `${certs}.databases.main.database: "Permits" is not valid; allowed up to 63 lower-case letters, digits and underscores, starting with a letter. Set it in Pulumi.test.yaml`,
            `${certs}.databases.main.passwordVersion: the number given is not valid; allowed 1 or more. Set it in Pulumi.test.yaml`,
            `${certs}.databases.main.sslMode: "disable" is not valid; allowed require, verify-ca or verify-full. Set it in Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "a new password where there is none",
        changes: use({ main: { auth: "iam", passwordVersion: 2 } }),
        problems: [
            `${certs}.databases.main.passwordVersion: 2 is not valid; allowed with auth password: IAM's logins have none. Remove it from Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "a database of the server's own",
        changes: use({ main: { database: "postgres" } }),
        problems: [
            `${certs}.databases.main.database: "postgres" is not valid; allowed a name of its own, for the server has this one. Set it in Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "one database for two services, whichever says so",
        changes: {
            ...use({ main: { database: "boards" } }),
            "platform:services.boards": { image: "nginx:1.27", memoryMiB: 128, databases: { main: {} } },
            "platform:services.clerk": {
                ...{ image: "nginx:1.27", memoryMiB: 128 },
                databases: { main: { database: "boards" } },
            },
        },
        problems: [
            `${certs}.databases.main.database: "boards" is not valid; allowed a name of its own; services.boards has this one in database main. Set it in Pulumi.test.yaml`,
            'platform:services.clerk.databases.main.database: "boards" is not valid; allowed a name of its own; services.boards has this one in database main. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a service whose role is the server's own",
        changes: {
            ...main,
            "platform:services.rds-iam": { image: "nginx:1.27", memoryMiB: 128, databases: { main: {} } },
        },
        problems: [
            'platform:services.rds-iam: "rds-iam" is not valid; allowed with databases a name that makes no role of the server\'s own, as "rds_iam" is. Rename it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "variables that a database sets",
        changes: {
            ...use({ main: {} }),
            "platform:services.certs.environment.PGHOST": "10.16.0.5",
            "platform:services.certs.secrets.PGPASSWORD": "/platform/test/certs/db",
            "platform:services.certs.variants.next": { environment: { DATABASE_URL: "postgres://db" } },
        },
        problems: [
            `${certs}.environment.PGHOST: the variable is set already; allowed others, for databases.main sets PGHOST. Remove it from Pulumi.test.yaml`,
            `${certs}.secrets.PGPASSWORD: the variable is set already; allowed others, for databases.main sets PGPASSWORD. Remove it from Pulumi.test.yaml`,
            `${certs}.variants.next.environment.DATABASE_URL: the variable is set already; allowed others, for databases.main sets DATABASE_URL. Remove it from Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "variables of one of several databases",
        changes: {
            "platform:databases": { main: { version: "18" }, "open-data": { version: "18" } },
            "platform:services.certs.databases": { main: {}, "open-data": {} },
            "platform:services.certs.environment": { PGHOST: "10.16.0.5", OPEN_DATA_PGHOST: "10.16.0.5" },
        },
        problems: [
            `${certs}.environment.OPEN_DATA_PGHOST: the variable is set already; allowed others, for databases.open-data sets OPEN_DATA_PGHOST. Remove it from Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "the address to read from, where there are replicas",
        changes: {
            "platform:databases": { main: { version: "18", readReplicas: 1, masterPassword: "stack" } },
            "platform:services.certs.databases": { main: {} },
            "platform:services.certs.environment.PGHOST_READER": "10.16.0.5",
        },
        problems: [
            `${certs}.environment.PGHOST_READER: the variable is set already; allowed others, for databases.main sets PGHOST_READER. Remove it from Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "no way from the setup function to AWS",
        changes: {
            "platform:databases": { main: { version: "18", masterPassword: "stack" } },
            "platform:network.natGateways": "none",
            "platform:services.certs.image": "123456789012.dkr.ecr.us-east-1.amazonaws.com/certs:1",
            "platform:network.interfaceEndpoints": [
                ...["ecr.api", "ecr.dkr", "ecs", "ecs-agent", "ecs-telemetry", "logs"],
                ...["ec2messages", "ssm", "ssmmessages", "kms"],
            ],
        },
        problems: [
            "platform:network.interfaceEndpoints: without NAT, instances, tasks and functions cannot work; missing secretsmanager and rds. Add them, or set natGateways, in Pulumi.test.yaml",
        ],
    },
]);
