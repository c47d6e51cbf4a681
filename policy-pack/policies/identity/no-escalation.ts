import { IDENTITY_DOCUMENT_TYPES, identityDocumentsOf } from "@platform/aws-model/iam/documents";
import { judgeAllowing } from "../../lib/iam-statements";
import { resourcePolicy } from "../../lib/policy";
import { hasIdentity } from "@platform/aws-model/identity";
import { administrators } from "./administrators";
import { judgeEscalation } from "./escalations";

const config = { administrators };

/** What would let an app widen its own rights, or open the network that the hard rules keep closed. */
export const noEscalation = resourcePolicy<typeof config>({
    name: "no-escalation",
    description:
        "IAM policies must not let anybody take on any role, edit policies, or open security groups and routes.",
    why: "With one of these rights, whoever takes over an app gives himself all others, and undoes the hard rules at run time.",
    level: "mandatory",
    severity: "critical",
    controls: { checkov: ["CKV_AWS_286", "CKV_AWS_289"] },
    remediation:
        "Pass and assume roles by ARN. Leave policies and networks to the deployment, listed under administrators, which deploy-role-bounded holds.",
    url: "https://docs.aws.amazon.com/prescriptive-guidance/latest/privilege-escalation-aws-iam/introduction.html",
    config,
    types: IDENTITY_DOCUMENT_TYPES,
    check: (resource, { config: { administrators } }) =>
        hasIdentity(resource.urn, administrators)
            ? []
            : identityDocumentsOf(resource).flatMap((document) =>
                  judgeAllowing(resource, document, (statement) => judgeEscalation(resource, statement)),
              ),
});
