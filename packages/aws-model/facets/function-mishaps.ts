import { calledFunctions } from "../graph/called-functions";
import type { StackView } from "../graph/stack-view";
import type { Resource } from "../resource";
import { dailyGapSeconds } from "../schedule-gap";
import { FUNCTION_ALIAS, LAMBDA_FUNCTION, SCHEDULE } from "../types";
import { known } from "../value";
import { every, silent } from "./series";
import type { Mishap } from "./watch";

/** The provider's own. */
const usualTimeoutSeconds = 3;
const days = 24 * 60;

/** What can go wrong with a function. Whether others call it, as through an alias, decides what people have to learn of. */
export function functionMishaps(resource: Resource, stack: StackView): readonly Mishap[] {
    const isCalled = stack.linked(FUNCTION_ALIAS, "functionName", resource, LAMBDA_FUNCTION).linked.length > 0;
    return [
        {
            id: "function-fails",
            title: "A function fails",
            story: "Each of its calls ends with an error, four a minute.",
            expects: "tell",
            shows: { Errors: every(1, 4), Invocations: every(1, 4) },
        },
        ...(isCalled ? [throttled, slow(resource)] : []),
        ...(isCalled && comesDaily(resource, stack) ? [missed] : []),
    ];
}

const throttled: Mishap = {
    id: "function-throttled",
    title: "A function has no copy left",
    story: "As many copies run as may, and three calls a minute are turned away.",
    expects: "tell",
    shows: { Throttles: every(1, 3) },
};

const missed: Mishap = {
    id: "function-not-called",
    title: "A schedule does not call its function",
    story: "Somebody has disabled it; nothing fails.",
    expects: "tell",
    lasts: 3 * days,
    span: { minutes: 4 * days, step: 60 },
    shows: { Invocations: silent, Errors: silent, Duration: silent },
};

function slow(resource: Resource): Mishap {
    const seconds = known(resource.get("timeout").number()) ?? usualTimeoutSeconds;
    return {
        id: "function-slow",
        title: "A function is about to run out of time",
        story: "A call a minute, each of which takes nearly as long as it may.",
        expects: "tell",
        shows: { Duration: every(1, 950 * seconds), Invocations: every(1, 1) },
    };
}

function comesDaily(resource: Resource, stack: StackView): boolean {
    return stack.ofType(SCHEDULE).some((schedule) => {
        const expression = known(schedule.get("scheduleExpression").text());
        const isOn = known(schedule.get("state").text()) !== "DISABLED";
        return (
            isOn &&
            expression !== undefined &&
            dailyGapSeconds(expression) !== undefined &&
            calledFunctions(stack, schedule, schedule.get("target", "arn")).includes(resource)
        );
    });
}
