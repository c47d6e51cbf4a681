import { siteOacOnly } from "../../../../policy-pack/policies/data/site-oac-only";
import { bare, type Build, describeStackPolicy } from "../../harness/describe-policy";
import { secret, unknown, type Inputs, type StackBuilder } from "../../harness/stack";

const BUCKET = "aws:s3/bucket:Bucket";
const POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const CDN = "aws:cloudfront/distribution:Distribution";
const WEBSITE = "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration";
const ARN = "arn:aws:cloudfront::123456789012:distribution/E1EXAMPLE";
const REST = "example-site.s3.us-east-1.amazonaws.com";
const OAC = "required: an origin access control. Fix: serve the bucket's own endpoint with originAccessControlId.";
const PIN =
    "required: a condition that aws:SourceArn is the distribution's ARN. " +
    'Fix: add { StringEquals: { "aws:SourceArn": distribution.arn } } to the statement.';
const SITE =
    "makes a bucket a website of its own; required: a bucket that only CloudFront reads. " +
    "Fix: serve it through CloudFront with an origin access control.";

function document(condition?: Inputs, more: Inputs = {}): string {
    const principal = { Service: ["cloudfront.amazonaws.com"] };
    return JSON.stringify({
        Statement: { Effect: "Allow", Principal: principal, Action: "s3:GetObject", Condition: condition, ...more },
    });
}

const pinned = document({ StringEquals: { "AWS:SourceArn": ARN } });

/** A site: a bucket, a distribution in front of it, the bucket's policy. */
function site(policy: (distribution: ReturnType<StackBuilder["add"]>) => unknown, origin: Inputs = {}): Build {
    return (stack) => {
        const bucket = stack.add(BUCKET, "site", { bucket: "example-site" });
        const control = stack.add("aws:cloudfront/originAccessControl:OriginAccessControl", "site");
        const domainName = bucket.ref("bucketRegionalDomainName");
        const origins = [{ originId: "site", domainName, originAccessControlId: control.ref(), ...origin }];
        const distribution = stack.add(CDN, "site", { origins });
        stack.add(POLICY, "site", { bucket: bucket.ref(), policy: policy(distribution) });
    };
}

const withOrigin = (origin: Inputs) => site(() => pinned, origin);
const withPolicy = (policy: unknown) => site(() => policy, { domainName: REST });

const UNKNOWN =
    `site (${POLICY}): decided in the update, as a preview does not know this: policy. ` +
    "A preview can decide it with a condition that aws:SourceArn is the distribution's ARN.";

describeStackPolicy(siteOacOnly, {
    compliant: {
        "a pinned site": site(() => pinned),
        // In a preview the whole document is unknown; afterwards it is there, with the ARN in it.
        "a document that waits for the distribution": (stack) => {
            site((distribution) => (stack.mode === "preview" ? distribution.ref("arn") : pinned))(stack);
        },
        "an empty identity, as the provider writes it": withOrigin({ s3OriginConfig: { originAccessIdentity: "" } }),
        "a load balancer as origin": withOrigin({ domainName: "apps.example.gov", customOriginConfig: {} }),
        "a policy that refuses CloudFront": withPolicy(document(undefined, { Effect: "Deny" })),
        "a policy about others": withPolicy(
            document(undefined, { Principal: { Service: "logging.s3.amazonaws.com" } }),
        ),
    },
    violating: {
        "a website": [
            (stack) => void stack.add(WEBSITE, "site", { bucket: "example-site" }),
            `site (${WEBSITE}) ${SITE}`,
            `site (${WEBSITE}) ${SITE}`,
        ],
        "an inline website": [
            (stack) => void stack.add(BUCKET, "site", { website: { indexDocument: "index.html" } }),
            `site (${BUCKET}) ${SITE}`,
            `site (${BUCKET}) ${SITE}`,
        ],
        "a website endpoint as origin": [
            withOrigin({ domainName: "example-site.s3-website-us-east-1.amazonaws.com", customOriginConfig: {} }),
            `site (${CDN}): origins[0].domainName is a bucket's website endpoint; ${OAC}`,
        ],
        "a bucket as a custom origin": [
            withOrigin({ domainName: REST, customOriginConfig: {} }),
            `site (${CDN}): origins[0].domainName is a bucket read as anybody reads it; ${OAC}`,
        ],
        "an origin access identity": [
            withOrigin({ s3OriginConfig: { originAccessIdentity: "origin-access-identity/cloudfront/E1" } }),
            `site (${CDN}): origins[0].s3OriginConfig.originAccessIdentity is an origin access identity; ${OAC}`,
        ],
        "an origin without access control": [
            withOrigin({ originAccessControlId: undefined }),
            `site (${CDN}): origins[0].originAccessControlId is not set; ${OAC}`,
        ],
        "a grant without condition": [
            withPolicy(document()),
            `site (${POLICY}): policy is a grant to every distribution of every account; ${PIN}`,
        ],
        "a condition that asks for something else": [
            withPolicy(document({ StringEquals: { "aws:SourceAccount": "123456789012" } })),
            `site (${POLICY}): policy is a grant to every distribution of every account; ${PIN}`,
        ],
        "a condition that need not hold": [
            withPolicy(document({ StringEqualsIfExists: { "aws:SourceArn": ARN } })),
            `site (${POLICY}): policy is a grant to every distribution of every account; ${PIN}`,
        ],
        "a wildcard": [
            withPolicy(document({ ArnLike: { "aws:SourceArn": "arn:aws:cloudfront::123456789012:distribution/*" } })),
            `site (${POLICY}): policy is a grant to more than one distribution; ${PIN}`,
        ],
    },
    unknown: {
        "a document for a bucket that is named, beside a distribution": [
            (stack) => {
                stack.add(CDN, "site", {
                    origins: [{ originId: "site", domainName: REST, originAccessControlId: "E1" }],
                });
                stack.add(POLICY, "site", { bucket: "example-site", policy: unknown() });
            },
            UNKNOWN,
        ],
        "a document that depends on nothing": [withPolicy(unknown()), UNKNOWN],
    },
    minimal: [bare("aws:cloudfront/distribution:Distribution")],
    secret: [withPolicy(secret(document(undefined, { Sid: "hunter2" }))), "hunter2"],
    notApplicable: (stack) => {
        stack.add(BUCKET, "files", { bucket: "example-files" });
        stack.add(POLICY, "files", { bucket: "example-files", policy: unknown() });
    },
});
