import { kind, none, settings } from "../facets/kind";
import { hex } from "../facets/identity";
import { providerPage } from "../facets/lifecycle";
import { gap } from "../facets/cost";
import { every } from "../facets/series";
import { acrossZones } from "../facets/survival";
import { typesIn } from "../tokens";
import { CLOUDFRONT_DISTRIBUTION } from "../types";
import { known } from "../value";

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
                    ports: "TCP 80, 443",
                    open: enabled.state === "unknown" ? "unknown" : known(enabled) === false ? "no" : "yes",
                    why:
                        acl === undefined || acl === ""
                            ? "a CDN answers everybody"
                            : "a CDN answers everybody its web ACL lets through",
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
    cost: () => [gap("what it sends is not counted")],
    watch: {
        concern: "requests",
        dimensions: [["DistributionId", "id"]],
        healthy: { "AWS/CloudFront": { "5xxErrorRate": every(1, 0) } },
        mishaps: () => [
            {
                id: "distribution-fails",
                title: "A CDN answers every request with 5xx",
                story: "Neither its origin nor its cache has an answer.",
                expects: "wake",
                shows: { "5xxErrorRate": every(1, 100) },
            },
        ],
    },
    survives: acrossZones,
    draw: { glyph: "cdn", place: "front", note: "CloudFront" },
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
