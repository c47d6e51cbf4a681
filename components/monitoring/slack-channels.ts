import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { assumeRolePolicy, policyDocument } from "../shared/policy-document";
import { mapValues } from "../shared/records";
import type { AwsScope } from "../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The configuration of each channel. */
    channel: aws.chatbot.SlackChannelConfiguration,
    /** The role. */
    role: aws.iam.Role,
    /** The role policy. */
    rolePolicy: aws.iam.RolePolicy,
};

/** Changes to the arguments of inner resources. */
export type SlackChannelsTransforms = TransformsOf<typeof inner>;

export interface SlackChannelsArgs {
    readonly scope: AwsScope;
    /** Slack workspace, authorised once in the console of Amazon Q Developer in chat applications. */
    readonly workspaceId: string;
    /** Topics that each channel shows, by channel id. AWS takes one configuration for a channel in an account. */
    readonly topicsByChannel: Readonly<Record<string, readonly pulumi.Input<string>[]>>;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: SlackChannelsTransforms | undefined;
}

/** What a message needs to show an alarm's graph; none of these actions can be narrowed to resources. */
const readAlarms = [
    "cloudwatch:DescribeAlarms",
    "cloudwatch:DescribeAlarmHistory",
    "cloudwatch:GetMetricData",
    "cloudwatch:GetMetricStatistics",
    "cloudwatch:GetMetricWidgetImage",
    "cloudwatch:ListMetrics",
];

/**
 * Alerts in Slack. Whoever is in a channel can make AWS read alarms and metrics, and nothing else: the role allows no
 * more, and the guardrail keeps it so when the role is widened. Without a guardrail AWS would apply AdministratorAccess.
 *
 * Children: the channels' role `<prefix>-alerts-chat` and its policy, a configuration for each channel. No cost.
 * @see https://docs.aws.amazon.com/chatbot/latest/adminguide/understanding-permissions.html
 */
export class SlackChannels extends pulumi.ComponentResource {
    static readonly type = "platform:monitoring:SlackChannels";

    /** ARN of each channel's configuration, by channel id. */
    readonly configurationArns: Readonly<Record<string, pulumi.Output<string>>>;

    constructor(name: string, args: SlackChannelsArgs, opts?: pulumi.ComponentResourceOptions) {
        super(SlackChannels.type, name, {}, withTransforms(inner, args.transform, opts));
        const { scope } = args;

        const role = new aws.iam.Role(
            name,
            {
                name: `${scope.prefix}-alerts-chat`,
                description: "Lets Slack channels show alarms and their graphs",
                assumeRolePolicy: assumeRolePolicy("chatbot.amazonaws.com"),
            },
            { parent: this },
        );
        const policy = new aws.iam.RolePolicy(
            name,
            { role: role.id, policy: policyDocument([{ Effect: "Allow", Action: readAlarms, Resource: "*" }]) },
            { parent: this },
        );
        this.configurationArns = mapValues(args.topicsByChannel, (snsTopicArns, channel) => {
            const { chatConfigurationArn } = new aws.chatbot.SlackChannelConfiguration(
                `${name}-${channel}`,
                {
                    configurationName: `${scope.prefix}-${channel}`,
                    slackTeamId: args.workspaceId,
                    slackChannelId: channel,
                    snsTopicArns: [...snsTopicArns],
                    iamRoleArn: role.arn,
                    guardrailPolicyArns: [
                        pulumi.interpolate`arn:${scope.partition}:iam::aws:policy/CloudWatchReadOnlyAccess`,
                    ],
                    loggingLevel: "ERROR",
                },
                { parent: this, dependsOn: policy },
            );
            return chatConfigurationArn;
        });
        this.registerOutputs(transformed(this));
    }
}
