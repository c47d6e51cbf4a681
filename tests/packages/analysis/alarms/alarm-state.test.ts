import { expect } from "chai";
import {
    evaluationRange,
    nextState,
    type AlarmState,
    type MissingData,
} from "@platform/analysis/alarms/cloudwatch/alarm-state";

const SETTINGS: readonly MissingData[] = ["missing", "ignore", "breaching", "notBreaching"];
/** A state that no evaluation gives: it shows where the current state is kept. */
const KEPT = "kept" as AlarmState;

/** Points as AWS writes them, the newest to the right: X is past the threshold, 0 is not, - is missing. */
function points(text: string): (boolean | undefined)[] {
    return text
        .split(" ")
        .map((point) => (point === "-" ? undefined : point === "X"))
        .reverse();
}

function states(text: string, datapointsToAlarm: number): AlarmState[] {
    return SETTINGS.map((treatMissingData) =>
        nextState(points(text), { evaluationPeriods: 3, datapointsToAlarm, treatMissingData }, KEPT),
    );
}

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html */
describe("the states of an alarm, by AWS's tables (missing, ignore, breaching, notBreaching)", () => {
    const threeOfThree: readonly (readonly [string, readonly string[]])[] = [
        ["0 - X - X", ["OK", "OK", "OK", "OK"]],
        ["0 - - - -", ["OK", "OK", "OK", "OK"]],
        ["- - - - -", ["INSUFFICIENT_DATA", "kept", "ALARM", "OK"]],
        ["0 X X - X", ["ALARM", "ALARM", "ALARM", "ALARM"]],
        ["- - X - -", ["ALARM", "kept", "ALARM", "OK"]],
    ];
    for (const [text, wanted] of threeOfThree)
        it(`3 of 3: ${text}`, () => {
            expect(states(text, 3)).to.deep.equal(wanted);
        });

    const twoOfThree: readonly (readonly [string, readonly string[]])[] = [
        ["0 - X - X", ["ALARM", "ALARM", "ALARM", "ALARM"]],
        ["0 0 X 0 X", ["ALARM", "ALARM", "ALARM", "ALARM"]],
        ["0 - X - -", ["OK", "OK", "ALARM", "OK"]],
        ["- - - - 0", ["OK", "OK", "ALARM", "OK"]],
        ["- - - X -", ["ALARM", "kept", "ALARM", "OK"]],
    ];
    for (const [text, wanted] of twoOfThree)
        it(`2 of 3: ${text}`, () => {
            expect(states(text, 2)).to.deep.equal(wanted);
        });

    for (const text of ["- - - - X", "- - - X -"])
        it(`3 of 3: ${text} is too new for ALARM while data is missing`, () => {
            expect(states(text, 3)[0]).to.equal("kept");
        });

    it("looks back on five periods for an alarm of three", () => {
        expect(evaluationRange({ evaluationPeriods: 3, datapointsToAlarm: 3, treatMissingData: "missing" })).to.equal(
            5,
        );
    });
});
