import { valuesAt } from "@platform/aws-model/paths";
import { expectValue, type PolicyFinding } from "../../lib/finding";
import { resourcePolicy } from "../../lib/policy";
import type { Resource } from "@platform/aws-model/resource";
import { CLOUDFRONT_DISTRIBUTION, CLOUDFRONT_TENANT_DISTRIBUTION } from "@platform/aws-model/types";
import { CLOUDFRONT_RULES, CLOUDFRONT_WORDS, type CloudfrontRule } from "./cloudfront-rules";

/** Both ends of a distribution: viewers and origins. The default certificate brings TLS 1.0 with it. */
export const cloudfrontTls = resourcePolicy({
    name: "cloudfront-tls",
    description: "Distributions must demand HTTPS with TLS 1.2 from viewers, and speak it with their origins.",
    why: "One hop in the clear, or in a broken protocol, gives away cookies and lets others change pages.",
    level: "mandatory",
    severity: "high",
    controls: {
        fsbp: ["CloudFront.3", "CloudFront.9", "CloudFront.10", "CloudFront.15"],
        checkov: ["CKV_AWS_34", "CKV_AWS_174"],
    },
    remediation:
        "Use a certificate of one's own with minimumProtocolVersion TLSv1.2_2021, viewerProtocolPolicy redirect-to-https and originProtocolPolicy https-only.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-15",
    types: [...CLOUDFRONT_DISTRIBUTION, ...CLOUDFRONT_TENANT_DISTRIBUTION],
    check: (resource) => CLOUDFRONT_RULES.flatMap((rule) => judge(resource, rule)),
});

function judge(resource: Resource, { path, allowed, whenAbsent }: CloudfrontRule): PolicyFinding[] {
    return valuesAt(resource, path).flatMap((value) =>
        expectValue(resource, value, value.text(), {
            whenAbsent,
            accepts: (text) => allowed.includes(text),
            found: (text) => (CLOUDFRONT_WORDS.test(text) ? text : "something else"),
            required: allowed.join(" or "),
            fix: `set it to ${allowed[0] ?? ""}`,
        }),
    );
}
