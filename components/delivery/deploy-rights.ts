import type { Statement } from "../shared/policy-document";
import { iamArnOf, type AwsScope } from "../shared/scope";
import { boundaryArn } from "./boundary";
import { unguarding } from "./guards";
import { pipelineRolePrefix, type Pipeline } from "./pipeline";
import { keepState } from "./state";

/**
 * What the job that deploys may do besides `PowerUserAccess`, which is everything but IAM: make the stack's roles, each held
 * by the boundary. And what it may not: change what holds it.
 */
export function deployStatements(
    scope: AwsScope,
    { host }: Pipeline,
    args: {
        readonly stateBucket?: string | undefined;
        readonly trustsSaml: boolean;
        readonly hasAccount: boolean;
    },
): readonly Statement[] {
    const { stateBucket, trustsSaml, hasAccount } = args;
    const roles = iamArnOf(scope, `role/${scope.prefix}-*`);
    const holders = [boundaryArn(scope), iamArnOf(scope, `oidc-provider/${host}`)];
    return [
        {
            Sid: "RolesWithinTheBoundary",
            Effect: "Allow",
            Action: [
                "iam:AttachRolePolicy",
                "iam:CreateRole",
                "iam:DeleteRolePolicy",
                "iam:DetachRolePolicy",
                "iam:PutRolePermissionsBoundary",
                "iam:PutRolePolicy",
            ],
            Resource: roles,
            Condition: { StringEquals: { "iam:PermissionsBoundary": boundaryArn(scope) } },
        },
        {
            Sid: "ItsRoles",
            Effect: "Allow",
            Action: [
                "iam:DeleteRole",
                "iam:GetRole",
                "iam:GetRolePolicy",
                "iam:ListAttachedRolePolicies",
                "iam:ListInstanceProfilesForRole",
                "iam:ListRolePolicies",
                "iam:PassRole",
                "iam:TagRole",
                "iam:UntagRole",
                "iam:UpdateAssumeRolePolicy",
                "iam:UpdateRole",
            ],
            Resource: roles,
        },
        {
            Sid: "InstanceProfiles", // which Pulumi names; each carries one of the roles above
            Effect: "Allow",
            Action: [
                "iam:AddRoleToInstanceProfile",
                "iam:CreateInstanceProfile",
                "iam:DeleteInstanceProfile",
                "iam:GetInstanceProfile",
                "iam:RemoveRoleFromInstanceProfile",
                "iam:TagInstanceProfile",
                "iam:UntagInstanceProfile",
            ],
            Resource: iamArnOf(scope, "instance-profile/*"),
        },
        ...(trustsSaml ? [samlProviders(scope)] : []),
        ...(hasAccount ? [readsAccount] : []),
        {
            Sid: "ReadsWhatHoldsIt",
            Effect: "Allow",
            Action: ["iam:GetOpenIDConnectProvider", "iam:GetPolicy", "iam:GetPolicyVersion", "iam:ListPolicyVersions"],
            Resource: holders,
        },
        {
            Sid: "NotWhatHoldsIt",
            Effect: "Deny",
            Action: [
                "iam:Add*",
                "iam:Attach*",
                "iam:Create*",
                "iam:Delete*",
                "iam:Detach*",
                "iam:PassRole",
                "iam:Put*",
                "iam:Remove*",
                "iam:Set*",
                "iam:Tag*",
                "iam:Untag*",
                "iam:Update*",
            ],
            Resource: [iamArnOf(scope, `role/${pipelineRolePrefix(scope.prefix)}*`), ...holders],
        },
        { Sid: "NoUnguarding", Effect: "Deny", Action: unguarding, Resource: "*" },
        ...(stateBucket === undefined ? [] : keepState(scope, stateBucket)),
    ];
}

/** No role of the stack trusts them: they sign people in to the client VPN. */
function samlProviders(scope: AwsScope): Statement {
    return {
        Sid: "SamlProviders",
        Effect: "Allow",
        Action: [
            "iam:CreateSAMLProvider",
            "iam:DeleteSAMLProvider",
            "iam:GetSAMLProvider",
            "iam:TagSAMLProvider",
            "iam:UntagSAMLProvider",
            "iam:UpdateSAMLProvider",
        ],
        Resource: iamArnOf(scope, `saml-provider/${scope.prefix}-*`),
    };
}

/** What a refresh asks of the account's baseline, of which the pipeline changes nothing that guards the account. */
const readsAccount: Statement = {
    Sid: "ReadsTheAccount",
    Effect: "Allow",
    Action: ["iam:GetAccountPasswordPolicy", "iam:GetRole"],
    Resource: "*",
};
