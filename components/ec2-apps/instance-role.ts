import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { secretStatements } from "../secrets/secret-statements";
import { assumeRolePolicy, declaredStatements, policyDocument, type Statement } from "../shared/policy-document";
import { arnOf, type AwsScope } from "../shared/scope";
import { sessionManagerStatement } from "../shared/session-manager-statement";
import { storeStatements, type StoreConnections, type StoreTargets } from "../stores/connections";
import type { Ec2AppNames } from "./names";
import type { Ec2AppConfig } from "./schema";
import { ec2StoreApp } from "./stores";

export interface InstanceRoleArgs {
    readonly scope: AwsScope;
    readonly names: Ec2AppNames;
    readonly config: Pick<Ec2AppConfig, "secrets" | "roleStatements" | "databases" | "caches">;
    readonly connections: Pick<StoreConnections, "secrets">;
    /** The databases and caches that it may use: all that `config` names. */
    readonly stores: StoreTargets;
}

/** The role of an app's instances, with its policy and instance profile. */
export interface CreatedRole {
    readonly profileArn: pulumi.Output<string>;
    /** What an instance's first boot cannot do without. */
    readonly policy: aws.iam.RolePolicy;
}

/** Lets instances be reached through Session Manager, write the app's log and metrics, read its secrets, and what the app may. */
export function createInstanceRole(name: string, args: InstanceRoleArgs, parent: pulumi.Resource): CreatedRole {
    const { names } = args;
    const role = new aws.iam.Role(
        name,
        {
            name: names.role,
            description: `Instances of the app ${names.key}`,
            assumeRolePolicy: assumeRolePolicy("ec2.amazonaws.com"),
        },
        { parent },
    );
    const policy = new aws.iam.RolePolicy(
        name,
        { role: role.id, policy: policyDocument(instanceStatements(args)) },
        { parent },
    );
    return { profileArn: new aws.iam.InstanceProfile(name, { role: role.name }, { parent }).arn, policy };
}

function instanceStatements({ scope, names, config, ...args }: InstanceRoleArgs): readonly Statement[] {
    const secrets = { ...config.secrets, ...args.connections.secrets };
    return [
        sessionManagerStatement,
        {
            Sid: "WriteLog",
            Effect: "Allow",
            Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
            Resource: arnOf(scope, "logs", `log-group:${names.logGroup}:*`),
        },
        {
            Sid: "WriteMetrics",
            Effect: "Allow",
            Action: "cloudwatch:PutMetricData",
            Resource: "*",
            Condition: { StringEquals: { "cloudwatch:namespace": "CWAgent" } },
        },
        {
            Sid: "FindScalingGroup", // the agent asks for the tags of its instance; the action knows no resources
            Effect: "Allow",
            Action: "ec2:DescribeTags",
            Resource: "*",
        },
        ...secretStatements(scope, secrets, names.keyAlias, "ssm:GetParameter"),
        ...storeStatements(scope, ec2StoreApp(names.key, config), args.stores),
        ...declaredStatements(config.roleStatements),
    ];
}
