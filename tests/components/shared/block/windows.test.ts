import { expect } from "chai";
import { dailyWindow, meet, weeklyWindow } from "../../../../components/shared/block/windows";

describe("windows of a store", () => {
    it("last from one time to the other, over midnight and over Saturday too", () => {
        expect(dailyWindow("06:00-06:30")).to.deep.equal({ start: 360, length: 30 });
        expect(dailyWindow("23:45-00:15")).to.deep.equal({ start: 1425, length: 30 });
        expect(weeklyWindow("mon:01:00-mon:02:00")).to.deep.equal({ start: 1500, length: 60 });
        expect(weeklyWindow("sat:23:30-sun:00:30")).to.deep.equal({ start: 10050, length: 60 });
    });

    it("meet when they share a minute of any day", () => {
        const pairs = [
            ["06:00-06:30", "sun:06:29-sun:07:00", true],
            ["06:00-06:30", "sun:06:30-sun:07:00", false],
            ["06:00-06:30", "sun:05:00-sun:06:00", false],
            ["06:00-06:30", "wed:05:00-wed:08:00", true],
            ["06:00-09:00", "wed:07:00-wed:08:00", true],
            ["23:45-00:15", "sun:00:00-sun:00:30", true],
            ["00:00-00:30", "sat:23:30-sun:00:30", true],
        ] as const;
        for (const [daily, weekly, expected] of pairs) {
            expect(meet(dailyWindow(daily), weeklyWindow(weekly)), `${daily} ${weekly}`).to.equal(expected);
        }
    });
});
