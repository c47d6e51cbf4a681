/** What a text at a path must be. Everything in it is CloudFront's own vocabulary, so that it may be shown. */
export interface CloudfrontRule {
    readonly path: string;
    readonly allowed: readonly string[];
    readonly whenAbsent: string;
}

const SECURE_VIEWERS = ["redirect-to-https", "https-only"];
/** Every property of a distribution that decides about TLS. */
export const CLOUDFRONT_RULES: readonly CloudfrontRule[] = [
    {
        path: "viewerCertificate.minimumProtocolVersion",
        allowed: ["TLSv1.2_2021", "TLSv1.2_2025", "TLSv1.3_2025"],
        whenAbsent: "TLSv1",
    },
    { path: "viewerCertificate.cloudfrontDefaultCertificate", allowed: ["false"], whenAbsent: "false" },
    { path: "defaultCacheBehavior.viewerProtocolPolicy", allowed: SECURE_VIEWERS, whenAbsent: "allow-all" },
    { path: "orderedCacheBehaviors.*.viewerProtocolPolicy", allowed: SECURE_VIEWERS, whenAbsent: "allow-all" },
    { path: "cacheBehaviors.*.viewerProtocolPolicy", allowed: SECURE_VIEWERS, whenAbsent: "allow-all" },
    { path: "origins.*.customOriginConfig.originProtocolPolicy", allowed: ["https-only"], whenAbsent: "https-only" },
    {
        path: "origins.*.customOriginConfig.originSslProtocols.*",
        allowed: ["TLSv1.2", "TLSv1.3"],
        whenAbsent: "TLSv1.2",
    },
];
/** Values of those properties, allowed or not. */
export const CLOUDFRONT_WORDS = /^(TLSv1(\.[0-3])?(_20\d\d)?|SSLv3|true|false|allow-all|http-only|match-viewer)$/;
