import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { policyDocument, type Statement } from "../shared/policy-document";
import { arnOf, type AwsScope } from "../shared/scope";
import { logArchiveNames } from "./names";

export interface CreatedRole {
    readonly arn: pulumi.Output<string>;
    /** What it may do, for who needs that at once. */
    readonly policy: aws.iam.RolePolicy;
}

/** The role with which Firehose writes what it was handed, for this account alone. */
export function createDeliveryRole(
    name: string,
    scope: AwsScope,
    statements: readonly Statement[],
    parent: pulumi.Resource,
): CreatedRole {
    const { stream, errorLogGroup, errorLogStream } = logArchiveNames(scope.prefix);
    const log = arnOf(scope, "logs", `log-group:${errorLogGroup}:log-stream:${errorLogStream}`);
    return createRole(
        name,
        {
            roleName: stream,
            description: "Firehose writes the archive of logs",
            // The account's number is what Firehose says when it takes a role.
            // @see https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html#firehose-assume-role
            trust: {
                Principal: { Service: "firehose.amazonaws.com" },
                Condition: { StringEquals: { "sts:ExternalId": scope.accountId } },
            },
            statements: [...statements, { Effect: "Allow", Action: "logs:PutLogEvents", Resource: log }],
        },
        parent,
    );
}

/**
 * The role with which CloudWatch Logs hands events to the stream, for log groups of this account and region alone.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html#FirehoseExample
 */
export function createSubscriberRole(name: string, scope: AwsScope, parent: pulumi.Resource): CreatedRole {
    const { stream, subscriberRole } = logArchiveNames(scope.prefix);
    return createRole(
        name,
        {
            roleName: subscriberRole,
            description: "CloudWatch Logs hands events to the archive of logs",
            trust: {
                Principal: { Service: "logs.amazonaws.com" },
                Condition: {
                    StringEquals: { "aws:SourceAccount": scope.accountId },
                    ArnLike: { "aws:SourceArn": arnOf(scope, "logs", "*") },
                },
            },
            statements: [
                {
                    Effect: "Allow",
                    Action: ["firehose:PutRecord", "firehose:PutRecordBatch"],
                    Resource: arnOf(scope, "firehose", `deliverystream/${stream}`),
                },
            ],
        },
        parent,
    );
}

function createRole(
    name: string,
    args: {
        readonly roleName: string;
        readonly description: string;
        readonly trust: Pick<Statement, "Principal" | "Condition">;
        readonly statements: readonly Statement[];
    },
    parent: pulumi.Resource,
): CreatedRole {
    const { roleName, description, trust, statements } = args;
    const assumeRolePolicy = policyDocument([{ Effect: "Allow", Action: "sts:AssumeRole", ...trust }]);
    const role = new aws.iam.Role(name, { name: roleName, description, assumeRolePolicy }, { parent });
    const policy = new aws.iam.RolePolicy(name, { role: role.id, policy: policyDocument(statements) }, { parent });
    return { arn: role.arn, policy };
}
