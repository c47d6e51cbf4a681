import { kind, none, settings } from "../facets/kind";
import { providerPage } from "../facets/lifecycle";
import { used } from "../facets/cost";
import { every, ramp, silent } from "../facets/series";
import { acrossZones } from "../facets/survival";
import type { Mishap } from "../facets/watch";
import { field } from "../fields";
import { resourcesOf } from "../graph/reference";
import type { StackView } from "../graph/stack-view";
import type { Resource } from "../resource";
import { typesIn } from "../tokens";
import { EVENT_RULE, EVENT_SOURCE_MAPPING, EVENT_TARGET, FUNCTION_EVENT_CONFIG, QUEUE } from "../types";
import { known } from "../value";

/** What the arrival of an event of a type means. */
const failures = [
    { event: "ECS Deployment State Change", id: "deployment-fails", title: "A deployment fails" },
    {
        event: "EC2 Auto Scaling Instance Refresh Failed",
        id: "instance-refresh-fails",
        title: "An instance refresh fails",
    },
    { event: "RDS DB Instance Event", id: "database-event", title: "A database fails over, or RDS tells of a failure" },
    { event: "AWS Health Event", id: "aws-trouble", title: "AWS has trouble that concerns the account" },
    { event: "GuardDuty Finding", id: "threat-found", title: "GuardDuty finds a threat", expects: "wake" },
    { event: "Access Analyzer Finding", id: "weakness-found", title: "A weakness of the account is found" },
] as const;

/** What goes wrong with a queue: what fills it, or that nobody takes what is in it. */
function queueMishaps(queue: Resource, stack: StackView): readonly Mishap[] {
    const takers = stack.linked(EVENT_SOURCE_MAPPING, "eventSourceArn", queue, QUEUE).linked;
    return [takers.length > 0 ? backlog : { ...arrival, ...whatFails(queue, stack) }];
}

const backlog: Mishap = {
    id: "queue-backlog",
    title: "Messages wait in a queue",
    story: "What takes them fails or is too slow: the oldest has waited for as long as it goes on.",
    expects: "tell",
    shows: { ApproximateAgeOfOldestMessage: ramp(0, 7200, 120), ApproximateNumberOfMessagesVisible: ramp(0, 120, 120) },
};

const arrival = {
    story: "One message arrives in the queue for failures.",
    expects: "tell",
    lasts: 1,
    shows: { NumberOfMessagesSent: every(1, 1), ApproximateNumberOfMessagesVisible: every(1, 1) },
} as const;

/** As those say that put messages in: other queues, functions, or the patterns of rules. */
function whatFails(queue: Resource, stack: StackView): Pick<Mishap, "id" | "title"> & Partial<Mishap> {
    if (stack.ofType(QUEUE).some((other) => isDeadLetterQueueOf(queue, other, stack))) {
        return { id: "message-fails", title: "A message fails as often as it may" };
    }
    const destination = "destinationConfig.onFailure.destination";
    if (stack.linked(FUNCTION_EVENT_CONFIG, destination, queue, QUEUE).linked.length > 0) {
        return { id: "function-event-fails", title: "A function fails with an event for good" };
    }
    const { linked: targets } = stack.linked(EVENT_TARGET, "arn", queue, QUEUE);
    const rules = targets.flatMap((target) => resourcesOf(stack.resolve(target, target.get("rule"), EVENT_RULE)));
    const patterns = rules.map((rule) => known(rule.get("eventPattern").text()) ?? "");
    const found = failures.find(({ event }) => patterns.some((pattern) => pattern.includes(`"${event}"`)));
    const { event: _, ...mishap } = found ?? { event: "", id: "scheduled-task-fails", title: "A scheduled task fails" };
    return mishap;
}

function isDeadLetterQueueOf(queue: Resource, other: Resource, stack: StackView): boolean {
    const target = field(other.get("redrivePolicy").json(), "deadLetterTargetArn");
    return resourcesOf(stack.resolve(other, target, QUEUE)).includes(queue);
}

/** Whether a function takes its messages: others are kept for people, who are told of each. */
function isConsumed(queue: Resource, stack: StackView): boolean {
    const { linked, undecided } = stack.linked(EVENT_SOURCE_MAPPING, "eventSourceArn", queue, QUEUE);
    return linked.length + undecided.length > 0;
}

/** Messages that wait to be worked on. */
export const queue = kind({
    label: "queue",
    tokens: QUEUE,
    network: none("has no network interface"),
    exposure: none("reached through AWS's API, where identities and policies decide"),
    identity: {
        id: ({ place, name }) => `https://sqs.${place.region}.${place.dnsSuffix}/${place.accountId}/${name}`,
        arn: { service: "sqs", resource: ({ name }) => name },
        outputs: { url: ({ id }) => id },
    },
    lifecycle: {
        loses: "the messages that wait in it",
        createSeconds: 26,
        deleteSeconds: 4,
        basis: "estimate",
        source: providerPage("sqs_queue"),
        note: "The provider waits until its attributes have settled",
    },
    cost: (_resource, { usage }) => [used("queue-request", "requests to queues", usage.queueRequests)],
    watch: {
        concern: "alerts",
        dimensions: [["QueueName", "name"]],
        needed: isConsumed,
        healthy: {
            "AWS/SQS": {
                NumberOfMessagesSent: silent,
                ApproximateNumberOfMessagesVisible: every(5, 0),
                ApproximateAgeOfOldestMessage: every(5, 0),
            },
        },
        mishaps: queueMishaps,
    },
    survives: acrossZones,
    draw: none("the diagram shows networks, what runs, and where data is"),
});

export const queueSettings = settings("a queue", typesIn("sqs", "QueuePolicy", "RedrivePolicy", "RedriveAllowPolicy"), {
    lifecycle: {
        createSeconds: 26,
        deleteSeconds: 4,
        basis: "estimate",
        source: providerPage("sqs_queue_policy"),
        note: "The provider waits until its attributes have settled",
    },
});
