import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AlarmTopics } from "../shared/alarm";
import { createLogGroup } from "../shared/log-group";
import { watchLogLines } from "../shared/log-lines";
import { assumeRolePolicy, policyDocument } from "../shared/policy-document";
import { forEachEntry } from "../shared/records";
import { arnOf, type AwsScope } from "../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import type { AuditLog } from "./audit-log";
import { administratorWatch, organizationWatch } from "./organization-watches";
import type { Organization } from "./organization";
import type { TrailConfig } from "./schema";
import { trailName } from "./trail-owner";
import { trailWatches } from "./trail-alarms";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The trail. */
    trail: aws.cloudtrail.Trail,
    /** The log group. */
    logGroup: aws.cloudwatch.LogGroup,
    /** The role that writes into it. */
    role: aws.iam.Role,
    /** The role policy. */
    rolePolicy: aws.iam.RolePolicy,
    /** Each count of events. */
    metricFilter: aws.cloudwatch.LogMetricFilter,
    /** Each alarm on such a count. */
    alarm: aws.cloudwatch.MetricAlarm,
};

export type AuditTrailTransforms = TransformsOf<typeof inner>;

export interface AuditTrailArgs {
    readonly scope: AwsScope;
    readonly topics: AlarmTopics;
    /** Key of the log group. */
    readonly encryptionKeyArn: pulumi.Input<string>;
    /** Where the files go, and their key. */
    readonly auditLog: Pick<AuditLog, "bucketName" | "keyArn" | "policy">;
    readonly config: TrailConfig;
    readonly deletionProtection: boolean;
    /** Whose accounts it records, where it is not this one alone. */
    readonly organization?: Organization | undefined;
    /** Permission sets whose people may do everything. Default: none. */
    readonly administratorSets?: readonly string[] | undefined;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: AuditTrailTransforms | undefined;
}

/** What alarms and events of the account say at their end. */
export const runbook = "Runbook: docs/runbooks/security-finding.md";

/**
 * Who did what in the account, in every region, in files that show tampering, and in a log group in which alarms look for what
 * somebody has to know of.
 *
 * Children: the trail `<prefix>-trail`, its log group `/<prefix>/trail`, the role that writes into that, and a count and an alarm for each of
 * `trailWatches`, of an organization's changes and of administrators. Cost: counts and alarms, 0.40 USD a month each, and 0.50 USD a gigabyte of events; the first trail of an account is
 * free. Another name replaces the trail; the files stay.
 */
export class AuditTrail extends pulumi.ComponentResource {
    static readonly type = "platform:account:AuditTrail";

    constructor(name: string, args: AuditTrailArgs, opts?: pulumi.ComponentResourceOptions) {
        super(AuditTrail.type, name, {}, withTransforms(inner, args.transform, opts));
        const { scope, auditLog, deletionProtection, organization } = args;
        const logGroup = createLogGroup(
            name,
            {
                scope,
                name: `/${scope.prefix}/trail`,
                retentionInDays: args.config.logRetentionDays,
                kmsKeyId: args.encryptionKeyArn,
                notArchived: "the trail's bucket keeps its events",
            },
            this,
        );
        const role = this.writer(name, scope, organization);
        new aws.cloudtrail.Trail(
            name,
            {
                name: trailName(scope),
                s3BucketName: auditLog.bucketName,
                kmsKeyId: auditLog.keyArn,
                isMultiRegionTrail: true,
                ...(organization === undefined ? {} : { isOrganizationTrail: true }),
                includeGlobalServiceEvents: true,
                enableLogFileValidation: true,
                cloudWatchLogsGroupArn: pulumi.interpolate`${logGroup.arn}:*`,
                cloudWatchLogsRoleArn: role.arn,
            },
            { parent: this, protect: deletionProtection, dependsOn: [auditLog.policy, role.policy] },
        );
        this.watch(name, args, logGroup.name);
        this.registerOutputs(transformed(this));
    }

    /** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html */
    private writer(name: string, scope: AwsScope, organization: Organization | undefined) {
        // An organization's trail is the management account's, also where its delegated administrator has made it.
        const owner =
            organization === undefined ? scope.accountId : [scope.accountId, organization.managementAccountId];
        const role = new aws.iam.Role(
            name,
            {
                name: `${scope.prefix}-trail`,
                description: "Lets CloudTrail write into its log group",
                assumeRolePolicy: assumeRolePolicy("cloudtrail.amazonaws.com", owner),
            },
            { parent: this },
        );
        const streams = pulumi.interpolate`log-group:/${scope.prefix}/trail:log-stream:`;
        const own = arnOf(scope, "logs", pulumi.interpolate`${streams}${scope.accountId}_CloudTrail_${scope.region}*`);
        const policy = new aws.iam.RolePolicy(
            name,
            {
                role: role.id,
                policy: policyDocument([
                    {
                        Effect: "Allow",
                        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
                        Resource:
                            organization === undefined
                                ? own
                                : [own, arnOf(scope, "logs", pulumi.interpolate`${streams}${organization.id}_*`)],
                    },
                ]),
            },
            { parent: this },
        );
        return { arn: role.arn, policy };
    }

    private watch(name: string, args: AuditTrailArgs, logGroupName: pulumi.Input<string>): void {
        const { scope, topics, organization, administratorSets = [] } = args;
        const watches = {
            ...trailWatches,
            ...(organization === undefined ? {} : { organization: organizationWatch }),
            ...(administratorSets.length === 0 ? {} : { administrators: administratorWatch(administratorSets) }),
        };
        forEachEntry(watches, ({ text, ...watch }, key) => {
            watchLogLines(
                `${name}-${key}`,
                {
                    ...{ scope, topics, logGroupName, ...watch },
                    filterName: `${scope.prefix}-${name}-${key}`,
                    metricName: `${name}-${key}`,
                    alarmDescription: `${text} ${runbook}`,
                },
                this,
            );
        });
    }
}
