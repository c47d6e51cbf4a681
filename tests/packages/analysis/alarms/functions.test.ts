import { expect } from "chai";
import { analyzeAlarms } from "@platform/analysis/alarms/result";
import type { StackBuilder } from "../../../policy-pack/harness/stack";
import { planOf } from "../support/plans";
import { alarm, topic } from "./small-stack";

/** Verdict of each mishap of a stack, by its id. */
function verdictsOf(build: (stack: StackBuilder, alarmActions: readonly unknown[]) => void) {
    const { outcomes, unknown } = analyzeAlarms(
        planOf((stack) => {
            build(stack, [topic(stack, "warnings", ["ops@example.org"]).ref("arn")]);
        }),
    );
    expect(unknown).to.deep.equal([]);
    return new Map(outcomes.map(({ id, verdict }) => [id, verdict]));
}

const dimensions = { FunctionName: "report", Resource: "report:live" };
const watch = { namespace: "AWS/Lambda", dimensions, period: 300, evaluationPeriods: 1 };

function addFunction(stack: StackBuilder, schedule?: string) {
    const made = stack.add("aws:lambda/function:Function", "report", { name: "report", timeout: 10 });
    const alias = stack.add("aws:lambda/alias:Alias", "live", { name: "live", functionName: made.ref("name") });
    if (schedule !== undefined) {
        const target = { arn: alias.ref("arn"), roleArn: "arn:aws:iam::123456789012:role/x" };
        stack.add("aws:scheduler/schedule:Schedule", "report", { scheduleExpression: schedule, target });
    }
}

const once = { statistic: "Sum", period: 300, evaluationPeriods: 1 };

describe("a function", () => {
    it("has no copy left, or hardly any time, which nobody learns of without an alarm", () => {
        const lacking = verdictsOf((stack) => {
            addFunction(stack);
        });
        expect(lacking.get("function-throttled")).to.equal("attention");
        const told = verdictsOf((stack, alarmActions) => {
            addFunction(stack);
            alarm(stack, "throttled", { ...watch, metricName: "Throttles", threshold: 0, alarmActions });
            alarm(stack, "slow", {
                ...watch,
                metricName: "Duration",
                statistic: "Maximum",
                threshold: 8000,
                alarmActions,
            });
        });
        expect(told.get("function-throttled")).to.equal("good");
        expect(told.get("function-slow")).to.equal("good");
    });

    it("is missed only where its schedule comes every day", () => {
        const missed = (schedule?: string) =>
            verdictsOf((stack) => {
                addFunction(stack, schedule);
            }).get("function-not-called");
        expect(missed("rate(1 hour)")).to.equal("attention");
        expect(missed("rate(2 days)")).to.equal(undefined);
        expect(missed()).to.equal(undefined);
    });

    it("that only updates call has nobody whom a lack of copies would concern", () => {
        const own = verdictsOf((stack) => {
            stack.add("aws:lambda/function:Function", "setup", { name: "setup" });
        });
        expect([...own.keys()].filter((id) => id.startsWith("function-"))).to.deep.equal(["function-fails"]);
    });
});

describe("queues of functions", () => {
    it("tell failed events, dead letters and a backlog apart", () => {
        const told = verdictsOf((stack, alarmActions) => {
            addFunction(stack);
            const queue = (name: string, inputs = {}) => stack.add("aws:sqs/queue:Queue", name, { name, ...inputs });
            const failures = queue("failures");
            const deadLetterTargetArn = "arn:aws:sqs:us-east-1:123456789012:dead";
            queue("dead", { arn: deadLetterTargetArn });
            const work = queue("work", { redrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 5 }) });
            const destinationConfig = { onFailure: { destination: failures.ref("arn") } };
            stack.add("aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig", "report", {
                functionName: "report",
                destinationConfig,
            });
            stack.add("aws:lambda/eventSourceMapping:EventSourceMapping", "work", {
                eventSourceArn: work.ref("arn"),
                functionName: "report",
            });
            const of = (name: string) => ({
                namespace: "AWS/SQS",
                dimensions: { QueueName: name },
                alarmActions,
                ...once,
            });
            alarm(stack, "f", { ...of("failures"), metricName: "NumberOfMessagesSent", threshold: 0 });
            alarm(stack, "d", { ...of("dead"), metricName: "ApproximateNumberOfMessagesVisible", threshold: 0 });
            alarm(stack, "w", { ...of("work"), metricName: "ApproximateAgeOfOldestMessage", threshold: 300 });
        });
        expect(["function-event-fails", "message-fails", "queue-backlog"].map((id) => told.get(id))).to.deep.equal([
            "good",
            "good",
            "good",
        ]);
        expect(told.has("scheduled-task-fails")).to.equal(false);
    });
});
