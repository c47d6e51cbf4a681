import { dbReplicaConflicts } from "../../../../policy-pack/policies/data/db-replica-conflicts";
import { bare, describeStackPolicy, type Build } from "../../harness/describe-policy";
import { secret, unknown, type Inputs } from "../../harness/stack";

const INSTANCE = "aws:rds/instance:Instance";
const own = "Fix: give it a password of your own that is rotated.";

/** A database with a replica. */
const replicated =
    (inputs: Inputs, engine = "postgres"): Build =>
    (stack) => {
        const source = stack.add(INSTANCE, "orders", { engine, ...inputs });
        stack.add(INSTANCE, "copy", { replicateSourceDb: source.ref() });
    };

describeStackPolicy(dbReplicaConflicts, {
    compliant: {
        "a replica of a database with a password of its own": replicated({ passwordWoVersion: 1 }),
        "a managed password without a replica": bare(INSTANCE, { engine: "postgres", manageMasterUserPassword: true }),
        "a blue/green update without a replica": bare(INSTANCE, { blueGreenUpdate: { enabled: true } }),
        "SQL Server, which takes both": replicated({ manageMasterUserPassword: true }, "sqlserver-ee"),
        "a replica of a database elsewhere": bare(INSTANCE, { replicateSourceDb: "arn:aws:rds:eu-west-1:1:db:x" }),
    },
    violating: {
        "a replica of a database whose password RDS manages": [
            replicated({ manageMasterUserPassword: "true" }),
            `orders (${INSTANCE}): manageMasterUserPassword is true; required: false. ${own}`,
        ],
        "a replica of a database with blue/green updates": [
            replicated({ blueGreenUpdate: { enabled: true } }),
            `orders (${INSTANCE}): blueGreenUpdate.enabled is true; required: false. Fix: upgrade in place.`,
        ],
        "a blue/green update of a database whose password RDS manages": [
            bare(INSTANCE, { blueGreenUpdate: { enabled: true }, manageMasterUserPassword: true }),
            `subject (${INSTANCE}): manageMasterUserPassword is true; required: false. ${own}`,
        ],
    },
    unknown: {
        "a switch that is not known": [
            replicated({ manageMasterUserPassword: unknown() }),
            `orders (${INSTANCE}): undecided, as this is not known: manageMasterUserPassword. Decided by: a value that is plain in the program (false).`,
        ],
    },
    secret: [replicated({ manageMasterUserPassword: true, password: secret("hunter2") }), "hunter2"],
    minimal: [replicated({})],
    notApplicable: bare("aws:rds/cluster:Cluster", { manageMasterUserPassword: true }),
});
