import type { Resource } from "../resource";
import { EVENT_SOURCE_MAPPING, EVENT_TARGET, SCHEDULE, TARGET_GROUP_ATTACHMENT, BUCKET_NOTIFICATION } from "../types";
import type { StackView } from "./stack-view";
import type { Value } from "../value";

/** A property through which a resource calls a function. */
export interface FunctionCall {
    readonly by: Resource;
    readonly value: Value;
    /** Whether nobody waits for the answer: Lambda tries such a call again by itself, and gives up. */
    readonly isEvent: boolean;
}

/** Every property of the stack's resources that says which function to call, be it one of the stack's or not. */
export function functionCalls(stack: StackView): readonly FunctionCall[] {
    const calls = (types: readonly string[], isEvent: boolean, valuesOf: (by: Resource) => readonly Value[]) =>
        stack.ofType(types).flatMap((by) => valuesOf(by).map((value) => ({ by, value, isEvent })));
    return [
        ...calls(SCHEDULE, true, (schedule) => [schedule.get("target", "arn")]),
        ...calls(EVENT_TARGET, true, (target) => [target.get("arn")]),
        ...calls(BUCKET_NOTIFICATION, true, (notification) =>
            notification
                .get("lambdaFunctions")
                .items()
                .map((one) => one.at("lambdaFunctionArn")),
        ),
        ...calls(EVENT_SOURCE_MAPPING, false, (mapping) => [mapping.get("functionName")]),
        ...calls(TARGET_GROUP_ATTACHMENT, false, (attachment) => [attachment.get("targetId")]),
    ];
}
