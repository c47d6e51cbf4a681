import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { noRights } from "../delivery/boundary";
import { operatorsPolicyName, peopleBoundaryName } from "../shared/people";
import { policyDocument, type Statement } from "../shared/policy-document";
import { arnOf, iamArnOf, type AwsScope } from "../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** What operators may do. */
    operators: aws.iam.Policy,
    /** What nobody may do who is no administrator. */
    boundary: aws.iam.Policy,
};

export type PeoplePoliciesTransforms = TransformsOf<typeof inner>;

export interface PeoplePoliciesArgs {
    readonly scope: AwsScope;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: PeoplePoliciesTransforms | undefined;
}

/**
 * What permission sets of Identity Center find in the account by name. They name no stack: one set is for all accounts.
 *
 * Children: the policies `<project>-operators` and `<project>-people-boundary`. No cost. Another project's name replaces both.
 */
export class PeoplePolicies extends pulumi.ComponentResource {
    static readonly type = "platform:account:PeoplePolicies";

    constructor(name: string, args: PeoplePoliciesArgs, opts?: pulumi.ComponentResourceOptions) {
        super(PeoplePolicies.type, name, {}, withTransforms(inner, args.transform, opts));
        const { scope } = args;
        new aws.iam.Policy(
            `${name}-operators`,
            {
                name: operatorsPolicyName(),
                description: "What npm run ops calls, and the roles of the bastions",
                policy: policyDocument(operatorStatements(scope)),
            },
            { parent: this },
        );
        new aws.iam.Policy(
            `${name}-boundary`,
            {
                name: peopleBoundaryName(),
                description: "What no person may do who is no administrator",
                policy: policyDocument(noRights),
            },
            { parent: this },
        );
        this.registerOutputs(transformed(this));
    }
}

function operatorStatements(scope: AwsScope): readonly Statement[] {
    const project = pulumi.getProject();
    const ecs = (...kinds: readonly string[]) => kinds.map((kind) => arnOf(scope, "ecs", `${kind}/${project}-*`));
    return [
        {
            Sid: "RolesOfBastions", // which each stack lets them take, or not
            Effect: "Allow",
            Action: "sts:AssumeRole",
            Resource: iamArnOf(scope, `role/${project}-*-bastion-*`),
        },
        {
            Sid: "Deployments",
            Effect: "Allow",
            Action: [
                ...[
                    "ecs:ExecuteCommand",
                    "ecs:RegisterTaskDefinition",
                    "ecs:RunTask",
                    "ecs:StopServiceDeployment",
                    "ecs:StopTask",
                ],
                ...["ecs:TagResource", "ecs:UpdateContainerInstancesState", "ecs:UpdateService"],
            ],
            Resource: ecs("cluster", "container-instance", "service", "service-deployment", "task", "task-definition"),
        },
        {
            Sid: "OldRevisions", // IAM knows no resource for it
            Effect: "Allow",
            Action: "ecs:DeregisterTaskDefinition",
            Resource: "*",
        },
        {
            Sid: "RolesOfApps",
            Effect: "Allow",
            Action: "iam:PassRole",
            Resource: [iamArnOf(scope, `role/${project}-*-execution`), iamArnOf(scope, `role/${project}-*-task`)],
            Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
        },
        {
            Sid: "ImagesThatAreDeployed",
            Effect: "Allow",
            Action: ["ssm:GetParameter", "ssm:GetParameterHistory", "ssm:LabelParameterVersion", "ssm:PutParameter"],
            Resource: arnOf(scope, "ssm", `parameter/${project}/*/images/*`),
        },
        {
            Sid: "ReleasedImages",
            Effect: "Allow",
            Action: ["ecr:BatchGetImage", "ecr:PutImage"],
            Resource: arnOf(scope, "ecr", `repository/${project}/*`),
        },
        {
            Sid: "Instances",
            Effect: "Allow",
            Action: "autoscaling:TerminateInstanceInAutoScalingGroup",
            Resource: "*",
            Condition: { StringEquals: { "aws:ResourceTag/Project": scope.tags["Project"] ?? project } },
        },
    ];
}
