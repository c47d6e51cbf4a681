import { expect } from "chai";
import { calculate } from "@platform/analysis/alarms/cloudwatch/metric-math";
import { NotUnderstood } from "@platform/analysis/alarms/cloudwatch/syntax";

type Points = readonly (number | undefined)[];
const _ = undefined;

/** An expression over series of some periods of a minute each, the newest to the right. */
function result(expression: string, metrics: Readonly<Record<string, Points>>): Points {
    const length = Math.max(...Object.values(metrics).map((points) => points.length));
    const values = calculate(expression, {
        period: 1,
        range: length,
        metrics: Object.keys(metrics),
        resolve: (id) => {
            const points = metrics[id];
            return points && ((end) => points[end]);
        },
    });
    return Array.from({ length }, (__, end) => values(end));
}

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html */
describe("metric math", () => {
    const metric1: Points = [30, 20, 0, 0];
    const metric2: Points = [20, _, 20, _];

    it("compares as AWS's table says: where one series has no value it counts as 0", () => {
        expect(result("metric1 < metric2", { metric1, metric2 })).to.deep.equal([0, 0, 1, 0]);
        expect(result("metric1 >= 30", { metric1 })).to.deep.equal([1, 0, 0, 0]);
        expect(result("metric1 > 15 AND metric2 > 15", { metric1, metric2 })).to.deep.equal([1, 0, 0, 0]);
    });

    it("chooses as AWS's tables say", () => {
        const condition: Points = [1, 1, 0, 0, _];
        const then: Points = [30, _, 0, 0, 30];
        const otherwise: Points = [0, 0, 20, _, 20];
        expect(result("IF(c, t, o)", { c: condition, t: then, o: otherwise })).to.deep.equal([30, 0, 20, _, _]);
        expect(result("IF(c, 5, o)", { c: condition, o: otherwise })).to.deep.equal([5, 5, 20, _, _]);
        expect(result("IF(c, t, 5)", { c: condition, t: then })).to.deep.equal([30, 0, 5, 5, _]);
    });

    it("drops a division by zero, and keeps a gap beside a number", () => {
        expect(result("a / b", { a: [6, 6, _], b: [3, 0, _] })).to.deep.equal([2, _, _]);
        expect(result("100 * a", { a: [1, _] })).to.deep.equal([100, _]);
    });

    it("binds *, then +, then comparisons, AND, OR", () => {
        expect(result("a + 2 * 3 ^ 2 == 19 AND -a < 0 OR 0", { a: [1] })).to.deep.equal([1]);
    });

    it("fills gaps with a number, another series or the last value", () => {
        expect(result("FILL(a, 7)", { a: [1, _, 3] })).to.deep.equal([1, 7, 3]);
        expect(result("FILL(a, b)", { a: [1, _], b: [4, 5] })).to.deep.equal([1, 5]);
        expect(result("FILL(a, REPEAT)", { a: [1, _, _] })).to.deep.equal([1, 1, 1]);
    });

    it("takes the best of all metrics, those without data left out", () => {
        expect(result("MAX(METRICS())", { a: [0, _, _], b: [1, 0, _] })).to.deep.equal([1, 0, _]);
        expect(result('SUM(METRICS("err"))', { err1: [1, 2], err2: [3, _], other: [9, 9] })).to.deep.equal([4, 2]);
        expect(result("AVG([a, b])", { a: [4, 4], b: [2, _] })).to.deep.equal([3, 2]);
    });

    it("takes a rate by the second", () => {
        expect(result("RATE(a)", { a: [0, 60, _, 180] })).to.deep.equal([_, 1, _, 1]);
        expect(result("DIFF(a)", { a: [5, 3] })).to.deep.equal([_, -2]);
    });

    for (const expression of [
        "MAX(a)",
        "ANOMALY_DETECTION_BAND(a)",
        "SEARCH('{x}', 'Sum')",
        "a +",
        "nobody",
        "METRICS()",
    ])
        it(`does not guess ${expression}`, () => {
            expect(() => result(expression, { a: [1], b: [1] })).to.throw(NotUnderstood);
        });
});
