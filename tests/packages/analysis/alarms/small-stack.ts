import { METRIC_ALARM } from "@platform/aws-model/types";
import type { Inputs, StackBuilder } from "../../../policy-pack/harness/stack";

/** An alarm that fires when any message of a queue is late, unless a test says otherwise. */
export function alarm(stack: StackBuilder, name: string, inputs: Inputs) {
    return stack.add(METRIC_ALARM[0] ?? "", name, {
        statistic: "Maximum",
        period: 60,
        evaluationPeriods: 3,
        threshold: 0,
        comparisonOperator: "GreaterThanThreshold",
        treatMissingData: "notBreaching",
        ...inputs,
    });
}

/** A topic; `by` subscribes to it. */
export function topic(stack: StackBuilder, name: string, by: readonly string[] = [], inputs: Inputs = {}) {
    const handle = stack.add("aws:sns/topic:Topic", name, { name, ...inputs });
    for (const endpoint of by)
        stack.add("aws:sns/topicSubscription:TopicSubscription", `${name}-${endpoint}`, {
            ...{ topic: handle.ref("arn"), endpoint },
            protocol: endpoint.startsWith("arn:") ? "sqs" : "email",
        });
    return handle;
}
