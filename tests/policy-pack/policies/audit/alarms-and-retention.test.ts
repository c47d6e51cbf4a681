import { expect } from "chai";
import { alarmsAndRetention } from "../../../../policy-pack/policies/audit/alarms-and-retention";
import { bare, type Build, describeStackPolicy } from "../../harness/describe-policy";
import { analyze } from "../../harness/rpc";
import { secret, StackBuilder, unknown, type Inputs } from "../../harness/stack";
import { context, graph } from "../../harness/views";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const COMPOSITE = "aws:cloudwatch/compositeAlarm:CompositeAlarm";
const GROUP = "aws:cloudwatch/logGroup:LogGroup";
const TOPIC = "arn:aws:sns:us-east-1:123456789012:warning";
const RECOVER = "arn:aws:automate:us-east-1:ec2:recover";
const SILENT = "required: somebody who is told. Fix: add an SNS topic to alarmActions.";
const KEPT = "required: a number of days, at least 7. Fix: set retentionInDays.";

const one =
    (type: string, inputs: Inputs): Build =>
    (stack) =>
        void stack.add(type, "subject", inputs);

/** An alarm that recovers an instance, and another alarm on an instance, by default the same, with the given actions. */
const recovering =
    (actions: readonly unknown[], other?: unknown): Build =>
    (stack) => {
        const instance = stack.add("aws:ec2/instance:Instance", "keepalive");
        const dimensions = { InstanceId: instance.ref() };
        stack.add(ALARM, "subject", { alarmActions: [RECOVER], dimensions });
        stack.add(ALARM, "down", {
            alarmActions: actions,
            dimensions: other === undefined ? dimensions : { InstanceId: other },
        });
    };

const twice = (message: string): [string, string] => [message, message]; // for the resource, and for the stack

describeStackPolicy(alarmsAndRetention, {
    compliant: {
        "an alarm with a topic": (stack) => {
            const topic = stack.add("aws:sns/topic:Topic", "warning");
            stack.add("aws:sns/topicSubscription:TopicSubscription", "mail", { topic: topic.ref("arn") });
            stack.add(ALARM, "subject", { alarmActions: [topic.ref("arn")], actionsEnabled: "true" });
        },
        "an alarm that a chat channel hears, among others": (stack) => {
            const topics = ["warning", "critical"].map((name) => stack.add("aws:sns/topic:Topic", name).ref("arn"));
            stack.add("aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration", "ops", {
                snsTopicArns: topics,
            });
            stack.add(ALARM, "subject", { alarmActions: [topics[0]] });
        },
        "an alarm that scales": one(ALARM, {
            alarmActions: ["arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:1:autoScalingGroupName/web"],
        }),
        "an alarm that recovers, beside one that tells": recovering([TOPIC]),
        "a part of a composite alarm": (stack) => {
            stack.add(ALARM, "slow", { name: "web-slow" });
            stack.add(COMPOSITE, "web", { alarmRule: 'ALARM("web-slow") OR ALARM(web-down)', alarmActions: [TOPIC] });
        },
        "alarms that roll a service's deployments back": (stack) => {
            const alarms = ["public", "internal"].map((name) => stack.add(ALARM, name).ref("name"));
            stack.add("aws:ecs/service:Service", "app", { alarms: { enable: true, alarmNames: alarms } });
        },
        "a log group that forgets": one(GROUP, { retentionInDays: "90" }),
        "a group of a class that keeps two days": one(GROUP, { logGroupClass: "DELIVERY" }),
    },
    violating: {
        "an alarm with a topic that nobody subscribes to": [
            (stack) => {
                const topic = stack.add("aws:sns/topic:Topic", "warning");
                stack.add(ALARM, "subject", { alarmActions: [topic.ref("arn")] });
            },
            "warning (aws:sns/topic:Topic) is told by alarms, and nobody subscribes to it; " +
                "required: a subscription, or a chat channel. Fix: add an sns.TopicSubscription.",
        ],
        "a log group that forgets within a week": [
            one(GROUP, { retentionInDays: 3 }),
            ...twice(`subject (${GROUP}): retentionInDays is 3 days; ${KEPT}`),
        ],
        "an alarm without actions": [one(ALARM, {}), `subject (${ALARM}) has no alarm actions; ${SILENT}`],
        "an alarm with no action in its list": [
            one(COMPOSITE, { alarmActions: [] }),
            `subject (${COMPOSITE}) has no alarm actions; ${SILENT}`,
        ],
        "an alarm that tells only when all is well": [
            one(ALARM, { okActions: [TOPIC] }),
            `subject (${ALARM}) has no alarm actions; ${SILENT}`,
        ],
        "alarms on one instance of which none tells": [
            recovering(["arn:aws:automate:us-east-1:ec2:reboot"]),
            `subject (${ALARM}) repairs without telling anybody; ${SILENT}`,
            `down (${ALARM}) repairs without telling anybody; ${SILENT}`,
        ],
        "an alarm that recovers, beside one that tells of another instance": [
            recovering([TOPIC], "i-0123456789abcdef0"),
            `subject (${ALARM}) repairs without telling anybody; ${SILENT}`,
        ],
        "a part of another name": [
            (stack) => {
                stack.add(ALARM, "slow", { name: "web-slow" });
                stack.add(COMPOSITE, "web", { alarmRule: 'ALARM("web-slower")', alarmActions: [TOPIC] });
            },
            `slow (${ALARM}) has no alarm actions; ${SILENT}`,
        ],
        "an alarm beside a service that is rolled back by others": [
            (stack) => {
                stack.add(ALARM, "slow", { name: "web-slow" });
                stack.add("aws:ecs/service:Service", "app", { alarms: { alarmNames: ["web-down", unknown()] } });
            },
            `slow (${ALARM}) has no alarm actions; ${SILENT}`,
        ],
        "an alarm that is switched off": [
            one(ALARM, { alarmActions: [TOPIC], actionsEnabled: "false" }),
            ...twice(`subject (${ALARM}): actionsEnabled is false; required: true. Fix: remove actionsEnabled.`),
        ],
        "a log group that keeps everything": [
            one(GROUP, { name: "/web" }),
            ...twice(`subject (${GROUP}): retentionInDays is not set, which means for ever; ${KEPT}`),
        ],
        "a log group that says so": [
            one(GROUP, { retentionInDays: 0 }),
            ...twice(`subject (${GROUP}): retentionInDays is for ever; ${KEPT}`),
        ],
    },
    unknown: {
        "actions that depend on nothing": [
            one(ALARM, { alarmActions: [unknown()] }),
            `subject (${ALARM}): undecided, as this is not known: alarmActions. ` +
                "Decided by: a list that is plain in the program, or references to topics.",
        ],
        "a list of actions that depends on nothing": [
            one(ALARM, { alarmActions: unknown() }),
            `subject (${ALARM}): undecided, as this is not known: alarmActions. ` +
                "Decided by: a list that is plain in the program, or references to topics.",
        ],
        "a retention that is not known": [
            one(GROUP, { retentionInDays: unknown() }),
            `subject (${GROUP}): undecided, as this is not known: retentionInDays. ` +
                "Decided by: a value that is plain in the program (a number of days, at least 7).",
        ],
    },
    minimal: [
        bare("aws:cloudwatch/metricAlarm:MetricAlarm"),
        "subject (aws:cloudwatch/metricAlarm:MetricAlarm) has no alarm actions; required: somebody who is told. Fix: add an SNS topic to alarmActions.",
    ],
    secret: [one(ALARM, { alarmActions: [TOPIC], actionsEnabled: secret("hunter2") }), "hunter2"],
    notApplicable: one("aws:sns/topic:Topic", {}),
});

describe("alarms-and-retention: more", () => {
    it("asks for as many days as configured", () => {
        const stack = new StackBuilder("update");
        stack.add(GROUP, "web", { retentionInDays: 90 });
        const configured = context({ config: { minimumDays: 365 } }, alarmsAndRetention);
        const found = alarmsAndRetention.check(graph(stack.records), configured);
        expect(found.map(({ message }) => message)).to.deep.equal([
            `web (${GROUP}): retentionInDays is 90 days; required: a number of days, at least 365. Fix: set retentionInDays.`,
        ]);
    });

    it("sets a retention where there is none, and nothing else", async () => {
        const remediate = async (type: string, inputs: Inputs) => {
            const stack = new StackBuilder("preview");
            stack.add(type, "subject", inputs);
            const { remediations } = await analyze([alarmsAndRetention], stack.records, { remediate: true });
            return remediations.map(({ properties }) => properties);
        };
        expect(await remediate(GROUP, { name: "/web" })).to.deep.equal([{ name: "/web", retentionInDays: 365 }]);
        expect(await remediate(GROUP, { retentionInDays: 7 })).to.deep.equal([]);
        expect(await remediate(GROUP, { logGroupClass: "DELIVERY" })).to.deep.equal([]);
        expect(await remediate(ALARM, {})).to.deep.equal([]);
    });
});
