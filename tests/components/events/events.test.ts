import { expect } from "chai";
import { createEvents } from "../../../components/events/events";
import { eventsSchema } from "../../../components/events/schema";
import { alarmInputs, eventAlarm } from "../../harness/alarms";
import { record } from "../../harness/record";
import type { Recording } from "../../harness/recording";
import { testScope, testTopics } from "../../harness/scope";

const types = {
    hub: "aws:notifications/notificationHub:NotificationHub",
    configuration: "aws:notifications/notificationConfiguration:NotificationConfiguration",
    rule: "aws:notifications/eventRule:EventRule",
    association: "aws:notifications/channelAssociation:ChannelAssociation",
    contact: "aws:notifications/contactsEmailContact:ContactsEmailContact",
    eventRule: "aws:cloudwatch/eventRule:EventRule",
} as const;

const channels = { C0123456789: "arn:aws:chatbot::123456789012:chat-configuration/slack-channel/platform-test" };
const whole = {
    alerting: { alerts: { channels } },
    warning: { slackChannelId: "C0123456789" },
    cluster: { target: { name: "platform-test" }, groupName: "cluster-1" },
    ec2Apps: { maps: { groupName: "maps-1" } },
    databases: { registry: {} },
    dns: { domain: "apps.example.gov" },
};
const nothing = {
    alerting: { alerts: { channels } },
    warning: undefined,
    cluster: undefined,
    ec2Apps: {},
    databases: {},
    dns: undefined,
};

function program(config: object, stack: Parameters<typeof createEvents>[2] = whole, region = "us-east-1") {
    const common = () => ({ scope: { ...testScope(), region }, topics: testTopics });
    return () => {
        createEvents(eventsSchema.parse(config), common, stack);
    };
}

/** Type and pattern of each rule, by its key. */
function rules(recording: Recording): Record<string, unknown> {
    return Object.fromEntries(
        recording.names(types.rule).map((name) => {
            const { source, eventType, eventPattern } = recording.inputs(types.rule, name);
            const pattern = typeof eventPattern === "string" ? (JSON.parse(eventPattern) as object) : undefined;
            return [name.replace("events-", ""), [source, eventType, ...(pattern === undefined ? [] : [pattern])]];
        }),
    );
}

describe("Events", () => {
    it("tell of what is the stack's own, each type by a rule", async () => {
        const resources = [{ prefix: "arn:aws:ecs:us-east-1:123456789012:service/platform-test/" }];
        const groups = { detail: { AutoScalingGroupName: ["cluster-1", "maps-1"] } };
        const own = { detail: { SourceIdentifier: [{ prefix: "platform-test-" }] } };
        const names = { detail: { CommonName: [{ suffix: "apps.example.gov" }] } };
        expect(rules(await record(program({})))).to.deep.equal({
            deployments: ["aws.ecs", "ECS Deployment State Change", { resources }],
            services: ["aws.ecs", "ECS Service Action", { resources, detail: { eventType: ["WARN", "ERROR"] } }],
            launches: ["aws.autoscaling", "EC2 Instance Launch Unsuccessful", groups],
            "refresh-failed": ["aws.autoscaling", "EC2 Auto Scaling Instance Refresh Failed", groups],
            "refresh-succeeded": ["aws.autoscaling", "EC2 Auto Scaling Instance Refresh Succeeded", groups],
            databases: ["aws.rds", "RDS DB Instance Event", own],
            "database-clusters": ["aws.rds", "RDS DB Cluster Event", own],
            certificates: ["aws.acm", "ACM Certificate Approaching Expiration", names],
            renewals: ["aws.acm", "ACM Certificate Renewal Action Required", names],
            health: ["aws.health", "AWS Health Event"],
        });
    });

    it("tell of failed deployments alone where that is said, and of nothing that the stack has not", async () => {
        const failures = rules(await record(program({ deployments: "failures" })));
        expect(failures).not.to.have.property("refresh-succeeded");
        expect(failures["deployments"]).to.have.deep.nested.property("[2].detail", {
            eventName: ["SERVICE_DEPLOYMENT_FAILED"],
        });
        const few = rules(await record(program({ emails: ["a@example.gov"] }, nothing)));
        expect(Object.keys(few)).to.deep.equal(["health"]);
    });

    it("go to the channel of the warnings, or to another, and to addresses", async () => {
        const emails = ["OnCall+a@example.gov"];
        const recording = await record(program({ emails }));
        const arn = recording.output(types.configuration, "events", "arn");
        expect(recording.inputs(types.association, "events-C0123456789")).to.deep.equal({
            arn: channels.C0123456789,
            notificationConfigurationArn: arn,
        });
        expect(recording.inputs(types.contact, "events-oncall+a-at-example.gov")).to.deep.equal({
            name: "platform-test-oncall-a-at-example.gov-8b183b1c",
            emailAddress: "OnCall+a@example.gov",
        });
        expect(recording.names(types.association)).to.have.lengthOf(2);
        const other = {
            ...whole,
            alerting: { alerts: { channels: { C0000000009: "arn:aws:chatbot::123456789012:other/a" } } },
        };
        const named = await record(program({ slackChannelId: "C0000000009" }, other));
        expect(named.names(types.association)).to.deep.equal(["events-C0000000009"]);
    });

    it("have a name of their own for each address, however long", async () => {
        const unit = "emergency-management-and-public-works";
        const emails = [`${unit}@north.example.gov`, `${unit}@north.example.org`, "a-b@example.gov", "a+b@example.gov"];
        const recording = await record(program({ emails }));
        const names = recording.names(types.contact).map((name) => recording.inputs(types.contact, name)["name"]);
        expect(new Set(names)).to.have.lengthOf(4);
        for (const name of names) expect(name).to.match(/^[\w.~-]{1,64}$/);
        expect(names).to.include("platform-test-a-b-at-example.gov");
    });

    it("are kept where the stack is, unless the account has a place for them", async () => {
        const recording = await record(program({}, whole, "eu-west-1"));
        expect(recording.inputs(types.hub, "events-hub")).to.deep.equal({ notificationHubRegion: "eu-west-1" });
        const { dependencies, inputs } = recording.one(types.configuration, "events");
        expect(dependencies).to.deep.equal([recording.one(types.hub, "events-hub").urn]);
        expect(inputs).to.deep.equal({
            name: "platform-test-events",
            description: "What happens in platform-test",
            aggregationDuration: "SHORT",
        });
        expect(recording.inputs(types.rule, "events-launches")["regions"]).to.deep.equal(["eu-west-1"]);
        expect(recording.inputs(types.rule, "events-health")["regions"]).to.deep.equal(["eu-west-1", "us-east-1"]);
        const existing = await record(program({ hub: "existing" }));
        expect(existing.names(types.hub)).to.deep.equal([]);
        expect(existing.one(types.configuration, "events").dependencies).to.deep.equal([]);
    });

    it("warn of AWS's own trouble by an alarm, whatever a channel shows", async () => {
        const recording = await record(program({}));
        const { eventPattern, name } = recording.inputs(types.eventRule, "events-health");
        expect(name).to.equal("platform-test-health");
        expect(JSON.parse(eventPattern as string)).to.deep.equal({
            source: ["aws.health"],
            "detail-type": ["AWS Health Event"],
            detail: { eventTypeCategory: ["issue"] },
        });
        const { alarmDescription, ...watch } = alarmInputs(recording, "events-health");
        const watched = {
            namespace: "AWS/SQS",
            metricName: "NumberOfMessagesSent",
            dimensions: { QueueName: "platform-test-health" },
        };
        expect(watch).to.deep.equal(eventAlarm(watched, [testTopics.warning]));
        expect(alarmDescription).to.match(/^AWS has trouble that concerns this account\./);
    });

    it("are not made without the block, and the same in a first preview", async () => {
        const none = await record(() => {
            createEvents(undefined, () => ({ scope: testScope(), topics: testTopics }), whole);
        });
        expect(none.ofType(types.configuration)).to.deep.equal([]);
        const [strict, placeholder] = [await record(program({}), { world: "strict" }), await record(program({}))];
        expect(strict.list).to.deep.equal(placeholder.list);
    });
});
