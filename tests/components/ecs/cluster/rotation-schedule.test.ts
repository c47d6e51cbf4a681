import { expect } from "chai";
import { rotationSchedule } from "../../../../components/ecs/cluster/rotation-schedule";

const dayMs = 24 * 60 * 60 * 1000;

describe("the schedule of the instances' rotation", () => {
    for (const [maxDays, expression] of [
        [7, "cron(0 8 1,7,13,19,25 * ? *)"],
        [14, "cron(0 8 1,11,21 * ? *)"],
        [30, "cron(0 8 1,16 * ? *)"],
        [31, "cron(0 8 1 1/1 ? *)"],
        [61, "cron(0 8 1 1/1 ? *)"],
        [92, "cron(0 8 1 1/2 ? *)"],
        [365, "cron(0 8 1 1/11 ? *)"],
    ] as const) {
        it(`is ${expression} for ${maxDays} days`, () => {
            expect(rotationSchedule(maxDays)).to.equal(expression);
        });
    }

    it("never leaves more than the days asked for between two runs", () => {
        const late = Array.from({ length: 365 }, (_, index) => index + 1).filter(
            (maxDays) => longestGap(rotationSchedule(maxDays)) > maxDays,
        );
        expect(late).to.deep.equal([]);
    });
});

/** The most days between two runs of a `cron(0 8 <days> <months> ? *)` in five years. */
function longestGap(expression: string): number {
    const [, days = "", months = ""] = /^cron\(0 8 (\S+) (\S+) \? \*\)$/.exec(expression) ?? [];
    const step = months === "*" ? 1 : Number(months.replace("1/", ""));
    const runs = Array.from({ length: 60 }, (_, month) => month)
        .filter((month) => (month % 12) % step === 0)
        .flatMap((month) =>
            days
                .split(",")
                .map((day) => new Date(Date.UTC(2027, month, Number(day), 8)))
                .filter((run) => run.getUTCMonth() === month % 12)
                .map((run) => run.getTime()),
        );
    return Math.max(...runs.slice(1).map((run, index) => (run - (runs[index] ?? 0)) / dayMs));
}
