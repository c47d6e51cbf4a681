import { expect } from "chai";
import type { ScenarioOutcome } from "@platform/analysis/alarms/outcome";
import { analyzeAlarms } from "@platform/analysis/alarms/result";
import type { Inputs } from "../../../policy-pack/harness/stack";
import { planOf } from "../support/plans";
import { alarm, topic } from "./small-stack";

/** What becomes of a scenario: verdict, who is told, and each alarm with its minutes. */
function told(outcomes: readonly ScenarioOutcome[], id: string) {
    return outcomes
        .filter((outcome) => outcome.id === id)
        .map(({ verdict, people, fired }) => ({
            verdict,
            people,
            fired: fired.map((one) => [one.alarm, one.after, one.backAfter]),
        }));
}

const people = ["ops@example.org"];

function tunnels(inputs: Inputs, more: Inputs = {}) {
    return analyzeAlarms(
        planOf((stack) => {
            const connection = stack.add("aws:ec2/vpnConnection:VpnConnection", "vpn");
            const alarmActions = [topic(stack, "alerts", people).ref("arn")];
            const state = { namespace: "AWS/VPN", metricName: "TunnelState", dimensions: { VpnId: connection.ref() } };
            alarm(stack, "state", {
                ...{ ...state, alarmActions, period: 300, evaluationPeriods: 1, treatMissingData: "breaching" },
                ...{ comparisonOperator: "LessThanThreshold", threshold: 1 },
                ...inputs,
            });
            if (Object.keys(more).length > 0) alarm(stack, "more", { ...state, alarmActions, ...more });
        }),
    );
}

describe("one VPN connection on a bad day", () => {
    it("misses the loss of one tunnel when only the maximum is watched", () => {
        const { outcomes, coverage } = tunnels({ statistic: "Maximum" });
        expect(told(outcomes, "one-tunnel-down")).to.deep.equal([{ verdict: "attention", people: [], fired: [] }]);
        // The maximum over five minutes is 0 after five minutes without a 1.
        expect(told(outcomes, "datacenter-unreachable")).to.deep.equal([
            { verdict: "good", people, fired: [["state", 5, 1]] },
        ]);
        const unseen = coverage
            .filter(({ kind, state }) => kind === "VPN tunnel" && state === "no alarm")
            .map(({ name }) => name);
        expect(unseen).to.deep.equal(["vpn (tunnel 1)", "vpn (tunnel 2)"]);
    });

    it("sees it by the minimum, from the first minute", () => {
        const { outcomes, coverage } = tunnels({ statistic: "Minimum" });
        // At the end, a 0 is within the last five minutes for four more.
        expect(told(outcomes, "one-tunnel-down")).to.deep.equal([
            { verdict: "good", people, fired: [["state", 1, 5]] },
        ]);
        expect(coverage.filter(({ kind }) => kind === "VPN tunnel").map(({ state }) => state)).to.deep.equal([
            "watched",
            "watched",
        ]);
    });

    it("learns that the metric stops, or does not, by how missing data is treated", () => {
        const stops = (treatMissingData: string) => told(tunnels({ treatMissingData }).outcomes, "tunnel-metric-stops");
        // One period is judged and three are looked back on: 15 minutes.
        expect(stops("breaching")).to.deep.equal([{ verdict: "good", people, fired: [["state", 15, 1]] }]);
        for (const hiding of ["notBreaching", "ignore", "missing"])
            expect(stops(hiding), hiding).to.deep.equal([{ verdict: "bad", people: [], fired: [] }]);
    });

    it("says what it cannot replay, and does not judge by it", () => {
        const { outcomes, unknown } = tunnels({ statistic: null, extendedStatistic: "tm90" });
        expect(unknown.map(({ why }) => why)).to.deep.equal(["the statistic tm90 is not understood"]);
        expect(told(outcomes, "datacenter-unreachable")[0]?.verdict).to.equal("unknown");
    });
});

describe("a database's disk that fills up", () => {
    const gib = 1024 ** 3;
    const disk = (inputs: Inputs, level = "critical") =>
        told(
            analyzeAlarms(
                planOf((stack) => {
                    stack.add("aws:rds/instance:Instance", "db", { identifier: "db", allocatedStorage: 100 });
                    alarm(stack, "storage", {
                        ...{
                            namespace: "AWS/RDS",
                            metricName: "FreeStorageSpace",
                            dimensions: { DBInstanceIdentifier: "db" },
                        },
                        ...{ statistic: "Minimum", comparisonOperator: "LessThanThreshold", threshold: 10 * gib },
                        alarmActions: [topic(stack, level, people).ref("arn")],
                        ...inputs,
                    });
                }),
            ).outcomes,
            "full-disk",
        );

    it("is told while there is time", () => {
        // 50 GiB go in 240 minutes: under 10 GiB after 192, so minutes 193, 194, 195 are the first three. At minute 300 somebody has made room.
        expect(disk({})).to.deep.equal([{ verdict: "good", people, fired: [["storage", 196, 1]] }]);
    });

    it("is not, without an action or with a threshold that it never passes", () => {
        expect(disk({ alarmActions: [] })).to.deep.equal([
            { verdict: "bad", people: [], fired: [["storage", 196, 1]] },
        ]);
        expect(disk({ threshold: 0 })).to.deep.equal([{ verdict: "bad", people: [], fired: [] }]);
    });

    it("is urgent: a warning is not enough", () => {
        expect(disk({}, "warnings")[0]?.verdict).to.equal("attention");
    });
});

describe("a mishap of one resource", () => {
    it("changes nothing of another, also where one alarm looks at both", () => {
        const { outcomes } = analyzeAlarms(
            planOf((stack) => {
                const low = ["one", "two"].map((identifier) => {
                    stack.add("aws:rds/instance:Instance", identifier, { identifier, allocatedStorage: 100 });
                    return alarm(stack, `${identifier}-low`, {
                        ...{ namespace: "AWS/RDS", metricName: "FreeStorageSpace", statistic: "Minimum" },
                        ...{ comparisonOperator: "LessThanThreshold", threshold: 1024 ** 3 },
                        dimensions: { DBInstanceIdentifier: identifier },
                    });
                });
                stack.add("aws:cloudwatch/compositeAlarm:CompositeAlarm", "both", {
                    alarmRule: low.map(({ record }) => `ALARM("${record.name}")`).join(" AND "),
                    alarmActions: [topic(stack, "critical", people).ref("arn")],
                });
            }),
        );
        const disks = outcomes.filter(({ id }) => id === "full-disk");
        expect(disks.map(({ where, fired }) => [where, fired.map((one) => one.alarm)])).to.deep.equal([
            ["one", ["one-low"]],
            ["two", ["two-low"]],
        ]);
    });
});
