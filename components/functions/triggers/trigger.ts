import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { AwsScope } from "../../shared/scope";
import { liveAlias, type FunctionNames } from "../names";

/** What every trigger of a function is handed. */
export interface TriggerArgs {
    readonly scope: AwsScope;
    readonly names: FunctionNames;
    readonly function: aws.lambda.Function;
    /** What is called. */
    readonly alias: aws.lambda.Alias;
    /** Queue for calls that failed for good. */
    readonly failures: aws.sqs.Queue;
}

/** Lets a service of AWS call the function for one of its resources, and for no other. */
export function letCall(
    name: string,
    args: Pick<TriggerArgs, "function" | "alias"> & {
        readonly principal: string;
        readonly sourceArn: pulumi.Input<string>;
    },
    opts: pulumi.CustomResourceOptions,
): aws.lambda.Permission {
    return new aws.lambda.Permission(
        name,
        {
            function: args.function.name,
            qualifier: liveAlias,
            action: "lambda:InvokeFunction",
            principal: args.principal,
            sourceArn: args.sourceArn,
        },
        { dependsOn: args.alias, ...opts },
    );
}
