import { loginStatements } from "../databases/app-connections";
import { secretStatements } from "../secrets/secret-statements";
import { declaredStatements, type Statement } from "../shared/policy-document";
import { arnOf, type AwsScope } from "../shared/scope";
import type { FunctionNames } from "./names";
import type { FunctionVariables } from "./plan";
import type { FunctionConfig } from "./schema/function";

export interface FunctionStatementsArgs {
    readonly scope: AwsScope;
    readonly names: FunctionNames;
    readonly config: FunctionConfig;
    readonly variables: FunctionVariables;
}

/** What the function's role may do besides writing its log. */
export function functionStatements(args: FunctionStatementsArgs): readonly Statement[] {
    const { scope, names, config, variables } = args;
    return [
        ...declaredStatements(config.roleStatements),
        ...secretStatements(scope, variables.parameters, names.keyAlias, "ssm:GetParameter"),
        ...loginStatements(scope, variables),
        ...(config.queue === undefined ? [] : [takeMessages(scope, names.queue)]),
        ...(config.bucket === undefined ? [] : [readObjects(scope, config.bucket)]),
        {
            Sid: "ReportFailures",
            Effect: "Allow",
            Action: "sqs:SendMessage",
            Resource: arnOf(scope, "sqs", names.failures),
        },
    ];
}

/** Lambda takes them with the function's role. @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html */
function takeMessages(scope: AwsScope, queue: string): Statement {
    return {
        Sid: "TakeMessages",
        Effect: "Allow",
        Action: ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"],
        Resource: arnOf(scope, "sqs", queue),
    };
}

function readObjects(scope: AwsScope, { name, prefix }: NonNullable<FunctionConfig["bucket"]>): Statement {
    return {
        Sid: "ReadObjects",
        Effect: "Allow",
        Action: "s3:GetObject",
        Resource: scope.partition.apply((partition) => `arn:${partition}:s3:::${name}/${prefix}*`),
    };
}
