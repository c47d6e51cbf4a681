import { multiAz } from "../../../../policy-pack/policies/resilience/multi-az";
import { bare, type Build, describeStackPolicy } from "../../harness/describe-policy";
import { secret, unknown, type Inputs } from "../../harness/stack";

const SUBNET = "aws:ec2/subnet:Subnet";
const LB = "aws:lb/loadBalancer:LoadBalancer";
const ASG = "aws:autoscaling/group:Group";
const RDS = "aws:rds/instance:Instance";
const AURORA = "aws:rds/cluster:Cluster";
const REDIS = "aws:elasticache/replicationGroup:ReplicationGroup";
const CACHE = "aws:elasticache/cluster:Cluster";
const ONE =
    "stands in one Availability Zone; required: at least two Availability Zones. Fix: add a subnet in another zone.";

/** Something in subnets of the given zones, which it names by the property. */
function inZones(type: string, property: string, zones: readonly unknown[], inputs: Inputs = {}): Build {
    return (stack) => {
        const subnets = zones.map((availabilityZone, i) => stack.add(SUBNET, `subnet-${i}`, { availabilityZone }));
        stack.add(type, "subject", { [property]: subnets.map((subnet) => subnet.ref()), ...inputs });
    };
}

const alone =
    (type: string, inputs: Inputs): Build =>
    (stack) =>
        void stack.add(type, "subject", inputs);

/** An Aurora cluster with a number of instances, which point to it by a property. */
function aurora(instances: number, inputs: Inputs = {}, by = "id"): Build {
    return (stack) => {
        const cluster = stack.add(AURORA, "subject", { engine: "aurora-postgresql", ...inputs });
        for (let i = 0; i < instances; i += 1)
            stack.add("aws:rds/clusterInstance:ClusterInstance", `instance-${i}`, {
                clusterIdentifier: cluster.ref(by),
            });
    };
}

const off = (property: string, found = "not set, which means false") =>
    `${property} is ${found}; required: true. Fix: set ${property} to true.`;

describeStackPolicy(multiAz, {
    compliant: {
        "a load balancer in two zones": inZones(LB, "subnets", ["us-east-1a", "us-east-1b"]),
        "a group in two known zones, whatever the third is": inZones(ASG, "vpcZoneIdentifiers", ["a", "b", unknown()]),
        "a group that names zones instead of subnets": alone(ASG, { availabilityZones: ["us-east-1a", "us-east-1b"] }),
        "a Multi-AZ database": alone(RDS, { multiAz: true }),
        "a read replica": alone(RDS, { replicateSourceDb: "orders" }),
        "an Aurora cluster with two instances": aurora(2),
        "one whose instances know it by its name": aurora(2, { clusterIdentifier: "data" }, "clusterIdentifier"),
        "a Multi-AZ cluster": aurora(0, { dbClusterInstanceClass: "db.m6gd.large" }),
        "a serverless cluster": aurora(0, { engineMode: "serverless" }),
        "Redis with failover": alone(REDIS, { multiAzEnabled: true, automaticFailoverEnabled: "true" }),
        "memcached across zones": alone(CACHE, { engine: "memcached", azMode: "cross-az" }),
        "a node of a replication group": alone(CACHE, { replicationGroupId: "sessions" }),
    },
    violating: {
        "a load balancer in one zone": [inZones(LB, "subnets", ["a", "a"]), `subject (${LB}) ${ONE}`],
        "its older name": [
            inZones("aws:alb/loadBalancer:LoadBalancer", "subnets", ["a"]),
            `subject (aws:alb/loadBalancer:LoadBalancer) ${ONE}`,
        ],
        "a group in one zone": [inZones(ASG, "vpcZoneIdentifiers", ["a"]), `subject (${ASG}) ${ONE}`],
        "a database in one zone": [alone(RDS, {}), `subject (${RDS}): ${off("multiAz")}`],
        "an Aurora cluster with one instance": [
            aurora(1),
            `subject (${AURORA}) has 1 cluster instance; required: at least two cluster instances. Fix: add a cluster instance.`,
        ],
        "one whose instance knows it by its name": [
            aurora(1, { clusterIdentifier: "data" }, "clusterIdentifier"),
            `subject (${AURORA}) has 1 cluster instance; required: at least two cluster instances. Fix: add a cluster instance.`,
        ],
        "Redis without failover": [
            alone(REDIS, { multiAzEnabled: "false" }),
            `subject (${REDIS}): ${off("multiAzEnabled", "false")}`,
            `subject (${REDIS}): ${off("automaticFailoverEnabled")}`,
        ],
        "a single cache node": [
            alone(CACHE, { engine: "redis" }),
            `subject (${CACHE}) is a single node; required: a replication group with multiAzEnabled. Fix: use elasticache.ReplicationGroup.`,
        ],
        "memcached in one zone": [
            alone(CACHE, { engine: "memcached" }),
            `subject (${CACHE}): azMode is not set, which means single-az; required: cross-az. Fix: set azMode to cross-az, with two nodes or more.`,
        ],
    },
    unknown: {
        "zones that are not known": [
            inZones(LB, "subnets", ["us-east-1a", unknown()]),
            `subject (${LB}): undecided, as this is not known: the availabilityZone of subnet-1. ` +
                "Decided by: subnets of this stack in at least two Availability Zones.",
        ],
        "subnets that are not known": [
            alone(ASG, { vpcZoneIdentifiers: unknown() }),
            `subject (${ASG}): undecided, as this is not known: vpcZoneIdentifiers. ` +
                "Decided by: subnets of this stack in at least two Availability Zones.",
        ],
        "a flag that is not known": [
            alone(RDS, { multiAz: unknown() }),
            `subject (${RDS}): undecided, as this is not known: multiAz. Decided by: a value that is plain in the program (true).`,
        ],
    },
    minimal: [
        bare("aws:autoscaling/group:Group"),
        "subject (aws:autoscaling/group:Group) names no Availability Zone; required: at least two Availability Zones. Fix: add a subnet in another zone.",
    ],
    secret: [alone(RDS, { multiAz: secret("hunter2") }), "hunter2"],
    notApplicable: alone("aws:s3/bucket:Bucket", {}),
});
