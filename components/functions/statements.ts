import { secretStatements } from "../secrets/secret-statements";
import { declaredStatements, type Statement } from "../shared/policy-document";
import { arnOf, type AwsScope } from "../shared/scope";
import { storeStatements, type StoreTargets } from "../stores/connections";
import type { FunctionNames } from "./names";
import { functionStoreApp, needsKey, type FunctionVariables } from "./plan";
import type { FunctionConfig } from "./schema/function";

export interface FunctionStatementsArgs {
    readonly scope: AwsScope;
    readonly key: string;
    readonly names: FunctionNames;
    readonly config: FunctionConfig;
    readonly variables: Pick<FunctionVariables, "parameters">;
    /** The databases and caches that it may use: all that `config` names. */
    readonly stores: StoreTargets;
}

/** What the function's role may do besides writing its log. */
export function functionStatements(args: FunctionStatementsArgs): readonly Statement[] {
    const { scope, key, names, config, variables } = args;
    return [
        ...declaredStatements(config.roleStatements),
        ...secretStatements(
            scope,
            variables.parameters,
            needsKey(config) ? names.keyAlias : undefined,
            "ssm:GetParameter",
        ),
        ...storeStatements(scope, functionStoreApp(key, config), args.stores),
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
