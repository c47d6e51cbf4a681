import type { Graph } from "@platform/aws-model/graph/graph";
import { violation, type PolicyFinding } from "../../lib/finding";
import { expectNamed } from "../../lib/presence";
import type { Resource } from "@platform/aws-model/resource";
import { BUCKET, CLOUDFRONT_DISTRIBUTION } from "@platform/aws-model/types";
import type { Value } from "@platform/aws-model/value";

const WEBSITE_ENDPOINT = /\.s3-website[.-]/i;
const BUCKET_ENDPOINT = /\.s3(-[a-z0-9-]+)?(\.[a-z0-9-]+)*\.amazonaws\.com(\.cn)?$/i;
const REQUIRED = "an origin access control";
const FIX = "serve the bucket's own endpoint with originAccessControlId";

/** The findings about one origin of a distribution: buckets are read through an origin access control. */
export function judgeOrigin(distribution: Resource, origin: Value): PolicyFinding[] {
    const domain = origin.at("domainName");
    const text = domain.text();
    const say = (found: string, at = domain.path) => [
        violation(distribution, { at, found, required: REQUIRED, fix: FIX }),
    ];
    if (text.state === "known" && WEBSITE_ENDPOINT.test(text.value)) return say("a bucket's website endpoint");
    if (origin.at("vpcOriginConfig").state !== "absent") return [];
    if (origin.at("customOriginConfig").state !== "absent") {
        const isBucket = text.state === "known" && BUCKET_ENDPOINT.test(text.value);
        return isBucket ? say("a bucket read as anybody reads it") : [];
    }
    const identity = origin.at("s3OriginConfig", "originAccessIdentity");
    const legacy = identity.text();
    if (legacy.state === "unknown" || (legacy.state === "known" && legacy.value !== ""))
        return say("an origin access identity", identity.path);
    return expectNamed(distribution, origin.at("originAccessControlId"), REQUIRED, FIX);
}

/** Whether a distribution has, or may have, the bucket as an origin. */
export function isOrigin(graph: Graph, bucket: Resource): boolean {
    const name = bucket.get("bucket").text();
    return graph.ofType(CLOUDFRONT_DISTRIBUTION).some((distribution) =>
        distribution
            .get("origins")
            .items()
            .map((origin) => origin.at("domainName"))
            .some((domain) => {
                const text = domain.text();
                if (text.state === "known") return name.state === "known" && text.value.startsWith(`${name.value}.s3`);
                return graph
                    .resolve(distribution, domain, BUCKET)
                    .some((reference) => reference.kind === "resource" && reference.resource === bucket);
            }),
    );
}
