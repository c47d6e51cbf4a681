import { cloudfrontTls } from "../../../../policy-pack/policies/encryption/cloudfront-tls";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { secret, unknown } from "../../harness/stack";

const DISTRIBUTION = "aws:cloudfront/distribution:Distribution";
const CERTIFICATE = {
    acmCertificateArn: unknown(),
    minimumProtocolVersion: "TLSv1.2_2021",
    sslSupportMethod: "sni-only",
};
const ORIGIN = { originProtocolPolicy: "https-only", originSslProtocols: ["TLSv1.2"] };
const SAFE = {
    viewerCertificate: CERTIFICATE,
    defaultCacheBehavior: { viewerProtocolPolicy: "redirect-to-https" },
    origins: [{ domainName: "site.s3.amazonaws.com" }, { domainName: "www.example.gov", customOriginConfig: ORIGIN }],
};
const FLOOR = "required: TLSv1.2_2021 or TLSv1.2_2025 or TLSv1.3_2025. Fix: set it to TLSv1.2_2021.";
const VIEWERS = "required: redirect-to-https or https-only. Fix: set it to redirect-to-https.";

describeResourcePolicy(cloudfrontTls, {
    type: DISTRIBUTION,
    compliant: [
        SAFE,
        { ...SAFE, viewerCertificate: { ...CERTIFICATE, minimumProtocolVersion: "TLSv1.3_2025" } },
        { ...SAFE, orderedCacheBehaviors: [{ viewerProtocolPolicy: "https-only" }] },
    ],
    violating: [
        [
            { ...SAFE, viewerCertificate: { ...CERTIFICATE, minimumProtocolVersion: "TLSv1.1_2016" } },
            `subject (${DISTRIBUTION}): viewerCertificate.minimumProtocolVersion is TLSv1.1_2016; ${FLOOR}`,
        ],
        [
            { ...SAFE, viewerCertificate: { ...CERTIFICATE, cloudfrontDefaultCertificate: true } },
            `subject (${DISTRIBUTION}): viewerCertificate.cloudfrontDefaultCertificate is true; required: false. Fix: set it to false.`,
        ],
        [
            { ...SAFE, defaultCacheBehavior: { viewerProtocolPolicy: "allow-all" } },
            `subject (${DISTRIBUTION}): defaultCacheBehavior.viewerProtocolPolicy is allow-all; ${VIEWERS}`,
        ],
        [
            {
                ...SAFE,
                orderedCacheBehaviors: [{ viewerProtocolPolicy: "https-only" }, { viewerProtocolPolicy: "allow-all" }],
            },
            `subject (${DISTRIBUTION}): orderedCacheBehaviors[1].viewerProtocolPolicy is allow-all; ${VIEWERS}`,
        ],
        [
            { ...SAFE, origins: [{ customOriginConfig: { ...ORIGIN, originProtocolPolicy: "match-viewer" } }] },
            `subject (${DISTRIBUTION}): origins[0].customOriginConfig.originProtocolPolicy is match-viewer; ` +
                "required: https-only. Fix: set it to https-only.",
        ],
        [
            { ...SAFE, origins: [{ customOriginConfig: { ...ORIGIN, originSslProtocols: ["TLSv1.2", "TLSv1"] } }] },
            `subject (${DISTRIBUTION}): origins[0].customOriginConfig.originSslProtocols[1] is TLSv1; ` +
                "required: TLSv1.2 or TLSv1.3. Fix: set it to TLSv1.2.",
        ],
    ],
    unknown: [
        [
            { ...SAFE, viewerCertificate: { ...CERTIFICATE, minimumProtocolVersion: unknown() } },
            `subject (${DISTRIBUTION}): undecided, as this is not known: viewerCertificate.minimumProtocolVersion. ` +
                "Decided by: a value that is plain in the program (TLSv1.2_2021 or TLSv1.2_2025 or TLSv1.3_2025).",
        ],
    ],
    secret: [{ ...SAFE, defaultCacheBehavior: { viewerProtocolPolicy: secret("hunter2") } }, "hunter2"],
    minimal: [
        { ...SAFE, viewerCertificate: {} },
        `subject (${DISTRIBUTION}): viewerCertificate.minimumProtocolVersion is not set, which means TLSv1; ${FLOOR}`,
    ],
});
