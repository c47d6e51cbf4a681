import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AlarmTopics } from "../shared/alarm";
import { logBucketParts } from "../shared/log-bucket";
import { createLogGroup, logGroupsOf } from "../shared/log-group";
import type { AwsScope } from "../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import { createDeliveryAlarms } from "./alarms";
import { logArchiveNames, subscriptionKey } from "./names";
import { createPlace, placeElsewhere } from "./place";
import { createDeliveryRole, createSubscriberRole } from "./roles";
import type { LogArchiveConfig } from "./schema";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    ...logBucketParts,
    /** What the logs go through. */
    deliveryStream: aws.kinesis.FirehoseDeliveryStream,
    /** Each log group's subscription. */
    subscription: aws.cloudwatch.LogSubscriptionFilter,
    /** Firehose's role, and that of CloudWatch Logs. */
    role: aws.iam.Role,
    /** What each of the two may do. */
    rolePolicy: aws.iam.RolePolicy,
    /** Where Firehose says what it could not deliver. */
    logGroup: aws.cloudwatch.LogGroup,
    /** The stream in it. */
    logStream: aws.cloudwatch.LogStream,
    /** Each alarm. */
    alarm: aws.cloudwatch.MetricAlarm,
};

/** Changes to the arguments of inner resources. */
export type LogArchiveTransforms = TransformsOf<typeof inner>;

export interface LogArchiveArgs {
    /** All log groups of the scope that were made before are archived, but for those that say why not. */
    readonly scope: AwsScope;
    /** The `logArchive` block of the stack's configuration. */
    readonly config: LogArchiveConfig;
    readonly topics: AlarmTopics;
    /** Key that encrypts the stack's bucket and the log of errors. */
    readonly encryptionKeyArn: pulumi.Input<string>;
    /** Whether the stack's bucket cannot be deleted. */
    readonly deletionProtection: boolean;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: LogArchiveTransforms | undefined;
}

/**
 * A copy of what the stack's log groups take in, in a bucket: each group is subscribed to one stream of Firehose, which unpacks the events,
 * puts each batch in a line of its own and writes a compressed file every five minutes.
 *
 * Children: the bucket `<prefix>-log-archive-<account>` with its settings, unless another account has it; the stream `<prefix>-log-archive`
 * with a role, a log of errors and three alarms; a role for CloudWatch Logs, and a subscription for each log group. Cost: about 0.03 USD for
 * a gigabyte of logs, 0.023 USD a month for a gigabyte of compressed files, and 0.30 USD a month for the alarms. Another name replaces the
 * stream, or the bucket; another place of the archive leaves the files where they are.
 */
export class LogArchive extends pulumi.ComponentResource {
    static readonly type = "platform:log-archive:LogArchive";

    constructor(
        private readonly name: string,
        private readonly args: LogArchiveArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(LogArchive.type, name, {}, withTransforms(inner, args.transform, opts));
        const { scope, config, topics } = args;
        const archived = logGroupsOf(scope).filter(({ notArchived: why }) => why === undefined);
        const place =
            config.bucket === undefined ? createPlace(name, args, this) : placeElsewhere(scope, config.bucket);
        const role = createDeliveryRole(name, scope, place.statements, this);
        const stream = this.createStream(place, role);
        this.subscribe(archived, stream.arn);
        createDeliveryAlarms(name, { topics, streamName: stream.name }, this);
        this.registerOutputs({ bucketName: place.bucketName, notArchived: notArchivedOf(scope), ...transformed(this) });
    }

    private createStream(
        { bucketArn, keyArn: kmsKeyArn, after }: ReturnType<typeof placeElsewhere>,
        role: ReturnType<typeof createDeliveryRole>,
    ): aws.kinesis.FirehoseDeliveryStream {
        const log = this.createErrorLog();
        return new aws.kinesis.FirehoseDeliveryStream(
            this.name,
            {
                name: logArchiveNames(this.args.scope.prefix).stream,
                destination: "extended_s3",
                serverSideEncryption: { enabled: true, keyType: "AWS_OWNED_CMK" },
                extendedS3Configuration: {
                    bucketArn,
                    kmsKeyArn,
                    roleArn: role.arn,
                    prefix: "logs/!{timestamp:yyyy/MM/dd}/",
                    errorOutputPrefix: "errors/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd}/",
                    bufferingSize: 64,
                    bufferingInterval: 300,
                    processingConfiguration: { enabled: true, processors },
                    compressionFormat: "GZIP",
                    cloudwatchLoggingOptions: {
                        enabled: true,
                        logGroupName: log.logGroupName,
                        logStreamName: log.name,
                    },
                },
            },
            { parent: this, dependsOn: [...after, role.policy] },
        );
    }

    private createErrorLog(): aws.cloudwatch.LogStream {
        const { scope, encryptionKeyArn: kmsKeyId } = this.args;
        const { errorLogGroup, errorLogStream } = logArchiveNames(scope.prefix);
        const notArchived = "its events would be delivered, fail, and be logged again";
        const group = createLogGroup(
            this.name,
            { scope, name: errorLogGroup, retentionInDays: 30, kmsKeyId, notArchived },
            this,
        );
        return new aws.cloudwatch.LogStream(
            this.name,
            { name: errorLogStream, logGroupName: group.name },
            { parent: this },
        );
    }

    private subscribe(groups: ReturnType<typeof logGroupsOf>, destinationArn: pulumi.Output<string>): void {
        const { scope } = this.args;
        const role = createSubscriberRole(`${this.name}-logs`, scope, this);
        for (const group of groups) {
            new aws.cloudwatch.LogSubscriptionFilter(
                `${this.name}-${subscriptionKey(scope.prefix, group)}`,
                {
                    name: logArchiveNames(scope.prefix).stream,
                    logGroup: group.resource.name,
                    filterPattern: "", // every event
                    destinationArn,
                    roleArn: role.arn,
                },
                // AWS tries with a record whether the role may, and refuses the subscription if not.
                { parent: this, dependsOn: role.policy },
            );
        }
    }
}

/**
 * CloudWatch Logs hands over batches of events, packed: without the first, files are packed twice; without the second, all batches of a file
 * are one line, of which most programs read the first alone.
 * @see https://docs.aws.amazon.com/firehose/latest/dev/writing-with-cloudwatch-logs-decompression.html
 */
const processors: aws.types.input.kinesis.FirehoseDeliveryStreamExtendedS3ConfigurationProcessingConfigurationProcessor[] =
    [
        { type: "Decompression", parameters: [{ parameterName: "CompressionFormat", parameterValue: "GZIP" }] },
        { type: "AppendDelimiterToRecord", parameters: [{ parameterName: "Delimiter", parameterValue: "\\n" }] },
    ];

/** Names of the log groups that have no copy, with the reason. */
function notArchivedOf(scope: AwsScope): Readonly<Record<string, string>> {
    const groups = logGroupsOf(scope).map(({ name, notArchived }) => [name, notArchived] as const);
    return Object.fromEntries(groups.flatMap(([name, why]) => (why === undefined ? [] : [[name, why]])));
}

/** The archive of a stack whose configuration has the block; to be called when all log groups are made. */
export function createLogArchive(
    config: LogArchiveConfig | undefined,
    shared: () => Omit<LogArchiveArgs, "config" | "transform">,
): void {
    if (config !== undefined) {
        new LogArchive("log-archive", { ...shared(), config });
    }
}
