import { field } from "@platform/aws-model/fields";
import { violation, type PolicyFinding } from "../../lib/finding";
import { conditionsOf, isExact } from "@platform/aws-model/iam/conditions";
import { grants, isEveryRole } from "@platform/aws-model/iam/patterns";
import { textsOf } from "../../lib/iam-statements";
import type { Resource } from "@platform/aws-model/resource";
import type { Value } from "@platform/aws-model/value";

/** Harmless for named roles, escalation for any. */
const WITH_ANY_ROLE = ["iam:PassRole", "sts:AssumeRole"];
/** Harmless only when what they make is held by a permissions boundary. */
const WITHIN_BOUNDARY = [
    "iam:AttachRolePolicy",
    "iam:AttachUserPolicy",
    "iam:PutRolePermissionsBoundary",
    "iam:PutRolePolicy",
    "iam:PutUserPermissionsBoundary",
    "iam:PutUserPolicy",
];
/** Rights that give other rights, whatever the resource. */
const ALWAYS = [
    "iam:AddUserToGroup",
    "iam:AttachGroupPolicy",
    "iam:CreateAccessKey",
    "iam:CreateLoginProfile",
    "iam:CreatePolicyVersion",
    "iam:DeleteRolePermissionsBoundary",
    "iam:DeleteUserPermissionsBoundary",
    "iam:PutGroupPolicy",
    "iam:SetDefaultPolicyVersion",
    "iam:UpdateAssumeRolePolicy",
    "iam:UpdateLoginProfile",
    "kms:PutKeyPolicy",
    "ec2:AssociateRouteTable",
    "ec2:AttachInternetGateway",
    "ec2:AuthorizeSecurityGroupEgress",
    "ec2:AuthorizeSecurityGroupIngress",
    "ec2:CreateRoute",
    "ec2:ModifyNetworkInterfaceAttribute",
    "ec2:ModifySecurityGroupRules",
    "ec2:ModifySubnetAttribute",
    "ec2:ReplaceRoute",
    "ec2:ReplaceRouteTableAssociation",
];

/** Rights in IAM that give others: a boundary that lets all else through has to deny them. */
export const RIGHTS_OF_IAM = [...ALWAYS, ...WITHIN_BOUNDARY].filter((action) => action.startsWith("iam:"));

/**
 * The rights in a statement that lead to further rights: one finding for each action that grants some. `harmless` are those that
 * whoever holds them may have for named roles.
 */
export function judgeEscalation(
    resource: Resource,
    statement: Value,
    harmless: readonly string[] = [],
): readonly PolicyFinding[] {
    const resources = textsOf(resource, field(statement, "Resource")).texts;
    const anyRole =
        resources.some(({ text }) => isEveryRole(text)) || field(statement, "NotResource").state !== "absent";
    const bounded = (conditionsOf(statement) ?? []).some(
        (condition) => condition.key === "iam:permissionsboundary" && isExact(condition),
    );
    const dangerous = [
        ...ALWAYS.filter((action) => anyRole || !harmless.includes(action)),
        ...(anyRole ? WITH_ANY_ROLE : []),
        ...(bounded ? [] : WITHIN_BOUNDARY),
    ];
    const { texts, gaps } = textsOf(resource, field(statement, "Action"));
    return [
        ...gaps,
        ...texts.flatMap(({ at, text }) => judgeAction(resource, at, text, dangerous)),
        ...judgeNotAction(resource, statement, dangerous),
    ];
}

function judgeAction(
    resource: Resource,
    at: string,
    pattern: string,
    dangerous: readonly string[],
): readonly PolicyFinding[] {
    const granted = dangerous.filter((action) => grants(pattern, action));
    return granted.length === 0 ? [] : [refusal(resource, at, granted)];
}

/** NotAction allows what it does not list. */
function judgeNotAction(resource: Resource, statement: Value, dangerous: readonly string[]): readonly PolicyFinding[] {
    const list = field(statement, "NotAction");
    if (list.state === "absent") return [];
    const excluded = textsOf(resource, list).texts;
    const granted = dangerous.filter((action) => !excluded.some(({ text }) => grants(text, action)));
    return granted.length === 0 ? [] : [refusal(resource, list.path, granted)];
}

function refusal(resource: Resource, at: string, granted: readonly string[]): PolicyFinding {
    const [first = "", ...more] = granted;
    const needsRole = WITH_ANY_ROLE.includes(first) && more.every((action) => WITH_ANY_ROLE.includes(action));
    return violation(resource, {
        at,
        found: `allowing ${first}${needsRole ? " for any role" : ""}${more.length > 0 ? ` and ${more.length} more of its kind` : ""}`,
        required: needsRole ? "the ARNs of the roles" : "no right that gives further rights",
        fix: needsRole ? "name the roles under Resource" : "leave it to the deployment",
    });
}
