import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { AwsScope } from "../shared/scope";
import type { DatabaseTarget } from "./target";
import { databaseNames } from "./names";

/** What these functions make, for the `transform` of the component around them. */
export const masterSecretResources = {
    /** The master user's secret, where the stack rotates the password. */
    secret: aws.secretsmanager.Secret,
    /** What lets Secrets Manager call the function. */
    permission: aws.lambda.Permission,
    /** The call that sets the first password. */
    invocation: aws.lambda.Invocation,
    /** The rotation. */
    rotation: aws.secretsmanager.SecretRotation,
};

/**
 * The secret that keeps the master user's password where RDS cannot: 0.40 USD a month. It is empty until the function has
 * set a password in place of the one that the database was made with, which the state has.
 */
export function createMasterSecret(
    name: string,
    { scope, database }: { readonly scope: AwsScope; readonly database: DatabaseTarget },
    parent: pulumi.Resource,
): aws.secretsmanager.Secret {
    return new aws.secretsmanager.Secret(
        name,
        {
            // AWS keeps the name of a deleted secret for weeks.
            namePrefix: databaseNames(scope.prefix, database.key).masterSecretPrefix,
            description: `Master user of database ${database.key}`,
            kmsKeyId: database.keyArn,
        },
        { parent },
    );
}

export interface RotationArgs {
    readonly secret: aws.secretsmanager.Secret;
    /** The function that sets passwords. */
    readonly setup: aws.lambda.Function;
    /** Days between two rotations. */
    readonly days: number;
    /** What the function needs to do it. */
    readonly startsAfter: readonly pulumi.Resource[];
}

/** Sets the first password within the update, and the next ones on a schedule. Returns the first call. */
export function rotateMasterSecret(name: string, args: RotationArgs, parent: pulumi.Resource): aws.lambda.Invocation {
    const { secret, setup, days, startsAfter } = args;
    const permission = new aws.lambda.Permission(
        name,
        {
            function: setup.name,
            action: "lambda:InvokeFunction",
            principal: "secretsmanager.amazonaws.com",
            sourceArn: secret.arn,
        },
        { parent },
    );
    const first = new aws.lambda.Invocation(
        name,
        { functionName: setup.name, input: "{}" },
        { parent, dependsOn: [...startsAfter] },
    );
    new aws.secretsmanager.SecretRotation(
        name,
        {
            secretId: secret.arn,
            rotationLambdaArn: setup.arn,
            rotationRules: { automaticallyAfterDays: days },
            rotateImmediately: false,
        },
        { parent, dependsOn: [permission, first] },
    );
    return first;
}
