import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { dns as dnsBlock } from "../../../components/dns/block";
import { Dns } from "../../../components/dns/dns";
import { sites } from "../../../components/static-sites/block";
import type { SiteConfig } from "../../../components/static-sites/schema";
import { StaticSite, type StaticSiteArgs } from "../../../components/static-sites/static-site";
import { repeated } from "../../harness/repeated";
import { testKeyArn, testScope, testTopics } from "../../harness/scope";

export const types = {
    alarm: "aws:cloudwatch/metricAlarm:MetricAlarm",
    bucket: "aws:s3/bucket:Bucket",
    bucketPolicy: "aws:s3/bucketPolicy:BucketPolicy",
    certificate: "aws:acm/certificate:Certificate",
    distribution: "aws:cloudfront/distribution:Distribution",
    file: "aws:s3/bucketObjectv2:BucketObjectv2",
    function: "aws:cloudfront/function:Function",
    headers: "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy",
    logDelivery: "aws:cloudwatch/logDelivery:LogDelivery",
    logDestination: "aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination",
    logSource: "aws:cloudwatch/logDeliverySource:LogDeliverySource",
    logging: "aws:s3/bucketLogging:BucketLogging",
    originAccess: "aws:cloudfront/originAccessControl:OriginAccessControl",
    record: "aws:route53/record:Record",
    role: "aws:iam/role:Role",
    rolePolicy: "aws:iam/rolePolicy:RolePolicy",
    site: "platform:static-sites:StaticSite",
    validation: "aws:acm/certificateValidation:CertificateValidation",
} as const;

export const hosts = ["docs.apps.example.gov"];

/** An entry of the block with its defaults. */
export function siteConfig(config: object): SiteConfig {
    const { docs } = sites.schema.parse({ docs: { hosts, ...config } });
    if (docs === undefined) {
        throw new Error("no site");
    }
    return docs;
}

/** A program that makes the site `docs`, in the domain apps.example.gov with the zone Z0123456789. */
export const site = repeated(
    (config: object, args: Partial<Omit<StaticSiteArgs, "config">> = {}, zone?: object) =>
        () => {
            const { scope = testScope() } = args;
            const config0 = dnsBlock.schema.parse({
                domain: "apps.example.gov",
                zone: zone ?? { kind: "existing", zoneId: "Z0123456789" },
            });
            const dns = new Dns("dns", {
                ...{ scope, config: config0, topics: testTopics },
                deletionProtection: true,
                hasInternalLoadBalancers: false,
            });
            const made = new StaticSite("site-docs", {
                ...{ scope, dns, key: "docs", config: siteConfig(config) },
                expiryAlarmDays: 30,
                topics: testTopics,
                encryptionKeyArn: testKeyArn,
                deletionProtection: true,
                ...args,
            });
            return { handover: made.handover, uploads: made.uploads ?? "none" };
        },
);

const cache = "node_modules/.cache";

/** Makes a folder with these files alone, each with so many bytes, and hands its path to `use`. */
export async function withFolder<T>(
    files: Readonly<Record<string, number>>,
    use: (folder: string) => T | Promise<T>,
): Promise<T> {
    mkdirSync(cache, { recursive: true });
    const folder = mkdtempSync(path.join(cache, "site-"));
    try {
        for (const [name, bytes] of Object.entries(files)) {
            const file = path.join(folder, name);
            mkdirSync(path.dirname(file), { recursive: true });
            writeFileSync(file, "");
            truncateSync(file, bytes);
        }
        return await use(`./${folder}`);
    } finally {
        rmSync(folder, { recursive: true });
    }
}
