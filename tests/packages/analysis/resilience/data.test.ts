import { expect } from "chai";
import { resilienceReport } from "@platform/analysis/resilience/report";
import type { Inputs } from "../../../policy-pack/harness/stack";
import { planOf } from "../support/plans";
import { smallCluster } from "./small-cluster";

/** The small cluster with a data store that its instances may call. */
function withStore(type: string, inputs: Inputs, members: readonly (string | undefined)[] = []) {
    return resilienceReport(
        planOf((stack) => {
            const { privateSubnets } = smallCluster(stack);
            const group = stack.add("aws:ec2/securityGroup:SecurityGroup", "store", {});
            stack.add("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "store", {
                ...{
                    securityGroupId: group.ref(),
                    cidrIpv4: "10.0.0.0/16",
                    ipProtocol: "tcp",
                    fromPort: 5432,
                    toPort: 5432,
                },
            });
            const subnetIds = privateSubnets.map((one) => one.ref());
            const cache = type.includes("elasticache");
            const subnets = cache
                ? stack.add("aws:elasticache/subnetGroup:SubnetGroup", "store", { subnetIds })
                : stack.add("aws:rds/subnetGroup:SubnetGroup", "store", { subnetIds });
            const place = cache
                ? { subnetGroupName: subnets.ref("name"), securityGroupIds: [group.ref()] }
                : { dbSubnetGroupName: subnets.ref("name"), vpcSecurityGroupIds: [group.ref()] };
            const store = stack.add(type, "store", { ...place, ...inputs });
            for (const [index, availabilityZone] of members.entries())
                stack.add("aws:rds/clusterInstance:ClusterInstance", `store-${index}`, {
                    clusterIdentifier: store.ref(),
                    ...(availabilityZone === undefined ? {} : { availabilityZone }),
                });
        }),
    );
}

/** The same with a cluster of Aurora that has an instance in each of these zones. */
function withCluster(...zones: readonly (string | undefined)[]) {
    return withStore("aws:rds/cluster:Cluster", { engine: "aurora-postgresql" }, zones);
}

const zoneVerdicts = ({ losses }: ReturnType<typeof resilienceReport>) =>
    losses.filter(({ kind }) => kind === "zone").map(({ what, verdict }) => `${what} ${verdict}`);
const database = "aws:rds/instance:Instance";
const cache = "aws:elasticache/replicationGroup:ReplicationGroup";

describe("resilience of data", () => {
    it("survives with a standby database", () => {
        const report = withStore(database, { multiAz: true });
        expect(zoneVerdicts(report)).to.deep.equal(["a good", "b good"]);
        expect(report.singlePoints).to.deep.equal([]);
    });

    it("does not survive with a database that has none", () => {
        const report = withStore(database, { multiAz: false });
        // Nothing says in which zone it is.
        expect(zoneVerdicts(report)).to.deep.equal(["a bad", "b bad"]);
        const [, single] = ["", ...report.singlePoints.map(({ name, why }) => `${name}: ${why}`)];
        expect(single).to.equal("database store: it has no standby in another zone (multiAz)");
    });

    it("loses such a database with its own zone alone", () => {
        const report = withStore(database, { availabilityZone: "b" });
        expect(zoneVerdicts(report)).to.deep.equal(["a good", "b bad"]);
        const [outcome] = report.losses.find(({ what }) => what === "b")?.outcomes ?? [];
        expect(outcome?.why).to.contain(
            "database store is in this zone, and it has no standby in another zone (multiAz)",
        );
    });

    it("wants a cache to fail over between zones", () => {
        const replicas = { numCacheClusters: 2, automaticFailoverEnabled: true };
        expect(zoneVerdicts(withStore(cache, { ...replicas, multiAzEnabled: true }))).to.deep.equal([
            "a good",
            "b good",
        ]);
        expect(zoneVerdicts(withStore(cache, replicas))).to.deep.equal(["a bad", "b bad"]);
        expect(zoneVerdicts(withStore(cache, { numCacheClusters: 1 }))).to.deep.equal(["a bad", "b bad"]);
    });

    it("goes on with Memcached across zones, part of whose content is cold, and not with one zone's", () => {
        const nodes = { engine: "memcached", numCacheNodes: 2 };
        const cluster = "aws:elasticache/cluster:Cluster";
        const across = withStore(cluster, { ...nodes, azMode: "cross-az" });
        expect(zoneVerdicts(across)).to.deep.equal(["a attention", "b attention"]);
        const [outcome] = across.losses.find(({ what }) => what === "b")?.outcomes ?? [];
        expect(outcome?.why).to.contain("what its nodes there held is cold: callers ask what is behind it");
        expect(zoneVerdicts(withStore(cluster, nodes))).to.deep.equal(["a bad", "b bad"]);
    });

    it("survives with instances of a cluster in several zones, and is not sure where nobody says in which", () => {
        expect(zoneVerdicts(withCluster("a", "b"))).to.deep.equal(["a good", "b good"]);
        expect(zoneVerdicts(withCluster("a", "a", undefined))).to.deep.equal(["a unknown", "b unknown"]);
        expect(zoneVerdicts(withStore("aws:rds/cluster:Cluster", { engine: "mysql" }))).to.deep.equal([
            "a good",
            "b good",
        ]);
    });

    it("does not survive the zone of a cluster's only instance, or of all of them: AWS makes none elsewhere", () => {
        expect(zoneVerdicts(withCluster("a", "a"))).to.deep.equal(["a bad", "b good"]);
        const report = withCluster(undefined);
        expect(zoneVerdicts(report)).to.deep.equal(["a bad", "b bad"]);
        expect(report.singlePoints.map(({ name, why }) => `${name}: ${why}`)).to.include(
            "database cluster store: it has no instance in another zone, where its storage is; until somebody makes one, nobody can connect",
        );
    });

    it("has the first serverless Aurora started anew", () => {
        const report = withStore("aws:rds/cluster:Cluster", { engine: "aurora-postgresql", engineMode: "serverless" });
        expect(zoneVerdicts(report)).to.deep.equal(["a attention", "b attention"]);
    });
});
