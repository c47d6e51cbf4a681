import { rdsForceSsl } from "../../../../policy-pack/policies/encryption/rds-force-ssl";
import { bare, type Build, describeStackPolicy } from "../../harness/describe-policy";
import { secret, unknown, type Inputs } from "../../harness/stack";

const INSTANCE = "aws:rds/instance:Instance";
const CLUSTER = "aws:rds/cluster:Cluster";
const FORCE = { name: "rds.force_ssl", value: "1" };
const required = (names: string, property = "parameterGroupName") =>
    `required: a parameter group of this stack with ${names} on. Fix: set it there, and name the group in ${property}.`;

/** A database with a parameter group of the stack. */
function database(engine: unknown, parameters: readonly Inputs[]): Build {
    return (stack) => {
        const group = stack.add("aws:rds/parameterGroup:ParameterGroup", "tls", { parameters });
        stack.add(INSTANCE, "db", { engine, parameterGroupName: group.ref("name") });
    };
}

/** A database alone. */
function alone(inputs: Inputs): Build {
    return (stack) => {
        stack.add(INSTANCE, "db", { engine: "postgres", ...inputs });
    };
}

describeStackPolicy(rdsForceSsl, {
    compliant: {
        "PostgreSQL that forces TLS": database("postgres", [{ name: "log_statement", value: "ddl" }, FORCE]),
        "SQL Server that forces TLS": database("sqlserver-ex", [FORCE]),
        "MySQL that demands secure transport": database("mysql", [{ name: "require_secure_transport", value: "ON" }]),
        "a replica whose engine its source has": database(undefined, [FORCE]),
        "an Aurora cluster": (stack) => {
            const inputs = { parameters: [FORCE] };
            const group = stack.add("aws:rds/clusterParameterGroup:ClusterParameterGroup", "tls", inputs);
            stack.add(CLUSTER, "db", { engine: "aurora-postgresql", dbClusterParameterGroupName: group.ref("name") });
        },
        "Oracle, which has no such parameter": alone({ engine: "oracle-ee" }),
    },
    violating: {
        "a database without a group": [
            alone({}),
            `db (${INSTANCE}): parameterGroupName is not set, which means AWS's default group; ${required("rds.force_ssl")}`,
        ],
        "a group of AWS": [
            alone({ parameterGroupName: "default.postgres16" }),
            `db (${INSTANCE}): parameterGroupName is a value that is not shown, which is not part of this stack; ${required("rds.force_ssl")}`,
        ],
        "a group that turns it off": [
            database("postgres", [{ name: "rds.force_ssl", value: "0" }]),
            `db (${INSTANCE}): parameterGroupName is tls, which leaves them off; ${required("rds.force_ssl")}`,
        ],
        "a group that turns it on and off": [
            database("postgres", [FORCE, { name: "rds.force_ssl", value: "0" }]),
            `db (${INSTANCE}): parameterGroupName is tls, which leaves them off; ${required("rds.force_ssl")}`,
        ],
        "the parameter of another engine": [
            database("mariadb", [FORCE]),
            `db (${INSTANCE}): parameterGroupName is tls, which leaves them off; ${required("require_secure_transport")}`,
        ],
        "a cluster whose instances alone have a group": [
            (stack) => {
                stack.add(CLUSTER, "db", { engine: "aurora-mysql" });
            },
            `db (${CLUSTER}): dbClusterParameterGroupName is not set, which means AWS's default group; ` +
                required("require_secure_transport", "dbClusterParameterGroupName"),
        ],
    },
    unknown: {
        "a group that nothing tells": [
            alone({ parameterGroupName: unknown() }),
            `db (${INSTANCE}): undecided, as this is not known: parameterGroupName. ` +
                "Decided by: a parameter group of this stack with rds.force_ssl on.",
        ],
        "a value that is not known": [
            database("postgres", [{ name: "rds.force_ssl", value: unknown() }]),
            `db (${INSTANCE}): undecided, as this is not known: parameterGroupName, the parameters of tls. ` +
                "Decided by: a parameter group of this stack with rds.force_ssl on.",
        ],
    },
    minimal: [
        bare("aws:rds/instance:Instance"),
        "subject (aws:rds/instance:Instance): parameterGroupName is not set, which means AWS's default group; required: a parameter group of this stack with rds.force_ssl or require_secure_transport on. Fix: set it there, and name the group in parameterGroupName.",
    ],
    secret: [alone({ parameterGroupName: secret("hunter2") }), "hunter2"],
    notApplicable: (stack) => {
        stack.add("aws:rds/parameterGroup:ParameterGroup", "unused", { parameters: [] });
    },
});
