import { expect } from "chai";
import { analyzeAlarms } from "@platform/analysis/alarms/result";
import type { Inputs, StackBuilder } from "../../../policy-pack/harness/stack";
import { planOf } from "../support/plans";
import { alarm, topic } from "./small-stack";

const groups = "aws:elasticache/replicationGroup:ReplicationGroup";

/** What becomes of each mishap, by its id, where one alarm watches a cache. */
function outcomes(cache: (stack: StackBuilder) => Inputs, watch: Inputs, level = "warnings") {
    const { outcomes: all } = analyzeAlarms(
        planOf((stack) => {
            const alarmActions = [topic(stack, level, ["ops@example.org"]).ref("arn")];
            const dimensions = cache(stack);
            alarm(stack, "watch", { namespace: "AWS/ElastiCache", dimensions, alarmActions, ...watch });
        }),
    );
    return new Map(all.map(({ id, verdict, fired }) => [id, [verdict, fired.map((one) => one.after)]]));
}

const valkey = (stack: StackBuilder) => {
    stack.add(groups, "it", { replicationGroupId: "it", numCacheClusters: 2 });
    return { CacheClusterId: "it-002" };
};
const silence = {
    ...{
        metricName: "CPUUtilization",
        statistic: "SampleCount",
        comparisonOperator: "LessThanThreshold",
        threshold: 1,
    },
    treatMissingData: "breaching",
};

describe("a cache", () => {
    it("is missed when the metrics of a node stop, by the name of the node", () => {
        expect(outcomes(valkey, silence, "critical").get("cache-gone")).to.deep.equal(["good", [5]]);
        const other = { ...silence, dimensions: { CacheClusterId: "it-003" } };
        expect(outcomes(valkey, other, "critical").get("cache-gone")?.[0]).to.equal("bad");
    });

    it("tells of its connections before they are used up", () => {
        const watch = { metricName: "CurrConnections", statistic: "Maximum", threshold: 52_000 };
        // 1083 more each minute: above 52,000 from minute 48 on, seen three minutes later.
        expect(outcomes(valkey, watch).get("cache-connections")).to.deep.equal(["good", [51]]);
    });

    it("can have a replica that falls behind if it has one", () => {
        const watch = { metricName: "ReplicationLag", statistic: "Maximum", threshold: 60 };
        expect(outcomes(valkey, watch).get("cache-replica-behind")).to.deep.equal(["good", [10]]);
        const alone = (stack: StackBuilder) => {
            stack.add(groups, "it", { replicationGroupId: "it", numCacheClusters: 1 });
            return { CacheClusterId: "it-001" };
        };
        expect(outcomes(alone, watch).has("cache-replica-behind")).to.equal(false);
    });

    it("tells when it refuses requests, if it is serverless", () => {
        const serverless = (stack: StackBuilder) => {
            stack.add("aws:elasticache/serverlessCache:ServerlessCache", "it", { name: "it" });
            return { clusterId: "it" };
        };
        const watch = { metricName: "ThrottledCmds", statistic: "Sum", threshold: 0 };
        expect(outcomes(serverless, watch).get("cache-limit")).to.deep.equal(["good", [3]]);
    });
});
