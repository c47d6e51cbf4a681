import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { assumeRolePolicy, policyDocument } from "../shared/policy-document";
import { arnOf, type AwsScope } from "../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import type { NetworkConfig } from "./schema";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The flow log. */
    flowLog: aws.ec2.FlowLog,
    /** The log group. */
    logGroup: aws.cloudwatch.LogGroup,
    /** The role. */
    role: aws.iam.Role,
    /** The role policy. */
    rolePolicy: aws.iam.RolePolicy,
};

/** Changes to the arguments of inner resources. */
export type FlowLogsTransforms = TransformsOf<typeof inner>;

export interface FlowLogsArgs extends Readonly<NetworkConfig["flowLogs"]> {
    readonly scope: AwsScope;
    readonly vpcId: pulumi.Input<string>;
    readonly encryptionKeyArn: pulumi.Input<string>;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: FlowLogsTransforms | undefined;
}

/**
 * Who talked to whom in the VPC, in CloudWatch Logs. About 0.50 USD a gigabyte.
 *
 * Children: the log group `/<prefix>/flow-logs`, a role that may write to it alone, the flow log.
 */
export class FlowLogs extends pulumi.ComponentResource {
    static readonly type = "platform:network:FlowLogs";

    constructor(name: string, args: FlowLogsArgs, opts?: pulumi.ComponentResourceOptions) {
        super(FlowLogs.type, name, {}, withTransforms(inner, args.transform, opts));
        const { scope } = args;
        const logGroupName = `/${scope.prefix}/flow-logs`;

        const logGroup = new aws.cloudwatch.LogGroup(
            name,
            { name: logGroupName, retentionInDays: args.retentionDays, kmsKeyId: args.encryptionKeyArn },
            { parent: this },
        );
        const role = new aws.iam.Role(
            name,
            {
                name: `${scope.prefix}-flow-logs`,
                description: "Lets the VPC's flow log write to its log group",
                assumeRolePolicy: assumeRolePolicy("vpc-flow-logs.amazonaws.com", scope.accountId),
            },
            { parent: this },
        );
        const logGroupArn = arnOf(scope, "logs", `log-group:${logGroupName}`);
        const policy = new aws.iam.RolePolicy(
            name,
            {
                role: role.id,
                policy: policyDocument([
                    {
                        Effect: "Allow",
                        Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
                        Resource: [logGroupArn, pulumi.interpolate`${logGroupArn}:*`],
                    },
                    {
                        Effect: "Allow",
                        Action: "logs:DescribeLogGroups",
                        Resource: arnOf(scope, "logs", "log-group:*"),
                    },
                ]),
            },
            { parent: this },
        );
        new aws.ec2.FlowLog(
            name,
            {
                vpcId: args.vpcId,
                trafficType: args.trafficType,
                logDestinationType: "cloud-watch-logs",
                logDestination: logGroup.arn,
                iamRoleArn: role.arn,
                maxAggregationInterval: 60,
                tags: { Name: `${scope.prefix}-flow-logs` },
            },
            { parent: this, dependsOn: policy },
        );
        this.registerOutputs({ logGroupName, ...transformed(this) });
    }
}
