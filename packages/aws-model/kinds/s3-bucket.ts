import { kind, none, settings } from "../facets/kind";
import { acrossZones } from "../facets/survival";
import { bucketPart, typesIn } from "../tokens";
import {
    BUCKET,
    BUCKET_ACL,
    BUCKET_ENCRYPTION,
    BUCKET_LIFECYCLE,
    BUCKET_LOGGING,
    BUCKET_POLICY,
    BUCKET_PUBLIC_ACCESS_BLOCK,
    BUCKET_VERSIONING,
    BUCKET_WEBSITE,
} from "../types";

/** Objects by name. */
export const bucket = kind({
    label: "bucket",
    tokens: BUCKET,
    network: none("has no network interface"),
    exposure: none("reached through AWS's API, where identities and policies decide"),
    identity: {
        name: "bucket",
        id: "name",
        arn: { service: "s3", scope: "bare", resource: ({ name }) => name },
        outputs: {
            bucketDomainName: ({ name, place }) => `${name}.s3.${place.dnsSuffix}`,
            bucketRegionalDomainName: ({ name, place }) => `${name}.s3.${place.region}.${place.dnsSuffix}`,
        },
    },
    watch: none("it grows by itself, and AWS keeps it available"),
    survives: acrossZones,
    draw: { glyph: "bucket", place: "region", note: "S3 bucket" },
});

/** A bucket as a site: it answers without asking for credentials, where its policy lets everybody read. */
export const bucketWebsite = settings("a bucket", BUCKET_WEBSITE, {
    exposure: {
        openings: (resource) => [
            {
                what: `website of bucket ${resource.name}`,
                ports: "TCP 80",
                open: "unknown",
                why: "a website endpoint takes requests without credentials; the bucket's policy decides what it gives",
                meant: false,
            },
        ],
    },
});

export const bucketSettings = settings("a bucket", [
    ...[BUCKET_ACL, BUCKET_ENCRYPTION, BUCKET_LIFECYCLE, BUCKET_LOGGING, BUCKET_VERSIONING].flat(),
    ...[BUCKET_POLICY, BUCKET_PUBLIC_ACCESS_BLOCK].flat(),
    ...["CorsConfiguration", "OwnershipControls", "ObjectLockConfiguration", "RequestPaymentConfiguration"].flatMap(
        bucketPart,
    ),
    ...["AccelerateConfiguration"].flatMap(bucketPart),
    ...typesIn("s3", "BucketNotification", "AccountPublicAccessBlock", "BucketMetric", "Inventory"),
]);
