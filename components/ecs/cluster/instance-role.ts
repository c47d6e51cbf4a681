import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { assumeRolePolicy, policyDocument, type Statement } from "../../shared/policy-document";
import { arnOf, type AwsScope } from "../../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../../shared/transform";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The role. */
    role: aws.iam.Role,
    /** The role policy. */
    rolePolicy: aws.iam.RolePolicy,
    /** The attached `AmazonSSMManagedInstanceCore`. */
    policyAttachment: aws.iam.RolePolicyAttachment,
    /** The instance profile. */
    instanceProfile: aws.iam.InstanceProfile,
};

/** Changes to the arguments of inner resources. */
export type InstanceRoleTransforms = TransformsOf<typeof inner>;

export interface InstanceRoleArgs {
    readonly scope: AwsScope;
    /** Name of the cluster that the instances join. */
    readonly clusterName: string;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: InstanceRoleTransforms | undefined;
}

/**
 * What the instances themselves may do: join one cluster and be reached through Session Manager. What tasks may do is
 * not here: they have roles of their own, and images are pulled and logs written with the task's execution role.
 *
 * Children: the role `<prefix>-cluster-instance`, its policy, the attached `AmazonSSMManagedInstanceCore`, the profile.
 */
export class InstanceRole extends pulumi.ComponentResource {
    static readonly type = "platform:ecs:InstanceRole";

    /** ARN of the instance profile. */
    readonly profileArn: pulumi.Output<string>;
    /** What an instance cannot register without. */
    readonly permissions: readonly pulumi.Resource[];

    constructor(name: string, args: InstanceRoleArgs, opts?: pulumi.ComponentResourceOptions) {
        super(InstanceRole.type, name, {}, withTransforms(inner, args.transform, opts));
        const { scope, clusterName } = args;

        const role = new aws.iam.Role(
            name,
            {
                name: `${scope.prefix}-cluster-instance`,
                description: `Instances of the ECS cluster ${clusterName}`,
                assumeRolePolicy: assumeRolePolicy("ec2.amazonaws.com"),
            },
            { parent: this },
        );
        const policy = new aws.iam.RolePolicy(
            name,
            { role: role.id, policy: policyDocument(instanceStatements(scope, clusterName)) },
            { parent: this },
        );
        const sessionManager = new aws.iam.RolePolicyAttachment(
            `${name}-ssm`,
            {
                role: role.name,
                policyArn: pulumi.interpolate`arn:${scope.partition}:iam::aws:policy/AmazonSSMManagedInstanceCore`,
            },
            { parent: this },
        );
        const profile = new aws.iam.InstanceProfile(name, { role: role.name }, { parent: this });

        this.profileArn = profile.arn;
        this.permissions = [policy, sessionManager];
        this.registerOutputs({ profileArn: this.profileArn, ...transformed(this) });
    }
}

/**
 * `AmazonEC2ContainerServiceforEC2Role` narrowed to the calls that the agent makes with it, on one cluster. That policy
 * also creates clusters, pulls any image and writes any log.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html
 */
function instanceStatements(scope: AwsScope, clusterName: string): readonly Statement[] {
    return [
        {
            Sid: "JoinCluster",
            Effect: "Allow",
            Action: [
                "ecs:RegisterContainerInstance",
                "ecs:SubmitAttachmentStateChanges",
                "ecs:SubmitContainerStateChange",
                "ecs:SubmitTaskStateChange",
            ],
            Resource: arnOf(scope, "ecs", `cluster/${clusterName}`),
        },
        {
            Sid: "TalkToCluster",
            Effect: "Allow",
            Action: ["ecs:Poll", "ecs:StartTelemetrySession"],
            Resource: arnOf(scope, "ecs", `container-instance/${clusterName}/*`),
        },
        {
            Sid: "FindEndpoint", // the action knows no resources
            Effect: "Allow",
            Action: "ecs:DiscoverPollEndpoint",
            Resource: "*",
        },
        {
            // AmazonSSMManagedInstanceCore reads every parameter of the account, which is where apps keep secrets.
            Sid: "NoParametersOfThisAccount",
            Effect: "Deny",
            Action: ["ssm:GetParameter", "ssm:GetParameters"],
            Resource: pulumi.interpolate`arn:${scope.partition}:ssm:*:${scope.accountId}:parameter/*`,
        },
    ];
}
