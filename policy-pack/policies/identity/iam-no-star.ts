import { setting } from "@platform/aws-model/setting";
import {
    attachedPoliciesOf,
    IDENTITY_DOCUMENT_TYPES,
    identityDocumentsOf,
    POLICY_ATTACHMENT_TYPES,
} from "@platform/aws-model/iam/documents";
import type { PolicyFinding } from "../../lib/finding";
import { judgeAllowing } from "../../lib/iam-statements";
import { resourcePolicy } from "../../lib/policy";
import type { Resource } from "@platform/aws-model/resource";
import { hasIdentity } from "@platform/aws-model/identity";
import { administrators } from "./administrators";
import { ACCOUNT_WIDE } from "./account-wide-actions";
import { AWS_POLICIES, judgeAttachment } from "./aws-policies";
import { judgeBreadth } from "./broad-statements";
import { deniesInterfacesToCode, INTERFACE_ACTIONS } from "./interface-actions";

const config = {
    administrators,
    accountWideActions: setting(
        "Actions that may be allowed on every resource, besides those that AWS cannot limit. Patterns with *.",
        ACCOUNT_WIDE,
    ),
    awsPolicies: setting(
        "Policies of AWS that may be attached, by what stands behind policy/ in their ARN: their stars reach no content. Patterns with *.",
        AWS_POLICIES,
    ),
    peoplePolicies: setting(
        "Policies of AWS that permission sets of people may have, in the same form: they show what there is, and no content.",
        ["CloudWatchReadOnlyAccess", "SecurityAudit", "job-function/ViewOnlyAccess"],
    ),
};

/** Documents in every place that holds them, and policies of AWS that are such documents themselves. */
export const iamNoStar = resourcePolicy<typeof config>({
    name: "iam-no-star",
    description: "IAM policies must name the actions and resources that they allow.",
    why: "Whoever takes over one app has every right of its role; a star makes that the account.",
    level: "mandatory",
    severity: "high",
    controls: {
        fsbp: ["IAM.1", "IAM.21"],
        checkov: ["CKV_AWS_62", "CKV_AWS_63", "CKV_AWS_274", "CKV_AWS_355"],
    },
    remediation:
        "List actions, and the ARNs they apply to. Replace NotAction and NotResource by lists of what is needed, and policies of AWS by one of your own.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-21",
    config,
    types: [...new Set([...IDENTITY_DOCUMENT_TYPES, ...POLICY_ATTACHMENT_TYPES])],
    check: (resource, { config }) => (hasIdentity(resource.urn, config.administrators) ? [] : judge(resource, config)),
});

function judge(
    resource: Resource,
    {
        accountWideActions,
        awsPolicies,
        peoplePolicies,
    }: Readonly<Record<"accountWideActions" | "awsPolicies" | "peoplePolicies", readonly string[]>>,
): readonly PolicyFinding[] {
    const allowed = resource.type.startsWith("aws:ssoadmin/") ? peoplePolicies : awsPolicies;
    return [
        ...identityDocumentsOf(resource).flatMap((document) =>
            judgeAllowing(resource, document, (statement) =>
                judgeBreadth(
                    resource,
                    statement,
                    deniesInterfacesToCode(document)
                        ? [...accountWideActions, ...INTERFACE_ACTIONS]
                        : accountWideActions,
                ),
            ),
        ),
        ...attachedPoliciesOf(resource).flatMap((arn) => judgeAttachment(resource, arn, allowed)),
    ];
}
