import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { pullActions } from "../../images/pull-policy";
import { keyStatement } from "../../shared/key-statement";
import { declaredStatements, policyDocument, type Statement } from "../../shared/policy-document";
import { arnOf, type AwsScope } from "../../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../../shared/transform";
import type { ClusterTarget } from "../cluster/target";
import { secretsOf } from "./service-secrets";
import { ecrRepositoryArn } from "./image";
import type { ServiceNames } from "./names";
import type { ServiceConfig } from "./schema/service";
import { secretStatements } from "../../secrets/secret-statements";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** `<name>-execution` and `<name>-task`. */
    role: aws.iam.Role,
    /** The policy of each role. */
    rolePolicy: aws.iam.RolePolicy,
};

/** Changes to the arguments of inner resources. */
export type TaskRolesTransforms = TransformsOf<typeof inner>;

export interface TaskRolesArgs {
    readonly scope: AwsScope;
    readonly config: ServiceConfig;
    readonly names: ServiceNames;
    readonly cluster: ClusterTarget;
    /** An address that begins as the image's: where it may be pulled from. */
    readonly imageSource: pulumi.Output<string>;
    /** Alias of the key that encrypts the secrets. */
    readonly secretsKeyAlias: string;
    /** What the app needs to log in to its databases and caches. */
    readonly storeStatements: readonly Statement[];
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: TaskRolesTransforms | undefined;
}

/**
 * The two roles of a service's tasks. The execution role is ECS's, to start a task: pull this image, read these secrets,
 * write this log. The task role is the app's: what `taskRoleStatements` say, and with `exec` what a recorded shell takes.
 *
 * Children: both roles and their policies; a task role that may do nothing has none.
 */
export class TaskRoles extends pulumi.ComponentResource {
    static readonly type = "platform:ecs:TaskRoles";

    readonly executionRoleArn: pulumi.Output<string>;
    readonly taskRoleArn: pulumi.Output<string>;

    constructor(
        private readonly name: string,
        private readonly args: TaskRolesArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(TaskRoles.type, name, {}, withTransforms(inner, args.transform, opts));
        const { names, imageSource, config } = args;

        this.executionRoleArn = this.createRole(
            "execution",
            names.executionRole,
            "starts tasks",
            imageSource.apply((address) => policyDocument(executionStatements(args, address))),
        );
        const statements = [
            ...declaredStatements(config.taskRoleStatements),
            ...args.storeStatements,
            ...(config.exec ? execStatements(args) : []),
            // The log router is a container of the task and has no role of its own.
            ...(config.logging.forward === undefined ? [] : [logStatement(args)]),
        ];
        this.taskRoleArn = this.createRole(
            "task",
            names.taskRole,
            "is the app",
            statements.length === 0 ? undefined : policyDocument(statements),
        );
        this.registerOutputs({
            executionRoleArn: this.executionRoleArn,
            taskRoleArn: this.taskRoleArn,
            ...transformed(this),
        });
    }

    private createRole(
        kind: string,
        fixedName: string,
        purpose: string,
        policy: pulumi.Output<string> | undefined,
    ): pulumi.Output<string> {
        const { scope, names } = this.args;
        const role = new aws.iam.Role(
            `${this.name}-${kind}`,
            {
                name: fixedName,
                description: `${names.family}: ${purpose}`,
                assumeRolePolicy: trustPolicy(scope),
            },
            { parent: this },
        );
        if (policy !== undefined) {
            new aws.iam.RolePolicy(`${this.name}-${kind}`, { role: role.id, policy }, { parent: this });
        }
        return role.arn;
    }
}

/**
 * Only ECS of this account and region takes the roles; a cluster cannot be named here.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
 */
function trustPolicy(scope: AwsScope): pulumi.Output<string> {
    return policyDocument([
        {
            Effect: "Allow",
            Principal: { Service: "ecs-tasks.amazonaws.com" },
            Action: "sts:AssumeRole",
            Condition: {
                ArnLike: { "aws:SourceArn": arnOf(scope, "ecs", "*") },
                StringEquals: { "aws:SourceAccount": scope.accountId },
            },
        },
    ]);
}

function executionStatements(args: TaskRolesArgs, image: string): readonly Statement[] {
    const { scope, config } = args;
    return [
        ...imageStatements(scope, image),
        logStatement(args),
        ...secretStatements(scope, secretsOf(config), args.secretsKeyAlias, "ssm:GetParameters"),
    ];
}

function logStatement({ scope, names }: TaskRolesArgs): Statement {
    return {
        Sid: "WriteLogs",
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: arnOf(scope, "logs", `log-group:${names.logGroup}:*`),
    };
}

/** An image outside ECR is public and takes no permission. The token is for all of ECR: its action knows no resources. */
function imageStatements(scope: AwsScope, image: string): readonly Statement[] {
    if (ecrRepositoryArn(image, "aws") === undefined) {
        return [];
    }
    return [
        { Sid: "LogInToEcr", Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
        {
            Sid: "PullImage",
            Effect: "Allow",
            Action: pullActions,
            Resource: scope.partition.apply((partition) => ecrRepositoryArn(image, partition) ?? ""),
        },
    ];
}

/**
 * The shell's channels (their actions know no resources), and its record.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html#ecs-exec-required-iam-permissions
 */
function execStatements({ scope, cluster }: TaskRolesArgs): readonly Statement[] {
    const channels = ["CreateControlChannel", "CreateDataChannel", "OpenControlChannel", "OpenDataChannel"];
    const logGroup = arnOf(scope, "logs", `log-group:${cluster.execLogGroupName}`);
    return [
        {
            Sid: "ExecChannels",
            Effect: "Allow",
            Action: channels.map((action) => `ssmmessages:${action}`),
            Resource: "*",
        },
        { Sid: "FindExecLog", Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: "*" },
        {
            Sid: "RecordExec",
            Effect: "Allow",
            Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
            Resource: [logGroup, pulumi.interpolate`${logGroup}:*`],
        },
        { Sid: "DecryptExec", ...keyStatement(scope, "kms:Decrypt", [cluster.execKeyAlias]) },
    ];
}
