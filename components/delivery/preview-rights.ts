import * as pulumi from "@pulumi/pulumi";
import { keyStatement, viaServices } from "../shared/key-statement";
import type { Statement } from "../shared/policy-document";
import { arnOf, parameterPath, type AwsScope } from "../shared/scope";
import { stateArns, stateKeyAlias } from "./state";

/**
 * What the job that previews may do besides AWS's policies for looking: what the program asks of AWS, and reading the state.
 * What is in secrets and logs it may not see: whoever opens a pull request decides what runs in it.
 */
export function previewStatements(scope: AwsScope, stateBucket: string | undefined): readonly Statement[] {
    return [
        {
            Sid: "Parameters", // those that hold secrets are read without their values
            Effect: "Allow",
            Action: "ssm:GetParameter",
            Resource: [
                arnOf(scope, "ssm", `parameter${parameterPath()}/*`),
                pulumi.interpolate`arn:${scope.partition}:ssm:${scope.region}::parameter/aws/service/*`,
            ],
        },
        {
            Sid: "Secrets", // when they were changed
            Effect: "Allow",
            Action: ["secretsmanager:DescribeSecret", "secretsmanager:GetResourcePolicy"],
            Resource: arnOf(scope, "secretsmanager", "secret:*"),
        },
        { Sid: "Passwords", Effect: "Allow", Action: "secretsmanager:GetRandomPassword", Resource: "*" },
        ...(stateBucket === undefined ? [] : readState(scope, stateBucket)),
        {
            Sid: "NoContent",
            Effect: "Deny",
            Action: ["logs:FilterLogEvents", "logs:GetLogEvents", "logs:StartQuery", "secretsmanager:GetSecretValue"],
            Resource: "*",
        },
        {
            Sid: "NoSecretParameters", // AWS's own key lets the whole account decrypt them
            Effect: "Deny",
            Action: "kms:Decrypt",
            Resource: "*",
            Condition: { StringEquals: { "kms:ViaService": viaServices(scope, ["ssm"]) } },
        },
    ];
}

function readState(scope: AwsScope, bucket: string): readonly Statement[] {
    return [
        {
            Sid: "State",
            Effect: "Allow",
            Action: ["s3:GetObject", "s3:ListBucket"],
            Resource: stateArns(scope, bucket),
        },
        { Sid: "StateKey", ...keyStatement(scope, "kms:Decrypt", [stateKeyAlias()]) },
    ];
}
