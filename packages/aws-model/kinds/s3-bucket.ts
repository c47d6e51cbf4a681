import { kind, none, settings } from "../facets/kind";
import { emptiedBy, providerPage, startsEmpty } from "../facets/lifecycle";
import { daysPerMonth, gap, used, type Charges, type CostContext } from "../facets/cost";
import { valuesAt } from "../paths";
import type { Resource } from "../resource";
import { compression, deliveredGb } from "../facets/log-amounts";
import { acrossZones } from "../facets/survival";
import { bucketPart, typesIn } from "../tokens";
import {
    ACCOUNT_PUBLIC_ACCESS_BLOCK,
    BUCKET,
    BUCKET_ACL,
    BUCKET_ENCRYPTION,
    BUCKET_LIFECYCLE,
    BUCKET_LOGGING,
    BUCKET_NOTIFICATION,
    BUCKET_OBJECT,
    BUCKET_POLICY,
    BUCKET_PUBLIC_ACCESS_BLOCK,
    BUCKET_VERSIONING,
    BUCKET_WEBSITE,
    DELIVERY_STREAM,
    FLOW_LOG,
    LOAD_BALANCER,
    LOG_DELIVERY_DESTINATION,
} from "../types";
import { known } from "../value";

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
    lifecycle: {
        outage: startsEmpty,
        createSeconds: 3,
        deleteSeconds: 2,
        basis: "estimate",
        source: providerPage("s3_bucket"),
        filled: emptiedBy("forceDestroy", "objects"),
        loses: "its objects",
    },
    cost: charges,
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
                ports: "tcp 80",
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
    ...BUCKET_NOTIFICATION,
    ...ACCOUNT_PUBLIC_ACCESS_BLOCK,
]);

/** What is in a bucket is paid for with it; a stack manages few of its objects. */
export const bucketObject = settings("a bucket", BUCKET_OBJECT);

/** Settings that are paid for by what is done with the bucket. */
export const bucketServices = settings(
    "a bucket",
    [...bucketPart("AccelerateConfiguration"), ...typesIn("s3", "BucketMetric", "Inventory")],
    { cost: () => [gap("the table has no price of what it does with the bucket's objects")] },
);

/** A bucket of logs holds as many months as its lifecycle keeps; any other what `usage.bucketGb` says. */
function charges(resource: Resource, context: CostContext): Charges {
    const { usage, stack } = context;
    const balancers = stack.linked(LOAD_BALANCER, "accessLogs.bucket", resource, BUCKET).linked;
    const flows = stack.linked(FLOW_LOG, "logDestination", resource, BUCKET).linked;
    const streams = stack.linked(DELIVERY_STREAM, "extendedS3Configuration.bucketArn", resource, BUCKET).linked;
    const requests = stack.linked(
        LOG_DELIVERY_DESTINATION,
        "deliveryDestinationConfiguration.destinationResourceArn",
        resource,
        BUCKET,
    );
    const writers = balancers.length + requests.linked.length;
    if (writers + flows.length + streams.length === 0) return [used("s3-storage", "S3 storage", usage.bucketGb)];
    const rules = stack.linked(BUCKET_LIFECYCLE, "bucket", resource, BUCKET).linked;
    const days = rules.flatMap((rule) =>
        valuesAt(rule, "rules.*.expiration.days").map((value) => known(value.number())),
    );
    const months = Math.max(1, Math.min(...days.map((value) => value ?? 365), 365) / daysPerMonth);
    const kept = (what: string, gb: number, count: number) =>
        count === 0 ? [] : [used("s3-storage", what, gb * count * months)];
    return [
        ...kept("access logs kept", usage.accessLogGb, writers),
        ...kept("flow logs kept", usage.flowLogGb, flows.length),
        ...streams.flatMap((stream) => kept("archived logs", deliveredGb(stream, context) * compression, 1)),
    ];
}
