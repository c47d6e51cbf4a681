import { expect } from "chai";
import { costReport } from "@platform/analysis/cost/report";
import type { StackBuilder } from "../../../policy-pack/harness/stack";
import { planOf } from "../support/plans";

const usage = { auroraGb: 20, auroraIoMillions: 5 };

function reportOf(build: (stack: StackBuilder) => void) {
    return costReport(planOf(build, { config: new Map([["platform:cost", { usage }]]) }));
}

describe("cost: clusters of databases", () => {
    it("is that of idle instances, of storage and what is done with it, and at most that of the largest instances", () => {
        const { lines, unknown, total, totalAtMost } = reportOf((stack) => {
            const cluster = stack.add("aws:rds/cluster:Cluster", "data", {
                engine: "aurora-postgresql",
                manageMasterUserPassword: true,
                serverlessv2ScalingConfiguration: { minCapacity: 0.5, maxCapacity: 4 },
            });
            for (const name of ["data-1", "data-2"])
                stack.add("aws:rds/clusterInstance:ClusterInstance", name, {
                    clusterIdentifier: cluster.ref(),
                    instanceClass: "db.serverless",
                });
        });
        expect(unknown).to.deep.equal([]);
        expect(lines.map(({ what, usd }) => `${what} ${usd}`)).to.have.members([
            `capacity units of databases, if idle ${2 * 0.5 * 730 * 0.12}`,
            `storage of database clusters ${20 * 0.1}`,
            `reads and writes of their storage ${5 * 0.2}`,
            "secrets with database passwords 0.4",
        ]);
        expect(Math.round(totalAtMost - total)).to.equal(Math.round(2 * 3.5 * 730 * 0.12));
    });

    it("is not known of other clusters and instances", () => {
        const { unknown } = reportOf((stack) => {
            stack.add("aws:rds/cluster:Cluster", "multi-az", { engine: "mysql" });
            stack.add("aws:rds/cluster:Cluster", "fast", { engine: "aurora-mysql", storageType: "aurora-iopt1" });
            stack.add("aws:rds/clusterInstance:ClusterInstance", "large", { instanceClass: "db.r7g.large" });
            stack.add("aws:rds/clusterInstance:ClusterInstance", "lone", { instanceClass: "db.serverless" });
        });
        expect(unknown.map(({ urns, reason }) => [urns.length, reason])).to.deep.equal([
            [2, "the table has no prices of instances of clusters but serverless ones"],
            [1, "the table has no prices of Multi-AZ clusters"],
            [1, "the table has no prices of I/O-Optimized storage"],
        ]);
    });
});
