import { valuesAt } from "../paths";
import type { Resource } from "../resource";
import type { Value } from "../value";

/** Where resources hold the policies of identities: what roles, users and groups may do. */
const DOCUMENTS: Readonly<Record<string, string>> = {
    "aws:iam/policy:Policy": "policy",
    "aws:iam/rolePolicy:RolePolicy": "policy",
    "aws:iam/userPolicy:UserPolicy": "policy",
    "aws:iam/groupPolicy:GroupPolicy": "policy",
    "aws:iam/role:Role": "inlinePolicies.*.policy",
    "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy": "inlinePolicy",
};
/** Where resources attach policies by ARN. */
const ATTACHMENTS: Readonly<Record<string, string>> = {
    "aws:iam/role:Role": "managedPolicyArns",
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": "policyArn",
    "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive": "policyArns",
    "aws:iam/userPolicyAttachment:UserPolicyAttachment": "policyArn",
    "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive": "policyArns",
    "aws:iam/groupPolicyAttachment:GroupPolicyAttachment": "policyArn",
    "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive": "policyArns",
    "aws:iam/policyAttachment:PolicyAttachment": "policyArn",
    "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment": "managedPolicyArn",
    "aws:ssoadmin/managedPolicyAttachmentsExclusive:ManagedPolicyAttachmentsExclusive": "managedPolicyArns",
};

/** The types with policies of identities in them. */
export const IDENTITY_DOCUMENT_TYPES = Object.keys(DOCUMENTS);
/** The types that attach policies to identities. */
export const POLICY_ATTACHMENT_TYPES = Object.keys(ATTACHMENTS);

/** The policies of identities that a resource holds. */
export function identityDocumentsOf(resource: Resource): readonly Value[] {
    return values(resource, DOCUMENTS[resource.type]);
}

/** The ARNs of policies that a resource attaches. */
export function attachedPoliciesOf(resource: Resource): readonly Value[] {
    return values(resource, ATTACHMENTS[resource.type]).flatMap((value) => value.items());
}

function values(resource: Resource, path: string | undefined): readonly Value[] {
    return path === undefined ? [] : valuesAt(resource, path);
}
