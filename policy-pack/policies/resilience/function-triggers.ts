import type { Graph } from "@platform/aws-model/graph/graph";
import { calledFunctions } from "@platform/aws-model/graph/called-functions";
import { functionCalls, type FunctionCall } from "@platform/aws-model/graph/function-callers";
import type { Resource } from "@platform/aws-model/resource";
import { FUNCTION_EVENT_CONFIG, LAMBDA_FUNCTION } from "@platform/aws-model/types";
import { undecided, violation, type PolicyFinding } from "../../lib/finding";

/** What is wrong with whatever calls functions of the stack by itself. */
export function judgeTriggers(graph: Graph): readonly PolicyFinding[] {
    const calls = functionCalls(graph);
    const events = calls.filter(({ isEvent }) => isEvent);
    const called = new Set(events.flatMap(({ by, value }) => calledFunctions(graph, by, value)));
    return [
        ...calls.flatMap((call) => judgeName(graph, call)),
        ...[...called].flatMap((one) => judgeFailures(graph, one)),
    ];
}

/** A call of the function itself runs its newest code, deployed or not, and nothing can be moved back. */
function judgeName(graph: Graph, { by, value }: FunctionCall): readonly PolicyFinding[] {
    const direct = graph.resolve(by, value, LAMBDA_FUNCTION).filter((reference) => reference.kind === "resource");
    const found = "the function itself";
    return direct.length === 0
        ? []
        : [violation(by, { at: value.path, found, required: "an alias of it", fix: "name the ARN of the alias" })];
}

/** Lambda tries an event three times; then it is gone. */
function judgeFailures(graph: Graph, called: Resource): readonly PolicyFinding[] {
    const { linked, undecided: perhaps } = graph.linked(FUNCTION_EVENT_CONFIG, "functionName", called, LAMBDA_FUNCTION);
    const places = [
        ...linked.map((config) => config.get("destinationConfig", "onFailure", "destination")),
        called.get("deadLetterConfig", "targetArn"),
    ];
    if (places.some((place) => !place.absent)) return [];
    if (perhaps.length > 0) return [undecided(called, "what becomes of events that fail", "a config that names it")];
    return [
        violation(called, {
            found: "loses events that fail three times",
            required: "a FunctionEventInvokeConfig with destinationConfig.onFailure",
            fix: "add one",
        }),
    ];
}
