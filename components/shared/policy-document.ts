import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { RoleStatement } from "./block/app";

/** One statement of an IAM, bucket, key or topic policy, in AWS's own words. */
export interface Statement {
    readonly Sid?: string;
    readonly Effect: "Allow" | "Deny";
    readonly Principal?:
        pulumi.Input<string> | Readonly<Record<string, pulumi.Input<string | readonly pulumi.Input<string>[]>>>;
    readonly Action: string | readonly string[];
    readonly Resource?: pulumi.Input<string> | readonly pulumi.Input<string>[];
    readonly Condition?: Readonly<
        Record<string, Readonly<Record<string, pulumi.Input<string | readonly pulumi.Input<string>[]>>>>
    >;
}

/** A policy document as JSON; known in a preview when all that it names is. */
export function policyDocument(statements: readonly Statement[]): pulumi.Output<string> {
    return pulumi.jsonStringify({ Version: "2012-10-17", Statement: statements });
}

/** The same as an object, which the provider makes JSON of: in a preview, all of it is known but what AWS makes up. */
export function policyObject(statements: readonly Statement[]): aws.iam.PolicyDocument {
    return { Version: "2012-10-17", Statement: statements } as aws.iam.PolicyDocument;
}

/** What a stack file lets an app do. */
export function declaredStatements(statements: readonly RoleStatement[]): readonly Statement[] {
    return statements.map(({ actions, resources, condition }) => ({
        Effect: "Allow",
        Action: actions,
        Resource: resources,
        ...(condition === undefined ? {} : { Condition: condition }),
    }));
}

/** Lets an AWS service take a role; `sourceAccount` keeps other accounts' resources from using it through the service. */
export function assumeRolePolicy(
    service: string,
    sourceAccount?: pulumi.Input<string> | readonly pulumi.Input<string>[],
): pulumi.Output<string> {
    return policyDocument([
        {
            Effect: "Allow",
            Principal: { Service: service },
            Action: "sts:AssumeRole",
            ...(sourceAccount === undefined
                ? {}
                : { Condition: { StringEquals: { "aws:SourceAccount": sourceAccount } } }),
        },
    ]);
}
