import { expect } from "chai";
import { alarmInputs, eventAlarm } from "../../harness/alarms";
import { record } from "../../harness/record";
import { testTopics } from "../../harness/scope";
import { everyTrigger, makeFunction, publicRoute, types } from "./fixture";

const dimensions = { FunctionName: "platform-test-fn-job", Resource: "platform-test-fn-job:live" };
const runbook = "Runbook: docs/runbooks/function.md";

const recorded = (config: object) => record(makeFunction({ ...config }, { publicRoute }));
const alarm = async (key: string, config: object = {}) => alarmInputs(await recorded(config), `fn-job-${key}`);
const warns = { alarmActions: [testTopics.warning], okActions: [testTopics.warning] };

describe("alarms of a function", () => {
    it("page for errors where somebody waits for the answer, and warn elsewhere", async () => {
        for (const config of [{ queue: {} }, { public: everyTrigger.public }]) {
            expect((await alarm("errors", config))["alarmActions"]).to.deep.equal([testTopics.critical]);
        }
        const metric = (id: string, metricName: string) => ({
            id,
            metric: { namespace: "AWS/Lambda", metricName, dimensions, period: 300, stat: "Sum" },
        });
        expect(await alarm("errors")).to.deep.equal({
            ...warns,
            alarmDescription: `Function job fails in more than 5 percent of calls. Roll back if it was just deployed; else read its log of the last minutes. ${runbook}`,
            metricQueries: [
                metric("calls", "Invocations"),
                metric("errors", "Errors"),
                {
                    id: "ratio",
                    label: "Failed calls in percent",
                    expression: "IF(FILL(calls, 0) >= 10, 100 * FILL(errors, 0) / calls, 0)",
                    returnData: true,
                },
            ],
            comparisonOperator: "GreaterThanThreshold",
            threshold: 5,
            evaluationPeriods: 5,
            datapointsToAlarm: 3,
            treatMissingData: "notBreaching",
        });
    });

    it("tell of each event that failed for good", async () => {
        const { alarmDescription, ...inputs } = await alarm("failures");
        expect(alarmDescription).to.equal(
            `Function job has failed for good with an event, or could not be called for one. The event is in queue platform-test-fn-job-failures. ${runbook}`,
        );
        const watched = {
            namespace: "AWS/SQS",
            metricName: "NumberOfMessagesSent",
            dimensions: { QueueName: "platform-test-fn-job-failures" },
        };
        expect(inputs).to.deep.equal(eventAlarm(watched, [testTopics.warning]));
    });

    for (const [key, config, expected] of [
        [
            "throttled",
            {},
            { metricName: "Throttles", period: 60, evaluationPeriods: 15, datapointsToAlarm: 5, threshold: 0 },
        ],
        [
            "slow",
            { timeoutSeconds: 10 },
            { metricName: "Duration", extendedStatistic: "p95", threshold: 8000, evaluationPeriods: 3 },
        ],
        [
            "dead-letters",
            { queue: {} },
            { metricName: "ApproximateNumberOfMessagesVisible", threshold: 0, period: 300 },
        ],
        [
            "backlog",
            { queue: {} },
            { metricName: "ApproximateAgeOfOldestMessage", threshold: 300, evaluationPeriods: 5 },
        ],
        ["backlog", { queue: {}, timeoutSeconds: 60 }, { threshold: 600 }],
    ] as const) {
        it(`warn of ${key} with ${JSON.stringify(config)}`, async () => {
            const inputs = await alarm(key, config);
            expect(inputs).to.include({
                ...expected,
                treatMissingData: "notBreaching",
                comparisonOperator: "GreaterThanThreshold",
            });
            expect(inputs).to.deep.include(warns);
            expect(inputs["alarmDescription"]).to.match(/^Function job .*\. Runbook: docs\/runbooks\/function\.md$/);
        });
    }

    it("count requests that a load balancer could not have answered by it", async () => {
        const recording = await recorded({ public: everyTrigger.public });
        expect(recording.names(types.alarm).filter((name) => name.startsWith("fn-job-tg"))).to.deep.equal([
            "fn-job-tg-errors",
            "fn-job-tg-failing",
        ]);
        for (const key of ["tg-errors", "tg-failing"]) {
            const queries = alarmInputs(recording, `fn-job-${key}`)["metricQueries"] as {
                metric?: { metricName: string };
            }[];
            expect(queries.flatMap(({ metric }) => metric?.metricName ?? [])).to.deep.equal([
                "RequestCount",
                "HTTPCode_Target_5XX_Count",
                "LambdaUserError",
                "LambdaInternalError",
            ]);
        }
    });

    it("miss calls that the schedule says come every day, and no others", async () => {
        const missed = async (expression: string, schedule: object = {}) => {
            const recording = await recorded({ schedule: { expression, ...schedule } });
            if (!recording.names(types.alarm).includes("fn-job-missed")) {
                return undefined;
            }
            const { metricQueries, ...inputs } = alarmInputs(recording, "fn-job-missed");
            expect(inputs).to.include({ threshold: 1, evaluationPeriods: 1, treatMissingData: "ignore" });
            const [calls, filled] = metricQueries as [{ metric: { period: number } }, { expression: string }];
            expect(filled.expression).to.equal("FILL(calls, 0)");
            return calls.metric.period;
        };
        expect(await missed("rate(5 minutes)")).to.equal(600);
        expect(await missed("rate(1 day)")).to.equal(86_400);
        expect(await missed("cron(30 6 * * ? *)")).to.equal(86_400);
        expect(await missed("rate(2 days)")).to.equal(undefined);
        expect(await missed("cron(30 6 ? * MON *)")).to.equal(undefined);
        expect(await missed("cron(30 6 1 * ? *)")).to.equal(undefined);
        expect(await missed("at(2030-12-31T23:00:00)")).to.equal(undefined);
        expect(await missed("rate(5 minutes)", { enabled: false })).to.equal(undefined);
    });
});
