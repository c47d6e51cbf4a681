import { givenValue } from "../facts/limits";
import type { Problem } from "../problem";
import type { JudgedIndex, JudgedResource } from "../judged-resource";
import { rule, type Rule } from "../rule";
import { missingArgument } from "./checks";
import { windowProblems } from "./windows";

const INSTANCE = ["aws:rds/instance:Instance"];
const CLUSTER = ["aws:rds/cluster:Cluster"];
const SUBNET = ["aws:ec2/subnet:Subnet"];
/** Properties that make a database out of something that has its own settings. */
const ORIGINS = ["replicateSourceDb", "snapshotIdentifier", "restoreToPointInTime", "s3Import"];

/** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html */
export const databaseRules: readonly Rule[] = [
    ...rule(INSTANCE, required, monitoring, insights, password, encryption, finalSnapshot, windows),
    ...rule(CLUSTER, password, encryption, finalSnapshot),
    ...rule(["aws:rds/subnetGroup:SubnetGroup"], zones),
];

function isNew(database: JudgedResource): boolean {
    return ORIGINS.every((name) => database.get(name).absent);
}

function* required(database: JudgedResource): Generator<Problem> {
    if (!isNew(database)) {
        return;
    }
    for (const name of ["engine", "allocatedStorage", "username"]) {
        if (database.get(name).absent) {
            yield missingArgument(database.get(name), "a new database needs it");
        }
    }
    const passwords = ["password", "passwordWo", "manageMasterUserPassword"].map((name) => database.get(name));
    if (passwords.every((value) => value.absent || value.asBoolean === false)) {
        const fix = "set manageMasterUserPassword to true, or give a secret password";
        yield missingArgument(database.get("password"), "a new database needs a password or a managed one", fix);
    }
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html */
function* monitoring(database: JudgedResource): Generator<Problem> {
    const [interval, role] = [database.get("monitoringInterval"), database.get("monitoringRoleArn")];
    if (interval.asNumber !== undefined && interval.asNumber > 0 && role.absent) {
        yield missingArgument(role, `monitoringInterval ${interval.printed} needs a role that may write the metrics`);
    }
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.Overview.cost.html */
function* insights(database: JudgedResource): Generator<Problem> {
    const at = database.get("performanceInsightsRetentionPeriod");
    const { asNumber: number } = at;
    if (number !== undefined && number !== 0 && number !== 7 && number !== 731 && (number % 31 !== 0 || number > 713)) {
        const message = "must be 7, 731, or a multiple of 31 up to 713 days";
        yield { code: "value-not-allowed", at, message, fix: "use one of these" };
    }
}

function* password(database: JudgedResource): Generator<Problem> {
    for (const name of ["password", "masterPassword"]) {
        const at = database.get(name);
        if (at.asString !== undefined && (at.asString.length < 8 || /[/@"\s]/.test(at.asString))) {
            const message = 'must have at least 8 characters, and none of / @ " or space';
            yield { code: "password-form", at, message, fix: "choose another one, or set manageMasterUserPassword" };
        }
    }
}

/** Legal, and hardly ever meant; it cannot be changed later without a copy of the database. */
function* encryption(database: JudgedResource): Generator<Problem> {
    const at = database.get("storageEncrypted");
    const replica =
        givenValue(database.get("replicateSourceDb")) || givenValue(database.get("replicationSourceIdentifier"));
    const cluster = givenValue(database.get("globalClusterIdentifier"));
    if ((at.absent || at.asBoolean === false) && isNew(database) && !replica && !cluster) {
        const message = at.absent
            ? "is missing: the database is stored unencrypted"
            : "leaves the database unencrypted";
        yield { code: "unencrypted-database", level: "advisory", at, message, fix: "set storageEncrypted to true" };
    }
}

function* finalSnapshot(database: JudgedResource): Generator<Problem> {
    const [skip, name] = [database.get("skipFinalSnapshot"), database.get("finalSnapshotIdentifier")];
    if ((skip.absent || skip.asBoolean === false) && name.absent) {
        const message = "is missing: the database cannot be deleted without it";
        const fix = "give it, or set skipFinalSnapshot to true";
        yield { code: "final-snapshot", level: "advisory", at: name, message, fix };
    }
}

function windows(database: JudgedResource): Iterable<Problem> {
    return windowProblems(database.get("backupWindow"), database.get("maintenanceWindow"));
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html */
function* zones(group: JudgedResource, index: JudgedIndex): Generator<Problem> {
    const at = group.get("subnetIds");
    const subnets = index.sources(group, "subnetIds", SUBNET);
    const names = subnets.map((subnet) => subnet.get("availabilityZone").asString);
    const one = subnets.length === at.list?.length && names.every((name) => name !== undefined && name === names[0]);
    if (at.list?.length === 1 || (one && names.length > 0)) {
        const message = "must be subnets in at least two availability zones";
        yield { code: "subnet-group-zones", at, message, fix: "add a subnet of another zone" };
    }
}
