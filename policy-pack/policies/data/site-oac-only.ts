import { violation, type PolicyFinding } from "../../lib/finding";
import { stackPolicy } from "../../lib/policy";
import type { Resource } from "@platform/aws-model/resource";
import { BUCKET, BUCKET_POLICY, BUCKET_WEBSITE, CLOUDFRONT_DISTRIBUTION } from "@platform/aws-model/types";
import { judgeGrants } from "./site-grants";
import { judgeOrigin } from "./site-origins";

/** Static sites are read through their own distribution: no website endpoint, no grant that others could use. */
export const siteOacOnly = stackPolicy({
    name: "site-oac-only",
    description: "Buckets of static sites must be readable by their own CloudFront distribution only.",
    why: "A website endpoint or a grant to any distribution serves the files past TLS, logs and whatever the distribution checks.",
    level: "mandatory",
    severity: "high",
    controls: { fsbp: ["CloudFront.13"], checkov: ["CKV2_AWS_46"] },
    remediation:
        "Remove website configurations, give bucket origins an originAccessControlId, and pin aws:SourceArn in the bucket's policy.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-13",
    check: (graph) => [
        ...graph.ofType([...BUCKET_WEBSITE, ...BUCKET]).flatMap(judgeWebsite),
        ...graph.ofType(CLOUDFRONT_DISTRIBUTION).flatMap((distribution) =>
            distribution
                .get("origins")
                .items()
                .flatMap((origin) => judgeOrigin(distribution, origin)),
        ),
        ...graph
            .ofType([...BUCKET_POLICY, ...BUCKET])
            .flatMap((owner) => judgeGrants(graph, owner, owner.get("policy"))),
    ],
    early: { types: [...BUCKET_WEBSITE, ...BUCKET], check: judgeWebsite },
});

function judgeWebsite(resource: Resource): PolicyFinding[] {
    const inline = ["website", "websites"].some((key) => resource.inputs.at(key).items().length > 0);
    if (BUCKET.includes(resource.type) && !inline) return [];
    const found = "makes a bucket a website of its own";
    const required = "a bucket that only CloudFront reads";
    return [violation(resource, { found, required, fix: "serve it through CloudFront with an origin access control" })];
}
