import { judgeAllowing } from "../../lib/iam-statements";
import { resourcePolicy } from "../../lib/policy";
import { RESOURCE_POLICIES, resourcePoliciesOf } from "@platform/aws-model/iam/resource-policies";
import { BUCKET, BUCKET_ACL, BUCKET_OBJECT } from "@platform/aws-model/types";
import { judgeAcl } from "./bucket-acls";
import { GRANT_TYPES, judgeGrant } from "./grants";
import { judgePrincipal } from "./public-principals";

/** Policies on resources, in every place that holds one, and the grants and lists that come to the same. */
export const noPublicPrincipal = resourcePolicy({
    name: "no-public-principal",
    description: "Policies on resources must not let everybody in, nor services without saying for whom they act.",
    why: "A star as principal is the whole internet; AWS accounts are free, so being one of them is no limit.",
    level: "mandatory",
    severity: "critical",
    controls: {
        fsbp: ["S3.2", "S3.3", "SNS.4", "KMS.5", "Lambda.1"],
        checkov: [
            "CKV_AWS_70",
            "CKV_AWS_169",
            "CKV_AWS_301",
            "CKV_AWS_364",
            "CKV_AWS_33",
            "CKV_AWS_32",
            "CKV_AWS_168",
            "CKV_AWS_20",
            "CKV_AWS_57",
        ],
    },
    remediation:
        "Name accounts, roles or services as principal, or add a condition on aws:PrincipalOrgID, aws:SourceArn or aws:SourceAccount.",
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status",
    types: [...new Set([...Object.keys(RESOURCE_POLICIES), ...GRANT_TYPES, ...BUCKET_ACL, ...BUCKET_OBJECT])],
    check: (resource) => [
        ...resourcePoliciesOf(resource).flatMap((document) =>
            judgeAllowing(resource, document, (statement) => judgePrincipal(resource, statement)),
        ),
        ...(GRANT_TYPES.includes(resource.type) ? judgeGrant(resource) : []),
        ...([...BUCKET, ...BUCKET_ACL, ...BUCKET_OBJECT].includes(resource.type) ? judgeAcl(resource) : []),
    ],
});
