import { calledFunctions } from "@platform/aws-model/graph/called-functions";
import type { Resource } from "@platform/aws-model/resource";
import * as types from "@platform/aws-model/types";
import { known, type Value } from "@platform/aws-model/value";
import type { Plan, PlanResource } from "../plan";
import type { Verdict } from "../section";
import { targets } from "../shared/references";

/** Who calls a function of the stack through AWS's API, whatever its VPC. */
export interface FunctionCaller {
    readonly function: string;
    readonly functionUrn: string;
    /** `schedule fn-report`, `events.amazonaws.com`. */
    readonly caller: string;
    readonly callerUrn: string;
    /** For what alone the caller may: a rule, a target group, an account. */
    readonly onlyFor: string;
    readonly verdict: Verdict;
}

/** What a permission can be limited to. */
const SOURCES = [
    ...[types.EVENT_RULE, types.TARGET_GROUP, types.BUCKET, types.LOG_GROUP].flat(),
    ...["aws:sns/topic:Topic", "aws:secretsmanager/secret:Secret"],
];

/** Callers by function. Whoever IAM lets call functions is none of them: that is said of the role. */
export function functionCallersOf(plan: Plan): readonly FunctionCaller[] {
    const bySchedule = plan
        .ofType(types.SCHEDULE)
        .flatMap((by) => callsOf(plan, by, by.get("target", "arn"), `schedule ${by.name}`));
    const byQueue = plan.ofType(types.EVENT_SOURCE_MAPPING).flatMap((by) => {
        const [queue] = targets(plan, by, by.get("eventSourceArn"), types.QUEUE);
        return callsOf(plan, by, by.get("functionName"), queue === undefined ? "a source" : `queue ${queue.name}`);
    });
    const byRight = plan.ofType(types.LAMBDA_PERMISSION).flatMap((right) => {
        const caller = known(right.get("principal").text()) ?? "not known";
        return callsOf(plan, right, right.get("function"), caller).map((call) => ({
            ...call,
            ...limitOf(plan, right),
        }));
    });
    const name = (one: FunctionCaller) => `${one.function} ${one.caller}`;
    return [...bySchedule, ...byQueue, ...byRight].sort((a, b) => (name(a) < name(b) ? -1 : 1));
}

function callsOf(plan: Plan, by: PlanResource, value: Value, caller: string): readonly FunctionCaller[] {
    return calledFunctions(plan.graph, by, value).map((called) => ({
        ...{ function: called.name, functionUrn: called.urn, caller, callerUrn: by.urn },
        ...{ onlyFor: "", verdict: "good" },
    }));
}

/** Without a source, a service calls for everybody who uses it, in whichever account. */
function limitOf(plan: Plan, right: Resource): Pick<FunctionCaller, "onlyFor" | "verdict"> {
    const source = right.get("sourceArn");
    const [resource] = targets(plan, right, source, SOURCES);
    if (resource !== undefined) return { onlyFor: `${labelOf(resource)} ${resource.name}`, verdict: "good" };
    if (!source.absent) {
        const text = known(source.text());
        return text === undefined ? { onlyFor: "not known", verdict: "unknown" } : { onlyFor: text, verdict: "good" };
    }
    const account = known(right.get("sourceAccount").text());
    return account === undefined
        ? { onlyFor: "everything, of any account", verdict: "attention" }
        : { onlyFor: `account ${account}`, verdict: "good" };
}

function labelOf({ type }: Resource): string {
    return (type.split(":").at(-1) ?? type).replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
}
