import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createLogBucket, logBucketParts } from "../shared/log-bucket";
import { createLogGroup } from "../shared/log-group";
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
    ...logBucketParts,
};

/** Changes to the arguments of inner resources. */
export type FlowLogsTransforms = TransformsOf<typeof inner>;

export interface FlowLogsArgs extends Readonly<NetworkConfig["flowLogs"]> {
    readonly scope: AwsScope;
    readonly vpcId: pulumi.Input<string>;
    readonly encryptionKeyArn: pulumi.Input<string>;
    /** Whether a bucket of flow logs cannot be deleted. */
    readonly deletionProtection: boolean;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: FlowLogsTransforms | undefined;
}

/** The arguments of a flow log that say where it writes, and what has to be there before. */
interface Destination {
    readonly args: Pick<aws.ec2.FlowLogArgs, "logDestinationType" | "logDestination" | "iamRoleArn">;
    readonly after: pulumi.Resource;
}

/**
 * Who talked to whom in the VPC: in CloudWatch Logs, where one can ask at once, or in S3, which costs half to take in and
 * less to keep.
 *
 * Children: the flow log; the log group `/<prefix>/flow-logs` and a role that may write to it alone, or the bucket
 * `<prefix>-flow-logs-<account>`. About 0.50 USD a gigabyte, or 0.25 in S3. Another destination replaces the flow log.
 */
export class FlowLogs extends pulumi.ComponentResource {
    static readonly type = "platform:network:FlowLogs";

    constructor(
        private readonly name: string,
        private readonly args: FlowLogsArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(FlowLogs.type, name, {}, withTransforms(inner, args.transform, opts));
        const { scope, trafficType, vpcId } = args;
        const destination = args.destination === "s3" ? this.createBucket() : this.createLogGroup();
        new aws.ec2.FlowLog(
            name,
            {
                vpcId,
                trafficType,
                ...destination.args,
                // AWS takes no longer for instances of the Nitro system, which all current types are, whatever it is told.
                maxAggregationInterval: 60,
                tags: { Name: `${scope.prefix}-flow-logs` },
            },
            { parent: this, dependsOn: destination.after },
        );
        this.registerOutputs(transformed(this));
    }

    private createLogGroup(): Destination {
        const { encryptionKeyArn, retentionDays, scope } = this.args;
        const logGroupName = `/${scope.prefix}/flow-logs`;
        const logGroup = createLogGroup(
            this.name,
            { scope, name: logGroupName, retentionInDays: retentionDays, kmsKeyId: encryptionKeyArn },
            this,
        );
        const role = new aws.iam.Role(
            this.name,
            {
                name: `${scope.prefix}-flow-logs`,
                description: "Lets the VPC's flow log write to its log group",
                assumeRolePolicy: assumeRolePolicy("vpc-flow-logs.amazonaws.com", scope.accountId),
            },
            { parent: this },
        );
        const logGroupArn = arnOf(scope, "logs", `log-group:${logGroupName}`);
        const policy = new aws.iam.RolePolicy(
            this.name,
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
        const args = { logDestinationType: "cloud-watch-logs", logDestination: logGroup.arn, iamRoleArn: role.arn };
        return { args, after: policy };
    }

    /** Log delivery looks at the bucket's access list before it writes, although ownership leaves that without effect. */
    private createBucket(): Destination {
        const { scope } = this.args;
        const delivery = {
            Effect: "Allow",
            Principal: { Service: "delivery.logs.amazonaws.com" },
            Condition: {
                StringEquals: { "aws:SourceAccount": scope.accountId },
                ArnLike: { "aws:SourceArn": arnOf(scope, "logs", "*") },
            },
        } as const;
        const { bucket, policy } = createLogBucket(
            this.name,
            {
                ...this.args,
                bucketName: pulumi.interpolate`${scope.prefix}-flow-logs-${scope.accountId}`,
                writers: (bucketArn) => [
                    {
                        Sid: "LogDeliveryWrites",
                        ...delivery,
                        Action: "s3:PutObject",
                        Resource: pulumi.interpolate`${bucketArn}/AWSLogs/${scope.accountId}/*`,
                    },
                    { Sid: "LogDeliveryLooks", ...delivery, Action: "s3:GetBucketAcl", Resource: bucketArn },
                ],
            },
            this,
        );
        return { args: { logDestinationType: "s3", logDestination: bucket.arn }, after: policy };
    }
}
