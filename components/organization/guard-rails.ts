import { unguarding } from "../delivery/guards";

/** A statement of a service control policy. It names no principal: it holds for everybody in the accounts. */
export interface GuardRailStatement {
    readonly Sid: string;
    readonly Effect: "Deny";
    readonly Action?: readonly string[];
    readonly NotAction?: readonly string[];
    readonly Resource: string | readonly string[];
    readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

export interface GuardRailArgs {
    /** Name of the project, with which the names of its roles begin. */
    readonly project: string;
    readonly regions: readonly string[];
    /** Roles that are let be, by what stands behind `role/` in their ARNs, with wildcards. */
    readonly exemptRoles: readonly string[];
}

/** Most characters of a policy. @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html */
export const longestGuardRail = 5120;

/** What AWS answers for no region, or for one alone. @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html */
const withoutRegion = [
    ...["account", "acm", "aws-portal", "billing", "budgets", "ce", "chatbot", "cloudfront", "cur", "directconnect"],
    ...["ec2:Describe*", "fms", "globalaccelerator", "health", "iam", "invoicing", "kms", "networkmanager"],
    ...["notifications", "organizations", "pricing", "route53", "route53domains", "route53-recovery-control-config"],
    ...["s3:GetAccountPublic*", "s3:ListAllMyBuckets", "s3:PutAccountPublic*", "shield", "sso", "sts", "support"],
    ...["supportplans", "tag", "tax", "trustedadvisor", "waf", "wafv2"],
].map((each) => (each.includes(":") ? each : `${each}:*`));

/**
 * What nobody in the accounts may do, whatever their policies say. Four, for a root takes five and one of them is AWS's own that
 * allows everything. The management account is held by none of them.
 */
export function guardRails({
    project,
    regions,
    exemptRoles,
}: GuardRailArgs): Readonly<Record<string, readonly GuardRailStatement[]>> {
    const exempt = { ArnNotLike: { "aws:PrincipalArn": exemptRoles.map((role) => `arn:*:iam::*:role/${role}`) } };
    const deny = (Sid: string, Action: readonly string[]) => ({ Sid, Effect: "Deny", Action, Resource: "*" }) as const;
    return {
        identities: [
            deny("StaysInTheOrganization", ["organizations:LeaveOrganization"]),
            deny("NoUsers", ["iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:CreateUser"]),
            {
                ...deny("NoRootUser", ["*"]),
                /**
                 * What the management account does in the root user's name, for a task that AWS names, is let be: the key is in such requests
                 * alone.
                 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-assumedroot
                 */
                Condition: {
                    ArnLike: { "aws:PrincipalArn": "arn:*:iam::*:root" },
                    Null: { "aws:AssumedRoot": "true" },
                },
            },
        ],
        regions: [
            {
                ...{ Sid: "OnlyInTheseRegions", Effect: "Deny", NotAction: withoutRegion, Resource: "*" },
                Condition: { StringNotEquals: { "aws:RequestedRegion": regions }, ...exempt },
            },
        ],
        watching: [{ ...deny("NoUnguarding", unguarding), Condition: exempt }],
        pipelines: [
            {
                ...deny("NoWiderRoles", [
                    ...[
                        "iam:CreatePolicyVersion",
                        "iam:DeletePolicy",
                        "iam:DeletePolicyVersion",
                        "iam:SetDefaultPolicyVersion",
                    ],
                    ...["iam:AttachRolePolicy", "iam:DeleteRolePermissionsBoundary", "iam:PutRolePermissionsBoundary"],
                    ...["iam:PutRolePolicy", "iam:UpdateAssumeRolePolicy"],
                ]),
                Resource: [
                    ...[`arn:*:iam::*:policy/${project}-*boundary`, `arn:*:iam::*:policy/${project}-operators`],
                    `arn:*:iam::*:role/${project}-*-ci-*`,
                ],
                Condition: exempt,
            },
            {
                ...deny("NoOtherPipelines", ["iam:CreateOpenIDConnectProvider", "iam:CreateSAMLProvider"]),
                Condition: exempt,
            },
        ],
    };
}

/** Characters of the longest of them, as AWS gets it. */
export function longestOf(rails: ReturnType<typeof guardRails>): number {
    return Math.max(
        ...Object.values(rails).map((Statement) => JSON.stringify({ Version: "2012-10-17", Statement }).length),
    );
}
