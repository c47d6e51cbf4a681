import { kind, none, settings } from "../facets/kind";
import { noteOf, type DrawnLine } from "../facets/drawing";
import { hex } from "../facets/identity";
import { providerPage } from "../facets/lifecycle";
import { used, type Charges, type CostContext } from "../facets/cost";
import { every } from "../facets/series";
import { acrossZones } from "../facets/survival";
import { typesIn } from "../tokens";
import { BUCKET, CLOUDFRONT_DISTRIBUTION, LOAD_BALANCER } from "../types";
import { valuesAt } from "../paths";
import { resourcesOf } from "../graph/reference";
import type { StackView } from "../graph/stack-view";
import type { Resource } from "../resource";
import { known, type Value } from "../value";

/** A CDN in front of sites and load balancers: everybody reaches it. */
export const distribution = kind({
    label: "CDN distribution",
    tokens: CLOUDFRONT_DISTRIBUTION,
    network: none("has no network interface"),
    exposure: {
        openings: (resource) => {
            const enabled = resource.get("enabled").flag();
            const acl = known(resource.get("webAclId").text());
            return [
                {
                    what: `CloudFront distribution ${resource.name}`,
                    ports: "tcp 80, 443",
                    open: enabled.state === "unknown" ? "unknown" : known(enabled) === false ? "no" : "yes",
                    why: `${hasOnlyFiles(resource) ? "the files of a site are for" : "a CDN answers"} ${
                        acl === undefined || acl === "" ? "everybody" : "everybody its web ACL lets through"
                    }`,
                    meant: true,
                },
            ];
        },
    },
    identity: {
        id: ({ urn }) => `E${hex(urn, 13).toUpperCase()}`,
        arn: {
            service: "cloudfront",
            scope: "global",
            resource: ({ urn }) => `distribution/E${hex(urn, 13).toUpperCase()}`,
        },
        outputs: { domainName: ({ urn }) => `d${hex(urn, 13)}.cloudfront.net`, hostedZoneId: () => "Z2FDTNDATAQYW2" },
    },
    lifecycle: {
        outage: "the new one has another name, and clients use the old one until they look theirs up again",
        createSeconds: 240,
        deleteSeconds: 240,
        basis: "estimate",
        source: providerPage("cloudfront_distribution"),
        note: "The provider waits up to 90 minutes",
    },
    cost: charges,
    watch: {
        concern: "requests",
        dimensions: [["DistributionId", "id"]],
        healthy: {
            "AWS/CloudFront": { Requests: every(1, 200), "5xxErrorRate": every(1, 0), "4xxErrorRate": every(1, 2) },
        },
        mishaps: (distribution) => [
            {
                id: "distribution-fails",
                title: "A CDN answers every request with 5xx",
                story: "Neither its origin nor its cache has an answer.",
                expects: "wake",
                shows: { "5xxErrorRate": every(1, 100) },
            },
            ...(readsBucket(distribution)
                ? [
                      {
                          id: "site-loses-files",
                          title: "A site loses half of its files",
                          story: "An upload deleted what pages still lead to: half of the requests are answered with 404.",
                          expects: "tell" as const,
                          shows: { "4xxErrorRate": every(1, 50) },
                      },
                  ]
                : []),
        ],
    },
    survives: acrossZones,
    draw: { glyph: "cdn", place: "front", note, leadsTo: origins },
});

export const distributionSettings = settings(
    "a CDN distribution",
    typesIn(
        "cloudfront",
        ...[
            "OriginAccessControl",
            "OriginAccessIdentity",
            "CachePolicy",
            "OriginRequestPolicy",
            "ResponseHeadersPolicy",
        ],
        ...["Function", "PublicKey", "KeyGroup"],
    ),
    { identity: { unique: [] } },
);

/** Whether all that it answers with are files of buckets, as far as is known. */
function hasOnlyFiles(distribution: Resource): boolean {
    const origins = distribution.get("origins").items();
    return origins.length > 0 && origins.every(isBucket);
}

/** What it answers from, as far as the stack has it. */
function origins(distribution: Resource, stack: StackView): readonly DrawnLine[] {
    return distribution
        .get("origins")
        .items()
        .flatMap((origin) => {
            const right = isBucket(origin) ? ", which its origin access control lets it read" : "";
            const found = stack.resolve(distribution, origin.at("domainName"), [...BUCKET, ...LOAD_BALANCER]);
            return resourcesOf(found).map((to) => ({ to, detail: `${distribution.name} to ${to.name}${right}` }));
        });
}

function note(distribution: Resource): string {
    const acl = distribution.get("webAclId").text();
    return noteOf("CloudFront", acl.state === "absent" || known(acl) === "" ? undefined : "WAF");
}

/** The URL of a function may have an access control, too, but then it has the settings of a program. */
function isBucket(origin: Value): boolean {
    const program = ["customOriginConfig", "vpcOriginConfig"].some((key) => !origin.at(key).absent);
    return origin.known && !origin.at("originAccessControlId").absent && !program;
}

/** Whether some of its files come from a bucket that it reads itself. */
function readsBucket(distribution: Resource): boolean {
    return valuesAt(distribution, "origins.*.originAccessControlId").some((value) => value.state !== "absent");
}

/** Prices of North America and Europe. Files that may not be kept are asked of the bucket each time. */
function charges(distribution: Resource, { usage }: CostContext): Charges {
    const called = valuesAt(distribution, "defaultCacheBehavior.functionAssociations.*.functionArn").length;
    return [
        used("cloudfront-out", "data that the CDN sends", usage.siteOutGb),
        used("cloudfront-request", "requests to the CDN", usage.siteRequests),
        ...(called === 0
            ? []
            : [used("cloudfront-function", "calls of the CDN's functions", usage.siteRequests * called)]),
        ...(readsBucket(distribution) ? [used("s3-get", "requests of the CDN to buckets", usage.siteRequests)] : []),
    ];
}
