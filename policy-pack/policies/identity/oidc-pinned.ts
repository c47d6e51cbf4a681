import { judgeAllowing } from "../../lib/iam-statements";
import { resourcePolicy } from "../../lib/policy";
import { ROLE } from "@platform/aws-model/types";
import { judgeFederation } from "./federation";

/** Roles that tokens or assertions of an identity provider may take on: for one audience, and for named subjects. */
export const oidcPinned = resourcePolicy({
    name: "oidc-pinned",
    description:
        "Roles for OpenID Connect must demand one audience and exact subjects, those for GitHub a repository by its id and an environment, those for SAML an audience.",
    why: "A provider serves everybody: without an exact subject any repository of GitHub, or any branch, can take on the role.",
    level: "mandatory",
    severity: "critical",
    controls: { checkov: ["CKV_AWS_358", "CKV_AWS_393"] },
    remediation:
        "Add StringEquals conditions on the provider's aud and sub, for GitHub repo:<owner>/<repository>:environment:<environment> and repository_id; for SAML on SAML:aud.",
    url: "https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws",
    types: ROLE,
    check(resource) {
        const document = resource.get("assumeRolePolicy");
        return judgeAllowing(resource, document, (statement) => judgeFederation(resource, statement));
    },
});
