import { expect } from "chai";
import type { AlarmDefinition } from "@platform/analysis/alarms/cloudwatch/definition";
import { parseRule } from "@platform/analysis/alarms/cloudwatch/composite-rule";
import { replay } from "@platform/analysis/alarms/cloudwatch/replay";
import { during, every, ramp, silent, type Series } from "@platform/aws-model/facets/series";
import { statisticOf } from "@platform/analysis/alarms/cloudwatch/statistics";
import { NotUnderstood } from "@platform/analysis/alarms/cloudwatch/syntax";

const metric = { namespace: "AWS/VPN", name: "TunnelState", dimensions: { VpnId: "vpn-1" } };
const definition: AlarmDefinition = {
    period: 5,
    queries: [{ id: "metric", metric, statistic: "Maximum" }],
    watched: "metric",
    comparison: "LessThanOrEqualToThreshold",
    threshold: 0,
    evaluationPeriods: 1,
    datapointsToAlarm: 1,
    treatMissingData: "breaching",
};

/** State before, then changes as `minute state`. */
function timeline(change: Partial<AlarmDefinition>, series: Series, minutes = 100): readonly string[] {
    const { before, changes } = replay({ ...definition, ...change }, () => series, { minutes, step: 1 });
    return [before, ...changes.map(({ minute, to }) => `${minute} ${to}`)];
}

describe("replaying an alarm", () => {
    const up = every(1, 1, 1);

    it("evaluates every minute, over the period that ends with it", () => {
        // The maximum of minutes 0 to 4 is the first that is 0; with minute 20 a 1 is back.
        expect(timeline({}, during(20, every(1, 0, 0), up))).to.deep.equal(["OK", "4 ALARM", "20 OK"]);
    });

    it("sees one of two tunnels by the minimum alone", () => {
        const oneDown = during(20, every(1, 0, 1), up);
        const degraded = {
            comparison: "LessThanThreshold",
            threshold: 1,
            evaluationPeriods: 3,
            datapointsToAlarm: 3,
        } as const;
        expect(timeline({}, oneDown)).to.deep.equal(["OK"]);
        // The oldest of three periods, minutes 6 to 10 at minute 20, 0 to 0 at minute 10, has a 0 from minute 10 on. In
        // the newest, minutes 20 to 24, there is none at minute 24.
        const minimum = { queries: [{ id: "metric", metric, statistic: "Minimum" }] };
        expect(timeline({ ...degraded, ...minimum }, oneDown)).to.deep.equal(["OK", "10 ALARM", "24 OK"]);
    });

    it("counts real points within sight before it counts missing ones", () => {
        // N = 1 looks back on 3 periods: the last good point, minute -1, is out of sight at minute 14.
        expect(timeline({}, during(30, silent, up))).to.deep.equal(["OK", "14 ALARM", "30 OK"]);
        expect(timeline({ treatMissingData: "notBreaching" }, during(30, silent, up))).to.deep.equal(["OK"]);
        expect(timeline({ treatMissingData: "ignore" }, during(30, silent, up))).to.deep.equal(["OK"]);
        expect(timeline({ treatMissingData: "missing" }, during(30, silent, up))).to.deep.equal([
            "OK",
            "14 INSUFFICIENT_DATA",
            "30 OK",
        ]);
    });

    it("follows what changes all the time", () => {
        // From 100 to 0 in 100 minutes: the minimum of a period of 5 minutes is at most 40 from minute 60 on.
        const falling = { threshold: 40, queries: [{ id: "metric", metric, statistic: "Minimum" }] };
        expect(timeline(falling, ramp(100, 0, 100))).to.deep.equal(["OK", "60 ALARM"]);
    });

    it("takes M of N", () => {
        const alarm = {
            period: 1,
            threshold: 5,
            comparison: "GreaterThanThreshold",
            evaluationPeriods: 5,
            datapointsToAlarm: 3,
        } as const;
        expect(timeline(alarm, during(2, every(1, 9), every(1, 0)))).to.deep.equal(["OK"]);
        // Minutes 0, 1, 2 are past the threshold; at minute 5 two of the last five, 1 and 2, are left.
        expect(timeline(alarm, during(3, every(1, 9), every(1, 0)))).to.deep.equal(["OK", "2 ALARM", "5 OK"]);
    });

    it("knows the statistics and says so of others", () => {
        const samples = [5, 1, 4, 2, 3];
        const names = ["Sum", "Average", "Minimum", "Maximum", "SampleCount", "p50", "p99"];
        expect(names.map((name) => statisticOf(name)?.(samples))).to.deep.equal([15, 3, 1, 5, 5, 3, 5]);
        expect(statisticOf("Sum")?.([])).to.equal(undefined);
        expect(() => timeline({ queries: [{ id: "metric", metric, statistic: "tm90" }] }, up)).to.throw(
            NotUnderstood,
            "tm90",
        );
    });

    it("calls an expression that names itself what it is", () => {
        expect(() => timeline({ queries: [{ id: "metric", expression: "metric + 1" }] }, up)).to.throw(
            "metric is defined by itself",
        );
    });
});

describe("the rule of a composite alarm", () => {
    const states = { a: "ALARM", b: "OK", "c d": "INSUFFICIENT_DATA" } as const;
    const holds = (rule: string) => parseRule(rule).holds((name) => states[name as keyof typeof states]);
    const cases: readonly (readonly [string, boolean])[] = [
        ["ALARM(a)", true],
        ['ALARM("b")', false],
        ["ALARM(a) AND NOT ALARM(b)", true],
        ["ALARM(b) OR INSUFFICIENT_DATA('c d')", true],
        ["ALARM(b) AND ALARM(b) OR OK(b)", true],
        ["ALARM(b) AND (ALARM(b) OR OK(b))", false],
        ["NOT (FALSE OR TRUE)", false],
    ];
    for (const [rule, wanted] of cases)
        it(`${rule} is ${String(wanted)}`, () => {
            expect(holds(rule)).to.equal(wanted);
        });

    it("names its alarms", () => {
        expect(parseRule('ALARM(a) OR NOT OK("c d")').alarms).to.deep.equal(["a", "c d"]);
    });

    for (const rule of ["", "ALARM(a) XOR ALARM(b)", "ALARM()", "(ALARM(a)", "AT_LEAST(1, ALARM, (a))"])
        it(`does not guess "${rule}"`, () => {
            expect(() => holds(rule)).to.throw(NotUnderstood);
        });
});
