import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { policyDocument, type Statement } from "../shared/policy-document";
import { forEachEntry } from "../shared/records";
import { arnOf, type AwsScope } from "../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import type { SshConfig } from "./block";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The policy of each user. */
    policy: aws.iam.Policy,
    /** The user policy attachment. */
    userPolicyAttachment: aws.iam.UserPolicyAttachment,
    /** The role policy attachment. */
    rolePolicyAttachment: aws.iam.RolePolicyAttachment,
};

/** Changes to the arguments of inner resources. */
export type SshUsersTransforms = TransformsOf<typeof inner>;

export interface SshUsersArgs {
    readonly scope: AwsScope;
    /** Users by the name of their account on the bastion. */
    readonly users: SshConfig["users"];
    /** `Name` tag of the bastion's instances. */
    readonly instanceName: string;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: SshUsersTransforms | undefined;
}

/** Roles of Identity Center change through its permission sets alone. */
const managedElsewhere = /:role\/aws-reserved\//;

/**
 * Who may push a key as whom. A key lives for a minute, belongs to one account of the bastion, and is pushed with the
 * person's own IAM identity, so that CloudTrail knows each login and nobody keeps a key on the bastion.
 *
 * Children: for each user the IAM policy `<prefix>-bastion-ssh-<user>` and its attachment to the user's role or user. A
 * role of Identity Center cannot be attached to: put the policy's name into its permission set. No cost.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-connect-configure-IAM-role.html
 */
export class SshUsers extends pulumi.ComponentResource {
    static readonly type = "platform:bastion:SshUsers";

    constructor(name: string, args: SshUsersArgs, opts?: pulumi.ComponentResourceOptions) {
        super(SshUsers.type, name, {}, withTransforms(inner, args.transform, opts));
        const { scope, users } = args;
        forEachEntry(users, ({ principalArn }, user) => {
            const policy = new aws.iam.Policy(
                `${name}-${user}`,
                {
                    name: `${scope.prefix}-bastion-ssh-${user}`,
                    description: `Log in to the bastion as ${user}`,
                    policy: policyDocument(userStatements(args, user, principalArn)),
                },
                { parent: this },
            );
            this.attach(`${name}-${user}`, policy.arn, principalArn);
        });
        this.registerOutputs(transformed(this));
    }

    private attach(name: string, policyArn: pulumi.Output<string>, principalArn: string): void {
        if (managedElsewhere.test(principalArn)) {
            return;
        }
        const principal = principalArn.slice(principalArn.lastIndexOf("/") + 1);
        if (principalArn.includes(":user/")) {
            new aws.iam.UserPolicyAttachment(name, { user: principal, policyArn }, { parent: this });
        } else {
            new aws.iam.RolePolicyAttachment(name, { role: principal, policyArn }, { parent: this });
        }
    }
}

/**
 * The statement that allows holds for the user's own principal, whoever else the policy is attached to. The one that
 * denies holds even for an administrator: on the bastion, nobody is someone else.
 */
function userStatements({ scope, users, instanceName }: SshUsersArgs, user: string, principalArn: string): Statement[] {
    const samePrincipal = Object.keys(users).filter((other) => users[other]?.principalArn === principalArn);
    const bastion = { "aws:ResourceTag/Name": instanceName };
    const pushKey = { Action: "ec2-instance-connect:SendSSHPublicKey", Resource: arnOf(scope, "ec2", "instance/*") };
    return [
        {
            Sid: "AsOneself",
            Effect: "Allow",
            ...pushKey,
            Condition: {
                StringEquals: { ...bastion, "ec2:osuser": user },
                ArnEquals: { "aws:PrincipalArn": principalArn },
            },
        },
        {
            Sid: "AsNobodyElse",
            Effect: "Deny",
            ...pushKey,
            Condition: {
                StringEquals: bastion,
                StringNotEquals: { "ec2:osuser": samePrincipal },
                ArnEquals: { "aws:PrincipalArn": principalArn },
            },
        },
        { Sid: "FindTheBastion", Effect: "Allow", Action: "ec2:DescribeInstances", Resource: "*" },
    ];
}
