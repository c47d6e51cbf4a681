import { expect } from "chai";
import { alarmInputs } from "../../harness/alarms";
import { record } from "../../harness/record";
import type { Recording } from "../../harness/recording";
import { testTopics } from "../../harness/scope";
import { cache, memcached, serverless, types, valkey } from "./fixture";

const mib = 1024 ** 2;
const critical = [testTopics.critical];
const warning = [testTopics.warning];

/** What an alarm watches, without its text. */
function watchOf(recording: Recording, name: string): Readonly<Record<string, unknown>> {
    const { alarmDescription, alarmActions, okActions, ...watch } = alarmInputs(recording, `cache-pages-${name}`);
    expect(alarmDescription).to.match(/ Runbook: docs\/runbooks\/cache\.md$/);
    expect(okActions).to.deep.equal(alarmActions);
    return { ...watch, tells: alarmActions };
}

/** Each alarm's name, without `cache-pages-`, with what it watches in one line. */
async function watches(config: object): Promise<Readonly<Record<string, string>>> {
    const recording = await record(cache(config));
    const line = (name: string) => {
        const watch = watchOf(recording, name);
        const sign = watch["comparisonOperator"] === "GreaterThanThreshold" ? ">" : "<";
        const { metricName, statistic, threshold, period, evaluationPeriods, dimensions, tells } = watch;
        expect(watch["namespace"]).to.equal("AWS/ElastiCache");
        expect(tells).to.deep.equal(name.endsWith("silent") ? critical : warning);
        expect(watch["treatMissingData"]).to.equal(name.endsWith("silent") ? "breaching" : "notBreaching");
        const of = Object.values(dimensions as object).join(" ");
        return [of, metricName, statistic, sign, threshold, `${String(evaluationPeriods)}×${String(period)}`].join(" ");
    };
    const names = recording.names(types.alarm).map((name) => name.replace("cache-pages-", ""));
    return Object.fromEntries(names.map((name) => [name, line(name)]));
}

describe("the alarms of a cache", () => {
    it("page when a Memcached node is gone, and warn of load on the cluster", async () => {
        const id = "platform-test-pages";
        expect(await watches({ ...memcached, evictionsPer5Minutes: 200 })).to.deep.equal({
            "node-1-silent": `${id} 0001 CPUUtilization SampleCount < 1 10×60`,
            "node-2-silent": `${id} 0002 CPUUtilization SampleCount < 1 10×60`,
            cpu: `${id} CPUUtilization Maximum > 90 3×300`,
            memory: `${id} FreeableMemory Minimum < ${50 * mib} 3×300`,
            evictions: `${id} Evictions Sum > 200 3×300`,
            swap: `${id} SwapUsage Maximum > ${50 * mib} 3×300`,
            connections: `${id} CurrConnections Maximum > 52000 5×60`,
        });
    });

    it("watch each Valkey node by itself, and as a replica where there are several", async () => {
        const ofNode = (number: number) => {
            const id = `platform-test-pages-00${number}`;
            return {
                [`node-${number}-silent`]: `${id} CPUUtilization SampleCount < 1 10×60`,
                [`node-${number}-cpu`]: `${id} EngineCPUUtilization Maximum > 80 3×300`,
                [`node-${number}-memory`]: `${id} DatabaseMemoryUsagePercentage Maximum > 85 3×300`,
                [`node-${number}-evictions`]: `${id} Evictions Sum > 1000 3×300`,
                [`node-${number}-swap`]: `${id} SwapUsage Maximum > ${300 * mib} 3×300`,
                [`node-${number}-connections`]: `${id} CurrConnections Maximum > 52000 5×60`,
                [`node-${number}-refused`]: `${id} AuthenticationFailures Sum > 50 1×300`,
            };
        };
        const lag = (number: number) => ({
            [`node-${number}-replication`]: `platform-test-pages-00${number} ReplicationLag Maximum > 10 5×60`,
        });
        expect(await watches(valkey)).to.deep.equal({ ...ofNode(1), ...lag(1), ...ofNode(2), ...lag(2) });
        expect(await watches({ ...valkey, nodes: 1 })).to.deep.equal(ofNode(1));
    });

    it("warn before a serverless cache is at its limits", async () => {
        const id = "platform-test-pages";
        expect(await watches({ ...serverless, limits: { storageGb: 2, ecpuPerSecond: 1000 } })).to.deep.equal({
            storage: `${id} BytesUsedForCache Maximum > 1600000000 3×300`,
            throttled: `${id} ThrottledCmds Sum > 0 3×300`,
            units: `${id} ElastiCacheProcessingUnits Sum > 240000 3×300`,
        });
    });

    it("are made after the cache, which would be missed while it is being made", async () => {
        const recording = await record(cache(valkey));
        expect(recording.one(types.alarm, "cache-pages-node-1-silent").dependencies).to.include(
            recording.one(types.replicationGroup, "cache-pages").urn,
        );
    });
});
