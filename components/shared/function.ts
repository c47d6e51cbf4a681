import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createEventAlarm, type AlarmArgs } from "./alarm";
import { createLogGroup } from "./log-group";
import { assumeRolePolicy, policyDocument, type Statement } from "./policy-document";
import { arnOf, type AwsScope } from "./scope";

/** The resources that `createFunction` makes, for the `transform` of the component around it. */
export const functionResources = {
    /** The function's log group. */
    logGroup: aws.cloudwatch.LogGroup,
    /** The function's role. */
    role: aws.iam.Role,
    /** The role policy. */
    rolePolicy: aws.iam.RolePolicy,
    /** The function. */
    function: aws.lambda.Function,
};

export interface FunctionArgs {
    readonly scope: AwsScope;
    /** Fixed name of the function and of its role. At most 64 characters. */
    readonly physicalName: string;
    readonly description: string;
    readonly roleDescription: string;
    /** Fixed name of its log group. */
    readonly logGroupName: string;
    /** Days that its log is kept. Default: 30. */
    readonly logRetentionDays?: number;
    /** Least levels that are kept, where the runtime's own are not wanted. */
    readonly logLevels?: Pick<aws.types.input.lambda.FunctionLoggingConfig, "applicationLogLevel" | "systemLogLevel">;
    /** Key that encrypts the log group. */
    readonly encryptionKeyArn: pulumi.Input<string>;
    /** What runs, and with how much of what. */
    readonly settings: Omit<aws.lambda.FunctionArgs, "name" | "description" | "role" | "loggingConfig" | "vpcConfig">;
    /** What it may do besides writing its log. */
    readonly statements: readonly Statement[];
    /** Subnets and security groups of its network interfaces. Default: none, it is in no VPC. */
    readonly vpcConfig?: aws.types.input.lambda.FunctionVpcConfig | undefined;
    /** What has to be there besides before it is made. */
    readonly startsAfter?: readonly pulumi.Resource[];
}

/** A function with its role and log group, and nothing that calls it. */
export function createFunction(
    name: string,
    args: FunctionArgs,
    parent: pulumi.Resource,
): { readonly function: aws.lambda.Function; readonly policy: aws.iam.RolePolicy } {
    const { physicalName, description, vpcConfig, startsAfter = [] } = args;
    const logGroup = createLogGroup(
        name,
        {
            scope: args.scope,
            name: args.logGroupName,
            retentionInDays: args.logRetentionDays ?? 30,
            kmsKeyId: args.encryptionKeyArn,
        },
        parent,
    );
    const role = new aws.iam.Role(
        name,
        {
            name: physicalName,
            description: args.roleDescription,
            assumeRolePolicy: assumeRolePolicy("lambda.amazonaws.com"),
        },
        { parent },
    );
    const policy = new aws.iam.RolePolicy(
        name,
        {
            role: role.id,
            policy: policyDocument([
                ...args.statements,
                logStatement(args),
                ...(vpcConfig === undefined ? [] : interfaceStatements(args)),
            ]),
        },
        { parent },
    );
    // AWS makes no function in a VPC whose role may make no network interfaces.
    const dependsOn = [...(vpcConfig === undefined ? [] : [policy]), ...startsAfter];
    const made = new aws.lambda.Function(
        name,
        {
            ...args.settings,
            name: physicalName,
            description,
            role: role.arn,
            loggingConfig: { logFormat: "JSON", logGroup: logGroup.name, ...args.logLevels },
            ...(vpcConfig === undefined ? {} : { vpcConfig }),
        },
        { parent, ...(dependsOn.length === 0 ? {} : { dependsOn }) },
    );
    return { function: made, policy };
}

/** A function that the platform itself runs: of plain JavaScript, with the SDK of Lambda's runtime. */
export function ownFunction(args: {
    /** With `index.mjs`, which exports `handler`. */
    readonly code: pulumi.asset.AssetArchive;
    readonly timeoutSeconds: number;
    /** The function's variable `SETTINGS`, as JSON. */
    readonly settings: Readonly<Record<string, unknown>>;
    /** Further variables. */
    readonly environment?: Readonly<Record<string, string>>;
}): FunctionArgs["settings"] {
    return {
        runtime: "nodejs24.x",
        architectures: ["arm64"],
        handler: "index.handler",
        code: args.code,
        memorySize: 256,
        timeout: args.timeoutSeconds,
        environment: { variables: { SETTINGS: pulumi.jsonStringify(args.settings), ...args.environment } },
    };
}

/** Files by their text, so that the state is the same wherever the repository lies. Keys are their places in the archive. */
export function archiveOf(files: Readonly<Record<string, string>>): pulumi.asset.AssetArchive {
    const assets = Object.entries(files).map(([place, file]) => [
        place,
        new pulumi.asset.StringAsset(readFileSync(file, "utf8")),
    ]);
    return new pulumi.asset.AssetArchive(Object.fromEntries(assets) as pulumi.asset.AssetMap);
}

/** Files of one folder, for `archiveOf`. */
export function filesIn(folder: string, names: readonly string[]): Readonly<Record<string, string>> {
    return Object.fromEntries(names.map((name) => [name, join(folder, name)]));
}

/** Warns of each call of a function that failed. */
export function watchFunction(
    name: string,
    args: Pick<AlarmArgs, "topics" | "alarmDescription"> & { readonly functionName: pulumi.Input<string> },
    opts: pulumi.CustomResourceOptions,
): void {
    const { functionName, ...told } = args;
    const counted = { namespace: "AWS/Lambda", metricName: "Errors", dimensions: { FunctionName: functionName } };
    createEventAlarm(name, { severity: "warning", ...told, ...counted }, opts);
}

function logStatement({ scope, logGroupName }: FunctionArgs): Statement {
    return {
        Sid: "WriteLogs",
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: arnOf(scope, "logs", `log-group:${logGroupName}:log-stream:*`),
    };
}

/**
 * Lambda makes the function's network interfaces with the function's role, and demands the right to all; the code, which
 * has the same role, may not.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions
 */
function interfaceStatements({ scope, physicalName }: FunctionArgs): readonly Statement[] {
    const actions = [
        ...["AssignPrivateIpAddresses", "CreateNetworkInterface", "DeleteNetworkInterface"],
        ...["DescribeNetworkInterfaces", "DescribeSubnets", "UnassignPrivateIpAddresses"],
    ].map((action) => `ec2:${action}`);
    return [
        { Sid: "MakeInterfaces", Effect: "Allow", Action: actions, Resource: "*" },
        {
            Sid: "NotFromTheCode",
            Effect: "Deny",
            Action: actions,
            Resource: "*",
            Condition: {
                ArnEquals: { "lambda:SourceFunctionArn": arnOf(scope, "lambda", `function:${physicalName}`) },
            },
        },
    ];
}
