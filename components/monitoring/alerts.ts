import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AlarmTopics, Severity } from "../shared/alarm";
import { policyDocument } from "../shared/policy-document";
import { arnOf, type AwsScope } from "../shared/scope";
import { slug } from "../shared/slug";
import { spendStatements } from "../shared/spend-statements";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import { watchDelivery } from "./alarms";
import type { AlertsConfig } from "./block";
import { SlackChannels, type SlackChannelsTransforms } from "./slack-channels";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The topic of each severity. */
    topic: aws.sns.Topic,
    /** The subscription of each address. */
    subscription: aws.sns.TopicSubscription,
    /** Each alarm on failed deliveries. */
    alarm: aws.cloudwatch.MetricAlarm,
};

/** Changes to the arguments of inner resources. */
export interface AlertsTransforms extends TransformsOf<typeof inner> {
    /** Of SlackChannels. */
    readonly slack?: SlackChannelsTransforms | undefined;
}

export interface AlertsArgs {
    readonly scope: AwsScope;
    /** The `alerts` block of the stack's configuration. */
    readonly config: AlertsConfig;
    /** Key that encrypts the topics; its policy must let CloudWatch use it. */
    readonly encryptionKeyArn: pulumi.Input<string>;
    /** Whether budgets and cost anomalies of the account publish to the topic of warnings. Default: false. */
    readonly takesSpend?: boolean | undefined;
    /** Topics of another region that Slack's channels show as well. Default: none. */
    readonly edgeTopics?: AlarmTopics | undefined;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: AlertsTransforms | undefined;
}

/**
 * Where alarms go: one encrypted topic for each severity, with mail and Slack behind it.
 *
 * Children: for each severity the topic `<prefix>-alerts-<severity>`, an email subscription for each address and an
 * alarm on failed deliveries, which goes to the other topic; with Slack, SlackChannels. Cost: alarms, 0.20 USD a month.
 */
export class Alerts extends pulumi.ComponentResource {
    static readonly type = "platform:monitoring:Alerts";

    /** ARN of the topic of each severity. */
    readonly topics: AlarmTopics;
    /** ARNs of the configurations of Slack channels, by channel id. */
    readonly channels: Readonly<Record<string, pulumi.Output<string>>>;

    constructor(
        private readonly name: string,
        private readonly args: AlertsArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(Alerts.type, name, {}, withTransforms(inner, args.transform, opts));
        const topics = { critical: this.createTopic("critical"), warning: this.createTopic("warning") };

        this.topics = { critical: topics.critical.arn, warning: topics.warning.arn };
        for (const severity of ["critical", "warning"] as const) {
            const topicName = this.topicName(severity);
            watchDelivery(name, { severity, topics: this.topics, topicName }, { parent: this });
        }
        this.channels = this.createSlackChannels();
        this.registerOutputs({ topics: this.topics, ...transformed(this) });
    }

    private createTopic(severity: Severity): aws.sns.Topic {
        const name = `${this.name}-${severity}`;
        const topic = new aws.sns.Topic(
            name,
            {
                name: this.topicName(severity),
                displayName: `${this.args.scope.prefix} ${severity}`,
                kmsMasterKeyId: this.args.encryptionKeyArn,
                policy: this.topicPolicy(severity),
            },
            { parent: this },
        );
        for (const [key, endpoint] of this.emailsOf(severity)) {
            new aws.sns.TopicSubscription(
                `${name}-${key}`,
                { topic: topic.arn, protocol: "email", endpoint },
                { parent: this },
            );
        }
        return topic;
    }

    /** Addresses by a key made from each alone, so that one that comes or goes leaves the others subscribed. */
    private emailsOf(severity: Severity): ReadonlyMap<string, string> {
        return new Map(this.args.config[severity].emails.map((email) => [slug(email), email]));
    }

    /**
     * This account's alarms publish, over TLS, and no other service but those that tell of the bill, where they are asked to. EventBridge is left out on purpose: SNS does not
     * see on whose behalf EventBridge calls, so a statement for it would let in every account's rules.
     */
    private topicPolicy(severity: Severity): pulumi.Output<string> {
        const { scope } = this.args;
        const topicArn = arnOf(scope, "sns", this.topicName(severity));
        return policyDocument([
            {
                Sid: "AlarmsOfThisAccount",
                Effect: "Allow",
                Principal: { Service: "cloudwatch.amazonaws.com" },
                Action: "sns:Publish",
                Resource: topicArn,
                Condition: {
                    StringEquals: { "aws:SourceAccount": scope.accountId },
                    ArnLike: { "aws:SourceArn": arnOf(scope, "cloudwatch", "alarm:*") },
                },
            },
            {
                Sid: "OnlyOverTls",
                Effect: "Deny",
                Principal: "*",
                Action: "sns:Publish",
                Resource: topicArn,
                Condition: { Bool: { "aws:SecureTransport": "false" } },
            },
            ...(severity === "warning" && this.args.takesSpend === true
                ? spendStatements(scope, { Action: "sns:Publish", Resource: topicArn })
                : []),
        ]);
    }

    private createSlackChannels(): Readonly<Record<string, pulumi.Output<string>>> {
        const { scope, config, edgeTopics } = this.args;
        const topicsByChannel: Record<string, pulumi.Input<string>[]> = {};
        for (const severity of ["critical", "warning"] as const) {
            const channel = config[severity].slackChannelId;
            if (channel !== undefined) {
                const topics = [this.topics, ...(edgeTopics === undefined ? [] : [edgeTopics])];
                (topicsByChannel[channel] ??= []).push(...topics.map((each) => each[severity]));
            }
        }
        // By the block's check there is a workspace where there is a channel, and nowhere else.
        if (config.slackWorkspaceId === undefined) {
            return {};
        }
        return new SlackChannels(
            `${this.name}-slack`,
            { scope, workspaceId: config.slackWorkspaceId, topicsByChannel, transform: this.args.transform?.slack },
            { parent: this },
        ).configurationArns;
    }

    private topicName(severity: Severity): string {
        return `${this.args.scope.prefix}-alerts-${severity}`;
    }
}
