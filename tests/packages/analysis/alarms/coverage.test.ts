import { expect } from "chai";
import { analyze } from "@platform/analysis/alarms/index";
import { analyzeAlarms } from "@platform/analysis/alarms/result";
import type { StackBuilder } from "../../../policy-pack/harness/stack";
import { planOf } from "../support/plans";
import { alarm, topic } from "./small-stack";

/** A NAT gateway with an alarm; `change` says what is wrong with it. */
function gateway(make: (stack: StackBuilder, nat: unknown) => void) {
    return planOf((stack) => {
        make(stack, stack.add("aws:ec2/natGateway:NatGateway", "nat").ref());
    });
}

function covered(make: (stack: StackBuilder, nat: unknown) => void) {
    const { coverage } = analyzeAlarms(gateway(make));
    return coverage.map(({ kind, name, state, alarms, people, reasons }) => ({
        kind,
        name,
        state,
        alarms,
        people,
        reasons,
    }));
}

const metric = { namespace: "AWS/NATGateway", metricName: "ErrorPortAllocation" };
const nat = { kind: "NAT gateway", name: "nat", alarms: ["ports"], people: [], reasons: [] };

describe("what is watched", () => {
    it("names what has no alarm", () => {
        const result = covered(() => undefined);
        expect(result).to.deep.equal([{ ...nat, state: "no alarm", alarms: [] }]);
        expect(analyze(gateway(() => undefined)).verdict).to.equal("bad");
    });

    it("finds people behind a topic, by mail and chat", () => {
        const [result] = covered((stack, id) => {
            const alerts = topic(stack, "alerts", ["ops@example.org"]);
            stack.add("aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration", "chat", {
                slackChannelId: "C01",
                snsTopicArns: [alerts.ref("arn")],
            });
            alarm(stack, "ports", { ...metric, dimensions: { NatGatewayId: id }, alarmActions: [alerts.ref("arn")] });
        });
        expect(result).to.deep.equal({ ...nat, state: "watched", people: ["ops@example.org", "Slack C01"] });
    });

    const silences: readonly (readonly [string, (stack: StackBuilder) => object, string])[] = [
        ["without action", () => ({}), "ports has no action"],
        [
            "with actions switched off",
            (stack) => ({
                alarmActions: [topic(stack, "alerts", ["ops@example.org"]).ref("arn")],
                actionsEnabled: false,
            }),
            "ports: its actions are switched off",
        ],
        [
            "whose topic has no subscriber",
            (stack) => ({ alarmActions: [topic(stack, "alerts").ref("arn")] }),
            "ports: nobody subscribes to alerts",
        ],
        [
            "whose topic is encrypted with AWS's own key",
            (stack) => ({
                alarmActions: [
                    topic(stack, "alerts", ["ops@example.org"], { kmsMasterKeyId: "alias/aws/sns" }).ref("arn"),
                ],
            }),
            "ports: CloudWatch cannot use the topic's key, which is AWS's own",
        ],
        [
            "whose topic's policy lets another service in",
            (stack) => {
                const Statement = [
                    { Effect: "Allow", Principal: { Service: "events.amazonaws.com" }, Action: "sns:Publish" },
                ];
                const policy = JSON.stringify({ Statement });
                return { alarmActions: [topic(stack, "alerts", ["ops@example.org"], { policy }).ref("arn")] };
            },
            "ports: the topic's policy does not let CloudWatch publish",
        ],
    ];
    for (const [what, actions, reason] of silences)
        it(`knows that an alarm ${what} tells nobody`, () => {
            const result = covered((stack, id) => {
                alarm(stack, "ports", { ...metric, dimensions: { NatGatewayId: id }, ...actions(stack) });
            });
            // A topic that alarms publish to has to be watched as well.
            expect(result[0]).to.deep.equal({ ...nat, state: "tells nobody", reasons: [reason] });
        });

    it("takes the way through a composite alarm", () => {
        const [result] = covered((stack, id) => {
            const child = alarm(stack, "ports", { ...metric, dimensions: { NatGatewayId: id } });
            stack.add("aws:cloudwatch/compositeAlarm:CompositeAlarm", "any", {
                alarmRule: `ALARM("${child.record.name}")`,
                alarmActions: [topic(stack, "alerts", ["ops@example.org"]).ref("arn")],
            });
        });
        expect(result).to.deep.equal({ ...nat, state: "watched", people: ["ops@example.org"] });
    });

    it("does not judge a topic of another stack", () => {
        const section = analyze(
            gateway((stack, id) => {
                const alarmActions = ["arn:aws:sns:us-east-1:123456789012:elsewhere"];
                alarm(stack, "ports", { ...metric, dimensions: { NatGatewayId: id }, alarmActions });
            }),
        );
        expect(section.verdict).to.equal("unknown");
    });

    it("counts an alarm that it cannot replay", () => {
        const plan = gateway((stack, NatGatewayId) => {
            const metricQueries = [
                { id: "band", expression: "ANOMALY_DETECTION_BAND(errors)" },
                {
                    id: "errors",
                    metric: { ...metric, period: 60, stat: "Sum", dimensions: { NatGatewayId } },
                    returnData: true,
                },
            ];
            const comparisonOperator = "GreaterThanUpperThreshold";
            const alarmActions = [topic(stack, "alerts", ["ops@example.org"]).ref("arn")];
            alarm(stack, "ports", {
                metricQueries,
                comparisonOperator,
                alarmActions,
                statistic: null,
                thresholdMetricId: "band",
            });
        });
        const { coverage, unknown, outcomes } = analyzeAlarms(plan);
        expect(coverage[0]?.state).to.equal("watched");
        expect(unknown.map(({ why }) => why)).to.deep.equal([
            "GreaterThanUpperThreshold compares with no fixed threshold",
        ]);
        expect(outcomes.find(({ id }) => id === "nat-ports")?.verdict).to.equal("unknown");
    });

    it("wants another way to tell that a topic fails", () => {
        const delivery = (own: boolean) =>
            analyzeAlarms(
                planOf((stack) => {
                    const first = topic(stack, "first", ["ops@example.org"]);
                    const second = topic(stack, "second", ["dev@example.org"]);
                    alarm(stack, "undelivered", {
                        ...{ namespace: "AWS/SNS", metricName: "NumberOfNotificationsFailed", statistic: "Sum" },
                        dimensions: { TopicName: "first" },
                        alarmActions: [(own ? first : second).ref("arn")],
                    });
                }),
            ).coverage.find(({ name }) => name === "first");
        expect(delivery(true)).to.deep.include({
            state: "tells nobody",
            reasons: ["undelivered: it is told by the topic that fails"],
        });
    });

    it("wants no alarm on a topic that no alarm publishes to", () => {
        const kinds = (inputs: object) =>
            analyzeAlarms(
                planOf((stack) => {
                    const news = topic(stack, "news", ["ops@example.org"]);
                    alarm(stack, "other", { alarmActions: [news.ref("arn")], ...inputs });
                }),
            ).coverage.map(({ kind, name }) => `${kind} ${name}`);
        expect(kinds({})).to.deep.equal(["alert delivery news"]);
        expect(kinds({ actionsEnabled: false })).to.deep.equal([]);
        expect(kinds({ alarmActions: [] })).to.deep.equal([]);
    });

    it("knows functions, APIs and distributions", () => {
        const { summary, verdict } = analyze(
            planOf((stack) => {
                stack.add("aws:lambda/function:Function", "hook");
                stack.add("aws:apigatewayv2/api:Api", "orders", { protocolType: "HTTP" });
                stack.add("aws:cloudfront/distribution:Distribution", "site");
            }),
        );
        expect(verdict).to.equal("bad");
        expect(summary).to.contain(
            "3 of 3 parts have none that reaches somebody: HTTP API orders; CDN distribution site; function hook.",
        );
    });

    it("replays an instance that stops where an alarm looks at it, and asks for none", () => {
        const stops = (watched: boolean) => {
            const { coverage, outcomes } = analyzeAlarms(
                planOf((stack) => {
                    const instance = stack.add("aws:ec2/instance:Instance", "box");
                    const dimensions = watched ? { InstanceId: instance.ref() } : { InstanceId: "i-elsewhere" };
                    alarm(stack, "up", { namespace: "AWS/EC2", metricName: "StatusCheckFailed", dimensions });
                }),
            );
            return [coverage.length, outcomes.filter(({ id }) => id === "ping-target-stops").length];
        };
        expect(stops(true)).to.deep.equal([0, 1]);
        expect(stops(false)).to.deep.equal([0, 0]);
    });

    it("has nothing to say of a stack without any of it", () => {
        const section = analyze(planOf(() => undefined));
        expect(section.verdict).to.equal("neutral");
        expect(section.blocks).to.deep.equal([]);
    });

    it("does not know whether unknown types have to be watched, and says so", () => {
        const unknown = (stack: StackBuilder) => {
            stack.add("aws:apprunner/service:Service", "shop");
            stack.add("aws:apprunner/service:Service", "blog");
            stack.add("random:index/randomId:RandomId", "suffix");
        };
        const named = "2 resources of a type that this analysis does not know (aws:apprunner/service:Service)";
        const alone = analyze(planOf(unknown));
        expect([alone.verdict, alone.summary]).to.deep.equal([
            "unknown",
            `There is no alarm. Not known: whether ${named} have to be watched.`,
        ]);
        const { verdict, summary } = analyze(
            gateway((stack, id) => {
                unknown(stack);
                const ops = topic(stack, "ops", ["ops@example.org"]).ref("arn");
                const dev = topic(stack, "dev", ["dev@example.org"]).ref("arn");
                const failed = {
                    namespace: "AWS/SNS",
                    metricName: "NumberOfNotificationsFailed",
                    evaluationPeriods: 1,
                };
                alarm(stack, "ports", { ...metric, dimensions: { NatGatewayId: id }, alarmActions: [ops] });
                alarm(stack, "ops-fails", { ...failed, dimensions: { TopicName: "ops" }, alarmActions: [dev] });
                alarm(stack, "dev-fails", { ...failed, dimensions: { TopicName: "dev" }, alarmActions: [ops] });
            }),
        );
        expect(verdict).to.equal("unknown");
        expect(summary).to.contain(
            "3 alarms; each of the 3 parts that are known to have to be watched has one that reaches somebody. " +
                `Not known: whether ${named} have to be watched. Of`,
        );
    });
});
