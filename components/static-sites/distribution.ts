import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { SiteConfig } from "./schema";
import { viewerRequestCode } from "./viewer-request";

/** What `transform` of a site reaches of its distribution. */
export const distributionResources = {
    /** How CloudFront signs what it asks of the bucket. */
    originAccessControl: aws.cloudfront.OriginAccessControl,
    /** Headers of answers. */
    responseHeadersPolicy: aws.cloudfront.ResponseHeadersPolicy,
    /** The function that each request passes. */
    function: aws.cloudfront.Function,
    /** The distribution. */
    distribution: aws.cloudfront.Distribution,
};

/**
 * AWS's cache policy that keeps a file as long as its headers say, each by its path alone.
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
 */
const cachingOptimized = "658327ea-f89d-4fab-a63d-7e88639e58f6";

/** Seconds for which an answer without a file is kept: the next deployment may bring it. */
const missingSeconds = 10;
const yearSeconds = 31_536_000;

export interface SiteDistributionArgs {
    readonly config: SiteConfig;
    /** For readers: `site docs`. */
    readonly title: string;
    readonly bucketDomainName: pulumi.Input<string>;
    readonly certificateArn: pulumi.Input<string>;
    /** What reads each request first. */
    readonly webAclArn: pulumi.Input<string> | undefined;
}

/** The distribution of a site, with the parts that only it uses. Each has a generated name: no document names them. */
export function createDistribution(
    name: string,
    { config, title, bucketDomainName, certificateArn, webAclArn }: SiteDistributionArgs,
    parent: pulumi.Resource,
): aws.cloudfront.Distribution {
    const access = new aws.cloudfront.OriginAccessControl(
        name,
        {
            description: title,
            originAccessControlOriginType: "s3",
            signingBehavior: "always",
            signingProtocol: "sigv4",
        },
        { parent },
    );
    const viewerRequest = new aws.cloudfront.Function(
        name,
        { comment: title, runtime: "cloudfront-js-2.0", publish: true, code: viewerRequestCode(config) },
        { parent },
    );
    return new aws.cloudfront.Distribution(
        name,
        {
            comment: title,
            enabled: true,
            aliases: [...config.hosts, ...config.redirectHosts],
            defaultRootObject: "index.html",
            httpVersion: "http2and3",
            isIpv6Enabled: true,
            priceClass: `PriceClass_${config.priceClass}`,
            origins: [{ originId: "bucket", domainName: bucketDomainName, originAccessControlId: access.id }],
            defaultCacheBehavior: {
                targetOriginId: "bucket",
                allowedMethods: ["GET", "HEAD", "OPTIONS"],
                cachedMethods: ["GET", "HEAD"],
                compress: true,
                viewerProtocolPolicy: "redirect-to-https",
                cachePolicyId: cachingOptimized,
                responseHeadersPolicyId: createHeaders(name, { config, title }, parent).id,
                functionAssociations: [{ eventType: "viewer-request", functionArn: viewerRequest.arn }],
            },
            customErrorResponses: [
                {
                    errorCode: 404,
                    responseCode: 404,
                    responsePagePath: config.notFoundPage,
                    errorCachingMinTtl: missingSeconds,
                },
            ],
            // By its ARN: the name of the property is older than the service.
            ...(webAclArn === undefined ? {} : { webAclId: webAclArn }),
            restrictions: { geoRestriction: restrictionOf(config) },
            viewerCertificate: {
                acmCertificateArn: certificateArn,
                sslSupportMethod: "sni-only",
                minimumProtocolVersion: "TLSv1.2_2021",
            },
        },
        { parent },
    );
}

function createHeaders(
    name: string,
    { config, title }: Pick<SiteDistributionArgs, "config" | "title">,
    parent: pulumi.Resource,
): aws.cloudfront.ResponseHeadersPolicy {
    const { contentSecurityPolicy, frameOptions } = config.headers;
    const override = true;
    return new aws.cloudfront.ResponseHeadersPolicy(
        name,
        {
            comment: title,
            securityHeadersConfig: {
                strictTransportSecurity: { accessControlMaxAgeSec: yearSeconds, override },
                contentTypeOptions: { override },
                frameOptions: { frameOption: frameOptions, override },
                referrerPolicy: { referrerPolicy: "strict-origin-when-cross-origin", override },
                contentSecurityPolicy: { contentSecurityPolicy, override },
            },
            removeHeadersConfig: { items: [{ header: "Server" }] },
        },
        { parent },
    );
}

function restrictionOf({ geo }: SiteConfig): aws.types.input.cloudfront.DistributionRestrictionsGeoRestriction {
    if (geo?.allow !== undefined) {
        return { restrictionType: "whitelist", locations: [...geo.allow] };
    }
    return geo?.deny === undefined
        ? { restrictionType: "none" }
        : { restrictionType: "blacklist", locations: [...geo.deny] };
}
