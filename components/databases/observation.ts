import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createLogGroup } from "../shared/log-group";
import { assumeRolePolicy } from "../shared/policy-document";
import { fromKeys } from "../shared/records";
import type { AwsScope } from "../shared/scope";
import { logGroupName } from "./names";

/** The logs of PostgreSQL that RDS publishes. */
export const publishedLogs = { instance: ["postgresql", "upgrade"], cluster: ["postgresql"] } as const;

/** The role by which RDS writes metrics of the operating system. */
export function createMonitoringRole(
    name: string,
    args: { readonly scope: AwsScope; readonly roleName: string; readonly title: string },
    parent: pulumi.Resource,
): { readonly arn: pulumi.Output<string>; readonly attachment: pulumi.Resource } {
    const { scope, roleName, title } = args;
    const role = new aws.iam.Role(
        name,
        {
            name: roleName,
            description: `${title}: metrics of the operating system`,
            assumeRolePolicy: assumeRolePolicy("monitoring.rds.amazonaws.com", scope.accountId),
        },
        { parent },
    );
    const policyArn = pulumi.interpolate`arn:${scope.partition}:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole`;
    const attachment = new aws.iam.RolePolicyAttachment(name, { role: role.name, policyArn }, { parent });
    return { arn: role.arn, attachment };
}

export interface LogGroupsArgs {
    readonly scope: AwsScope;
    readonly of: keyof typeof publishedLogs;
    /** Identifier of the instance or the cluster. */
    readonly identifier: string;
    readonly retentionInDays: number;
    readonly encryptionKeyArn: pulumi.Input<string>;
}

/** The groups of logs, by log. RDS would make them itself, and keep everything for ever. */
export function createLogGroups(
    name: string,
    { scope, of, identifier, retentionInDays, encryptionKeyArn: kmsKeyId }: LogGroupsArgs,
    parent: pulumi.Resource,
): Record<string, aws.cloudwatch.LogGroup> {
    return fromKeys(publishedLogs[of], (log) =>
        createLogGroup(
            `${name}-${log}`,
            { scope, name: logGroupName(of, identifier, log), retentionInDays, kmsKeyId },
            parent,
        ),
    );
}
