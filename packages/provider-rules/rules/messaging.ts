import type { Problem } from "../problem";
import type { JudgedResource } from "../judged-resource";
import { rule, type Rule } from "../rule";
import { parseArn } from "../shapes/arn";

/** What the endpoint of a subscription looks like: https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html */
const ENDPOINTS: Readonly<Record<string, readonly [fits: (text: string) => boolean, words: string]>> = {
    email: [isMail, "an e-mail address"],
    "email-json": [isMail, "an e-mail address"],
    http: [(text) => text.startsWith("http://"), "an address that begins with http://"],
    https: [(text) => text.startsWith("https://"), "an address that begins with https://"],
    sms: [(text) => /^\+?[\d\s().-]{5,20}$/.test(text), "a telephone number such as +12025550100"],
    sqs: [(text) => parseArn(text)?.service === "sqs", "the ARN of an SQS queue"],
    lambda: [(text) => parseArn(text)?.service === "lambda", "the ARN of a Lambda function"],
    firehose: [(text) => parseArn(text)?.service === "firehose", "the ARN of a Firehose stream"],
};

/** Topics, subscriptions and queues. */
export const messagingRules: readonly Rule[] = [
    ...rule(["aws:sns/topicSubscription:TopicSubscription"], endpoint),
    ...rule(["aws:sns/topic:Topic"], (topic) => fifoName(topic, "fifoTopic")),
    ...rule(["aws:sqs/queue:Queue"], (queue) => fifoName(queue, "fifoQueue"), redrive),
];

function* endpoint(subscription: JudgedResource): Generator<Problem> {
    const [protocol, at] = [subscription.get("protocol"), subscription.get("endpoint")];
    const [fits, words] = ENDPOINTS[protocol.asString ?? ""] ?? [];
    if (at.asString !== undefined && fits?.(at.asString) === false) {
        const message = `must be ${words ?? ""} with protocol ${protocol.printed}`;
        yield { code: "subscription-endpoint", at, message, fix: "correct the endpoint, or the protocol" };
    }
}

function isMail(text: string): boolean {
    return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-fifo-queues.html */
function* fifoName(resource: JudgedResource, flag: string): Generator<Problem> {
    const [at, fifo] = [resource.get("name"), resource.get(flag)];
    const ends = at.asString?.endsWith(".fifo");
    if (fifo.asBoolean === true && ends === false) {
        yield { code: "fifo-name", at, message: `must end in .fifo, since ${flag} is true`, fix: "append .fifo" };
    }
    if ((fifo.absent || fifo.asBoolean === false) && ends === true) {
        yield {
            code: "fifo-name",
            at,
            message: `must not end in .fifo unless ${flag} is true`,
            fix: `set ${flag} to true, or rename it`,
        };
    }
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html: RedrivePolicy */
function* redrive(queue: JudgedResource): Generator<Problem> {
    const policy = queue.get("redrivePolicy").json();
    const [target, count] = [policy.at("deadLetterTargetArn"), policy.at("maxReceiveCount")];
    if (policy.known && target.absent) {
        yield {
            code: "missing-property",
            at: target,
            message: "is missing: it says where the messages go",
            fix: "give the queue's ARN",
        };
    }
    if (count.asNumber !== undefined && (count.asNumber < 1 || count.asNumber > 1000)) {
        yield { code: "out-of-range", at: count, message: "must be 1 to 1000", fix: "use a value in this range" };
    }
}
