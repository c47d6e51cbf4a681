import { expect } from "chai";
import { costReport } from "@platform/analysis/cost/report";
import type { Inputs } from "../../../policy-pack/harness/stack";
import { planOf } from "../support/plans";

const usage = { cacheServerlessGb: 2, cacheRequests: 1e9, cacheSnapshotGb: 3 };

/** US dollars to the cent, and what has no price. */
function costOf(kind: string, inputs: Inputs) {
    const type = `aws:elasticache/${kind.charAt(0).toLowerCase()}${kind.slice(1)}:${kind}`;
    const plan = planOf((stack) => void stack.add(type, "it", inputs), {
        config: new Map([["platform:cost", { usage }]]),
    });
    const { total, unknown } = costReport(plan);
    return [Math.round(total * 100) / 100, unknown.map(({ reason }) => reason)];
}

describe("cost: caches", () => {
    it("are paid for by node and hour, those of Valkey a fifth less", () => {
        const nodeType = "cache.t4g.micro";
        // 2 nodes × 730 h × 0.016
        expect(costOf("Cluster", { engine: "memcached", nodeType, numCacheNodes: 2 })).to.deep.equal([23.36, []]);
        const alone = { engine: "memcached", nodeType, replicationGroupId: "" };
        expect(costOf("Cluster", alone)).to.deep.equal([11.68, []]);
        expect(costOf("Cluster", { replicationGroupId: "with-its-group", nodeType })).to.deep.equal([0, []]);
        // 2 nodes × 730 h × 0.0128, and snapshots 3 GB × 0.085, each in whole cents
        const group = { engine: "valkey", nodeType, numCacheClusters: 2 };
        expect(costOf("ReplicationGroup", group)).to.deep.equal([18.69, []]);
        expect(costOf("ReplicationGroup", { ...group, snapshotRetentionLimit: 7 })).to.deep.equal([18.95, []]);
    });

    it("without servers are paid for by gigabyte, of which there is a minimum, and by request", () => {
        // 2 GB × 730 h × 0.125 + 1000 million × 0.0034; of Valkey 2 GB × 730 h × 0.084 + 1000 million × 0.0023
        expect(costOf("ServerlessCache", { engine: "memcached" })).to.deep.equal([185.9, []]);
        expect(costOf("ServerlessCache", { engine: "valkey" })).to.deep.equal([124.94, []]);
    });
});
