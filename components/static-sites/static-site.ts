import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createAliasRecords } from "../dns/alias-records";
import type { CertificateTransforms } from "../dns/certificate";
import type { Dns } from "../dns/dns";
import { hostRecord, type DnsRecord } from "../dns/dns-record";
import { recordOptions } from "../load-balancing/host-owners";
import type { AlarmTopics } from "../shared/alarm";
import { logBucketParts } from "../shared/log-bucket";
import type { AwsScope } from "../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import { WebAcl, type WebAclTransforms } from "../waf/web-acl";
import { watchSite } from "./alarms";
import { secureSiteBucket } from "./bucket";
import { siteCertificate } from "./certificate";
import { createDistribution, distributionResources } from "./distribution";
import { createSiteLogs, logResources } from "./logs";
import { siteNames, type SiteNames } from "./names";
import type { SiteConfig } from "./schema";
import { uploadContent } from "./upload";
import { createUploadRole, uploadCommands, uploadResources, type SiteUploads } from "./pipeline-upload";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    ...logBucketParts,
    ...logResources,
    ...distributionResources,
    ...uploadResources,
    /** Each file that the program uploads. */
    file: aws.s3.BucketObjectv2,
    /** The alias records of the hosts. */
    record: aws.route53.Record,
    /** Each alarm. */
    alarm: aws.cloudwatch.MetricAlarm,
};

/** Changes to the arguments of inner resources. */
export interface StaticSiteTransforms extends TransformsOf<typeof inner> {
    /** Of its Certificate, where it has one of its own. */
    readonly certificate?: CertificateTransforms | undefined;
    /** Of its WebAcl. */
    readonly waf?: WebAclTransforms | undefined;
}

export interface StaticSiteArgs {
    readonly scope: AwsScope;
    /** Its key in the `sites` block: part of every name. At most 20 characters. */
    readonly key: string;
    /** An entry of the `sites` block; schema.ts has its units, defaults and limits. */
    readonly config: SiteConfig;
    readonly dns: Dns;
    /** Days before expiry at which the alarm of a certificate of its own warns. */
    readonly expiryAlarmDays: number;
    /** Topics of us-east-1, where CloudFront has its metrics. */
    readonly topics: AlarmTopics;
    /** Key of us-east-1 that encrypts the log of its `waf`. */
    readonly encryptionKeyArn: pulumi.Input<string>;
    /** Whether its buckets cannot be deleted; without it, deleting them deletes what is in them. */
    readonly deletionProtection: boolean;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: StaticSiteTransforms | undefined;
}

/**
 * Files on the internet: a private bucket, read by one CloudFront distribution and by nobody else.
 *
 * Children: the bucket `<prefix>-site-<key>-<account>` and that of its logs, each with its parts; the distribution with its
 * access control, headers and function; with `waf` a WebAcl; the delivery of its log; DNS records; a certificate where the stack's is none for it;
 * alarms; the files of `content`, or a role that uploads. README.md has the cost. Everything but another key or another
 * account changes it in place.
 */
export class StaticSite extends pulumi.ComponentResource {
    static readonly type = "platform:static-sites:StaticSite";

    readonly url: string;
    readonly bucketName: pulumi.Output<string>;
    readonly distributionId: pulumi.Output<string>;
    /** How its files get there, where the program does not upload them. */
    readonly uploads: SiteUploads | undefined;
    /** Records that another team must create. */
    readonly handover: readonly pulumi.Output<DnsRecord>[];

    private readonly names: SiteNames;
    /** For readers. */
    private readonly title: string;

    constructor(
        private readonly name: string,
        private readonly args: StaticSiteArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(StaticSite.type, name, {}, withTransforms(inner, args.transform, opts));
        const { scope, key, config } = args;
        this.names = siteNames(scope.prefix, key);
        this.title = `${scope.prefix}: site ${key}`;
        this.url = `https://${config.hosts[0] ?? ""}`;

        const fixedName = pulumi.interpolate`${this.names.bucket}-${scope.accountId}`;
        const bucket = this.createBucket(fixedName);
        const distribution = this.createDistribution(bucket);
        const reader = { scope, bucket, bucketName: fixedName, distributionArn: distribution.arn };
        const ready = secureSiteBucket(name, reader, this);
        this.createLogs(bucket, fixedName, distribution);
        this.handover = this.createRecords(distribution);
        const title = `Site ${key}`;
        watchSite(name, { ...args, ...config, title, distributionId: distribution.id }, this);
        this.uploads = this.fill(bucket, fixedName, ready);

        this.bucketName = bucket.bucket;
        this.distributionId = distribution.id;
        this.registerOutputs({ url: this.url, bucketName: this.bucketName, ...transformed(this) });
    }

    private createBucket(fixedName: pulumi.Output<string>): aws.s3.Bucket {
        const { deletionProtection } = this.args;
        return new aws.s3.Bucket(
            this.name,
            { bucket: fixedName, forceDestroy: !deletionProtection },
            { parent: this, protect: deletionProtection },
        );
    }

    private createDistribution(bucket: aws.s3.Bucket): aws.cloudfront.Distribution {
        const { name, args, title } = this;
        const certificateArn = siteCertificate(name, { ...args, transform: args.transform?.certificate }, this);
        const about = { config: args.config, title, bucketDomainName: bucket.bucketRegionalDomainName, certificateArn };
        return createDistribution(name, { ...about, webAclArn: this.createWebAcl()?.arn }, this);
    }

    /** Without a load balancer it is one for CloudFront. */
    private createWebAcl(): WebAcl | undefined {
        const { scope, config, topics, encryptionKeyArn, transform } = this.args;
        const args = { scope, topics, encryptionKeyArn, transform: transform?.waf };
        return config.waf && new WebAcl(`${this.name}-waf`, { ...args, config: config.waf }, { parent: this });
    }

    private createLogs(
        bucket: aws.s3.Bucket,
        fixedName: pulumi.Output<string>,
        distribution: aws.cloudfront.Distribution,
    ): void {
        const { scope, config, deletionProtection } = this.args;
        createSiteLogs(
            this.name,
            {
                ...{ scope, deletionProtection, retentionDays: config.logs.retentionDays },
                bucketName: pulumi.interpolate`${this.names.logBucket}-${scope.accountId}`,
                deliveryName: this.names.logDelivery,
                site: { bucket: bucket.id, bucketArn: this.arnOf(fixedName) },
                distributionArn: distribution.arn,
            },
            this,
        );
    }

    /** Records of the hosts in the stack's zone, and those that its owners create elsewhere. */
    private createRecords(distribution: aws.cloudfront.Distribution): readonly pulumi.Output<DnsRecord>[] {
        const { config, dns } = this.args;
        const target = { dnsName: distribution.domainName, zoneId: distribution.hostedZoneId, ipv6: true };
        return [...config.hosts, ...config.redirectHosts].flatMap((host) => {
            if (dns.publicZoneId === undefined || !dns.ownsRecordsOf(host)) {
                return [hostRecord(host, distribution.domainName)];
            }
            createAliasRecords(host, dns.publicZoneId, target, recordOptions(this, "site"));
            return [];
        });
    }

    /** The files of its folder, or what another has to do. */
    private fill(
        bucket: aws.s3.Bucket,
        fixedName: pulumi.Output<string>,
        dependsOn: readonly pulumi.Resource[],
    ): SiteUploads | undefined {
        const { name, names } = this;
        const { scope, key, config } = this.args;
        const { content, immutablePaths, uploadedBy: repository } = config;
        if (content !== undefined) {
            uploadContent(name, { content, immutablePaths, bucket: bucket.id }, { parent: this, dependsOn });
            return undefined;
        }
        const about = { scope, title: `site ${key}`, roleName: names.uploadRole, bucketArn: this.arnOf(fixedName) };
        return {
            roleArn: repository && createUploadRole(name, { ...about, repository }, this),
            commands: uploadCommands(config, fixedName),
        };
    }

    /** Known in a first preview, unlike the resource's own. */
    private arnOf(bucketName: pulumi.Output<string>): pulumi.Output<string> {
        return pulumi.interpolate`arn:${this.args.scope.partition}:s3:::${bucketName}`;
    }
}
