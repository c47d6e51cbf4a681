import { field } from "@platform/aws-model/fields";
import {
    attachedPoliciesOf,
    IDENTITY_DOCUMENT_TYPES,
    identityDocumentsOf,
    POLICY_ATTACHMENT_TYPES,
} from "@platform/aws-model/iam/documents";
import { grants, isEveryResource } from "@platform/aws-model/iam/patterns";
import { hasIdentity } from "@platform/aws-model/identity";
import { setting } from "@platform/aws-model/setting";
import { isDeny, judgeAllowing, knownTexts } from "../../lib/iam-statements";
import { resourcePolicy } from "../../lib/policy";
import { administrators } from "./administrators";
import { judgeAttachment } from "./aws-policies";
import { judgeEscalation, RIGHTS_OF_IAM } from "./escalations";
import { judgeActions } from "./broad-statements";
import type { Value } from "@platform/aws-model/value";

const config = {
    administrators,
    awsPolicies: setting(
        "Policies of AWS that they may have, by what stands behind policy/ in their ARN. Patterns with *.",
        ["PowerUserAccess", "SecurityAudit", "job-function/ViewOnlyAccess"],
    ),
};

/** What is harmless for the stack's own roles, which the boundary holds. */
const NAMED_ROLES = ["iam:UpdateAssumeRolePolicy"];

/** Whoever deploys may make roles, held by a boundary, and never himself more. */
export const deployRoleBounded = resourcePolicy<typeof config>({
    name: "deploy-role-bounded",
    description:
        "Administrators such as the pipeline must name the actions of IAM that they have, and make roles within a permissions boundary alone.",
    why: "Whoever takes over the pipeline could otherwise make himself a role that may do everything, and keep it.",
    level: "mandatory",
    severity: "critical",
    controls: { checkov: ["CKV_AWS_286", "CKV_AWS_289"] },
    remediation:
        "Attach PowerUserAccess at most. Add StringEquals on iam:PermissionsBoundary to what makes roles; deny the rights of IAM in the boundary.",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
    config,
    types: [...new Set([...IDENTITY_DOCUMENT_TYPES, ...POLICY_ATTACHMENT_TYPES])],
    check: (resource, { config: { administrators: who, awsPolicies } }) =>
        !hasIdentity(resource.urn, who)
            ? []
            : [
                  ...attachedPoliciesOf(resource).flatMap((arn) => judgeAttachment(resource, arn, awsPolicies)),
                  ...identityDocumentsOf(resource)
                      .filter((document) => !deniesRights(document))
                      .flatMap((document) =>
                          judgeAllowing(resource, document, (statement) => {
                              const broad = judgeActions(resource, statement);
                              return broad.length > 0 ? broad : judgeEscalation(resource, statement, NAMED_ROLES);
                          }),
                      ),
              ],
});

/** Whether nothing that a document allows gives rights, as a boundary has it. */
function deniesRights(document: Value): boolean {
    const denied = field(document.json(), "Statement")
        .items()
        .filter(
            (statement) =>
                isDeny(statement) &&
                field(statement, "Condition").state === "absent" &&
                knownTexts(statement, "Resource").some(isEveryResource),
        )
        .flatMap((statement) => knownTexts(statement, "Action"));
    return RIGHTS_OF_IAM.every((action) => denied.some((pattern) => grants(pattern, action)));
}
