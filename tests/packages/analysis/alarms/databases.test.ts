import { expect } from "chai";
import { analyze } from "@platform/analysis/alarms/index";
import { analyzeAlarms } from "@platform/analysis/alarms/result";
import type { Inputs, StackBuilder } from "../../../policy-pack/harness/stack";
import { planOf } from "../support/plans";
import { alarm, topic } from "./small-stack";

const people = ["ops@example.org"];

/** Verdict and alarms of each mishap of a stack, by its id. */
function outcomesOf(build: (stack: StackBuilder, alarmActions: readonly unknown[]) => void, level = "warnings") {
    const { outcomes, unknown } = analyzeAlarms(
        planOf((stack) => {
            build(stack, [topic(stack, level, people).ref("arn")]);
        }),
    );
    expect(unknown).to.deep.equal([]);
    return new Map(outcomes.map(({ id, verdict, fired }) => [id, [verdict, fired.map((one) => one.after)]]));
}

function database(stack: StackBuilder, inputs: Inputs = {}) {
    stack.add("aws:rds/instance:Instance", "db", { identifier: "db", instanceClass: "db.t4g.medium", ...inputs });
    return { namespace: "AWS/RDS", dimensions: { DBInstanceIdentifier: "db" } };
}

describe("a database", () => {
    it("is missed when its metrics stop, if that counts as bad", () => {
        const gone = (treatMissingData: string) =>
            outcomesOf((stack, alarmActions) => {
                const [watch, statistic] = [database(stack), "SampleCount"];
                const silence = { comparisonOperator: "LessThanThreshold", threshold: 1, treatMissingData };
                alarm(stack, "silent", { ...watch, metricName: "CPUUtilization", statistic, ...silence, alarmActions });
            }, "critical").get("database-gone");
        expect(gone("breaching")).to.deep.equal(["good", [5]]);
        expect(gone("notBreaching")).to.deep.equal(["bad", []]);
    });

    it("tells of its connections before they are used up: 320 of its class within an hour", () => {
        const used = (threshold: number) =>
            outcomesOf((stack, alarmActions) => {
                const watch = { ...database(stack), metricName: "DatabaseConnections", threshold, alarmActions };
                alarm(stack, "connections", watch);
            }).get("connections-used-up");
        // 5 and 5.25 more each minute: above 256 from minute 48 on, seen three minutes later.
        expect(used(256)).to.deep.equal(["good", [51]]);
        expect(used(320)).to.deep.equal(["attention", []]);
    });

    it("can have a broken replica if it is one", () => {
        const broken = (inputs: Inputs) =>
            outcomesOf((stack, alarmActions) => {
                const watch = { ...database(stack, inputs), metricName: "ReplicaLag", threshold: 600, alarmActions };
                alarm(stack, "lag", watch);
            });
        // A minute more each minute: above ten minutes from minute 11 on.
        expect(broken({ replicateSourceDb: "source" }).get("replica-broken")).to.deep.equal(["good", [14]]);
        expect(broken({}).has("replica-broken")).to.equal(false);
    });
});

describe("a cluster of databases", () => {
    const cluster = (stack: StackBuilder, members = 1) => {
        const data = stack.add("aws:rds/cluster:Cluster", "data", {
            clusterIdentifier: "data",
            serverlessv2ScalingConfiguration: { minCapacity: 0.5, maxCapacity: 32 },
        });
        for (let n = 1; n <= members; n += 1)
            stack.add("aws:rds/clusterInstance:ClusterInstance", `data-${n}`, {
                identifier: `data-${n}`,
                clusterIdentifier: data.ref("clusterIdentifier"),
                instanceClass: "db.serverless",
            });
        return { namespace: "AWS/RDS", dimensions: { DBInstanceIdentifier: "data-1" } };
    };

    it("is told of before its instance is as large, or has as many connections, as it may", () => {
        const outcomes = outcomesOf((stack, alarmActions) => {
            const watch = { ...cluster(stack), alarmActions };
            alarm(stack, "capacity", { ...watch, metricName: "ACUUtilization", threshold: 90 });
            alarm(stack, "connections", { ...watch, metricName: "DatabaseConnections", threshold: 1600 });
        });
        // 15 % and 1.42 more each minute; 5 connections and 33.25 more, of the 2000 that AWS allows below one unit.
        expect(outcomes.get("capacity-used-up")).to.deep.equal(["good", [56]]);
        expect(outcomes.get("connections-used-up")).to.deep.equal(["good", [51]]);
    });

    it("is quiet while nothing happens, however much memory an instance may have", () => {
        const outcomes = outcomesOf((stack, alarmActions) => {
            const memory = { comparisonOperator: "LessThanThreshold", threshold: 25 * 1024 ** 3, alarmActions };
            alarm(stack, "memory", { ...cluster(stack), metricName: "FreeableMemory", ...memory });
        });
        expect(outcomes.get("quiet-night")).to.deep.equal(["good", []]);
    });

    it("can have readers that no longer follow if it has any", () => {
        const behind = (members: number) =>
            outcomesOf((stack, alarmActions) => {
                cluster(stack, members);
                const dimensions = { DBClusterIdentifier: "data" };
                const lag = { namespace: "AWS/RDS", metricName: "AuroraReplicaLagMaximum", threshold: 10_000 };
                alarm(stack, "lag", { ...lag, dimensions, alarmActions });
            }).get("readers-behind");
        expect(behind(2)).to.deep.equal(["good", [13]]);
        expect(behind(1)).to.equal(undefined);
    });
});

describe("lines of a log that a filter counts", () => {
    const counted = (filter: Inputs, metric: Inputs = {}) =>
        outcomesOf((stack, alarmActions) => {
            stack.add("aws:cloudwatch/logMetricFilter:LogMetricFilter", "refused", {
                pattern: '"refused"',
                metricTransformation: { namespace: "shop", name: "refused", value: "1", ...filter },
            });
            const watch = { namespace: "shop", metricName: "refused", statistic: "Sum", period: 300, threshold: 20 };
            alarm(stack, "refused", { ...watch, evaluationPeriods: 1, alarmActions, ...metric });
        });

    it("are told by an alarm on the filter's metric", () => {
        expect(counted({ defaultValue: "0" }).get("log-lines")).to.deep.equal(["good", [3]]);
        expect(counted({}).get("log-lines")).to.deep.equal(["good", [3]]);
    });

    it("are what the filter's words say; of a pattern for JSON, what the alarm on it says, each in a row of its own", () => {
        const plan = planOf((stack) => {
            const alarmActions = [topic(stack, "warnings", people).ref("arn")];
            const watch = (name: string, pattern: string, alarmDescription?: string) => {
                const metricTransformation = { namespace: "shop", name, value: "1" };
                stack.add("aws:cloudwatch/logMetricFilter:LogMetricFilter", name, { pattern, metricTransformation });
                const described = alarmDescription === undefined ? {} : { alarmDescription };
                alarm(stack, name, { namespace: "shop", metricName: name, alarmActions, ...described });
            };
            watch("late", '"too late"', "shop: Orders are late.");
            watch("root", '{ $.user = "root" }', "shop: Somebody used the root user. Ask who.");
            watch("keys", '{ $.call = "DisableKey" }', "Somebody disabled a key; cancel it.");
            watch("other", '{ $.call = "Other" }');
        });
        const [block] = analyze(plan).blocks;
        const rows = block?.kind === "table" ? block.rows : [];
        const texts = rows.map((row) => row.slice(0, 2).map((cell) => (typeof cell === "string" ? cell : cell.text)));
        expect(texts).to.include.deep.members([
            ['A log says "too late" again and again', "late"],
            ["Somebody used the root user", "root"],
            ["Somebody disabled a key", "keys"],
            ["A log has what other looks for, again and again", "other"],
        ]);
    });

    it("leave an alarm cold whose metric has nothing where nothing is counted, unless that is bad", () => {
        const missing = { treatMissingData: "breaching" };
        expect(counted({ defaultValue: "0" }, missing).get("quiet-night")).to.deep.equal(["good", []]);
        expect(counted({}, missing).get("quiet-night")?.[0]).to.not.equal("good");
    });
});
