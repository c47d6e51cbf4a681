import { dbObserved } from "../../../../policy-pack/policies/audit/db-observed";
import { bare, describeStackPolicy, type Build } from "../../harness/describe-policy";
import { secret, unknown, type Inputs } from "../../harness/stack";

const INSTANCE = "aws:rds/instance:Instance";
const CLUSTER = "aws:rds/cluster:Cluster";
const MEMBER = "aws:rds/clusterInstance:ClusterInstance";
const GROUP = "aws:cloudwatch/logGroup:LogGroup";
const NAME = "/aws/rds/instance/orders/postgresql";
const OBSERVED = {
    identifier: "orders",
    engine: "postgres",
    enabledCloudwatchLogsExports: ["postgresql"],
    monitoringInterval: 60,
    performanceInsightsEnabled: true,
    copyTagsToSnapshot: true,
};
const fix = "Fix: declare it, and create it before the database.";
const required = "required: a LogGroup /aws/rds/instance/<identifier>/postgresql with retentionInDays";

/** A database with the group of its log. */
const observed =
    (inputs: Inputs = {}, group: Inputs = {}): Build =>
    (stack) => {
        stack.add(GROUP, "log", { name: NAME, retentionInDays: 90, ...group });
        stack.add(INSTANCE, "db", { ...OBSERVED, ...inputs });
    };
/** The same of a cluster with an instance. */
const cluster =
    (inputs: Inputs = {}, member: Inputs = {}): Build =>
    (stack) => {
        const { enabledCloudwatchLogsExports, copyTagsToSnapshot, identifier, ...ofMember } = OBSERVED;
        stack.add(GROUP, "log", { name: "/aws/rds/cluster/orders/postgresql", retentionInDays: 90 });
        stack.add(CLUSTER, "data", {
            ...{ engine: "aurora-postgresql", clusterIdentifier: identifier },
            ...{ enabledCloudwatchLogsExports, copyTagsToSnapshot },
            ...inputs,
        });
        stack.add(MEMBER, "data-1", { ...ofMember, ...member });
    };
const says = (text: string) => `db (${INSTANCE}): ${text}`;

describeStackPolicy(dbObserved, {
    compliant: {
        "a database that is observed": observed(),
        "a cluster that is observed": cluster(),
        "MySQL with its error log": observed(
            { engine: "mysql", enabledCloudwatchLogsExports: ["error"] },
            { name: "/aws/rds/instance/orders/error" },
        ),
        "a replica with its source's engine": (stack) => {
            const source = stack.add(INSTANCE, "db", OBSERVED);
            stack.add(GROUP, "log", { name: NAME, retentionInDays: 90 });
            stack.add(GROUP, "copy-log", { name: "/aws/rds/instance/copy/postgresql", retentionInDays: 90 });
            const { engine: _, ...rest } = OBSERVED;
            stack.add(INSTANCE, "copy", { ...rest, identifier: "copy", replicateSourceDb: source.ref() });
        },
    },
    violating: {
        "a database without metrics of its system": [
            observed({ monitoringInterval: 0 }),
            says("monitoringInterval is 0; required: at least 1 seconds. Fix: set monitoringInterval to 1 or more."),
        ],
        "a database without statements": [
            observed({ performanceInsightsEnabled: false }),
            says("performanceInsightsEnabled is false; required: true. Fix: set performanceInsightsEnabled to true."),
        ],
        "a database that stays on its minor version": [
            observed({ autoMinorVersionUpgrade: false }),
            says("autoMinorVersionUpgrade is false; required: true. Fix: set autoMinorVersionUpgrade to true."),
        ],
        "snapshots without tags": [
            observed({ copyTagsToSnapshot: "false" }),
            says("copyTagsToSnapshot is false; required: true. Fix: set copyTagsToSnapshot to true."),
        ],
        "a log that stays where it is": [
            observed({ enabledCloudwatchLogsExports: ["upgrade"] }),
            says("enabledCloudwatchLogsExports is without postgresql; required: postgresql. Fix: add postgresql."),
        ],
        "a cluster without a log, whose snapshots have no tags": [
            cluster({ enabledCloudwatchLogsExports: [], copyTagsToSnapshot: false }),
            `data (${CLUSTER}): copyTagsToSnapshot is false; required: true. Fix: set copyTagsToSnapshot to true.`,
            `data (${CLUSTER}): enabledCloudwatchLogsExports is without postgresql; required: postgresql. Fix: add postgresql.`,
        ],
        "a cluster whose log group RDS makes": [
            cluster({ clusterIdentifier: "others" }),
            `data (${CLUSTER}) has a log group that RDS makes; required: a LogGroup /aws/rds/cluster/<identifier>/postgresql with retentionInDays. ${fix}`,
        ],
        "an instance of a cluster that nobody looks into": [
            cluster({}, { monitoringInterval: 0, performanceInsightsEnabled: false, autoMinorVersionUpgrade: false }),
            `data-1 (${MEMBER}): monitoringInterval is 0; required: at least 1 seconds. Fix: set monitoringInterval to 1 or more.`,
            `data-1 (${MEMBER}): performanceInsightsEnabled is false; required: true. Fix: set performanceInsightsEnabled to true.`,
            `data-1 (${MEMBER}): autoMinorVersionUpgrade is false; required: true. Fix: set autoMinorVersionUpgrade to true.`,
        ],
        "a log group that RDS makes": [
            observed({}, { name: "/aws/rds/instance/others/postgresql" }),
            `db (${INSTANCE}) has a log group that RDS makes; ${required}. ${fix}`,
        ],
        "a log that is kept for ever": [
            observed({}, { retentionInDays: 0 }),
            `db (${INSTANCE}) has log, which keeps everything; ${required}. ${fix}`,
        ],
    },
    unknown: {
        "logs that are not known": [
            observed({ enabledCloudwatchLogsExports: [unknown()] }),
            says("undecided, as this is not known: enabledCloudwatchLogsExports. Decided by: a list with postgresql."),
        ],
        "an engine that is not known": [
            observed({ engine: unknown() }),
            says("undecided, as this is not known: engine. Decided by: an engine that is plain in the program."),
        ],
        "a cluster's identifier that is not known": [
            cluster({ clusterIdentifier: unknown() }),
            `data (${CLUSTER}): undecided, as this is not known: clusterIdentifier. Decided by: a fixed one.`,
        ],
        "an identifier that is not known": [
            observed({ identifier: unknown() }),
            says("undecided, as this is not known: identifier. Decided by: a fixed one."),
        ],
        "a log group whose name is not known": [
            observed({}, { name: unknown() }),
            says(
                "undecided, as this is not known: which LogGroup is that of its log. Decided by: log groups with fixed names.",
            ),
        ],
    },
    secret: [observed({ copyTagsToSnapshot: false, password: secret("hunter2") }), "hunter2"],
    minimal: [
        bare(INSTANCE, { engine: "postgres" }),
        `subject (${INSTANCE}): monitoringInterval is not set, which means 0; required: at least 1 seconds. Fix: set monitoringInterval to 1 or more.`,
        `subject (${INSTANCE}): performanceInsightsEnabled is not set, which means false; required: true. Fix: set performanceInsightsEnabled to true.`,
        `subject (${INSTANCE}): copyTagsToSnapshot is not set, which means false; required: true. Fix: set copyTagsToSnapshot to true.`,
        `subject (${INSTANCE}): enabledCloudwatchLogsExports is without postgresql; required: postgresql. Fix: add postgresql.`,
    ],
    notApplicable: bare(GROUP, { name: NAME }),
});
