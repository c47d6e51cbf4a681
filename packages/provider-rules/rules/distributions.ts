import { given } from "../facts/limits";
import type { Problem } from "../problem";
import type { Subject } from "../reading/subject";
import { rule, type Rule } from "../rule";
import { parseArn } from "../shapes/arn";

/** https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html */
export const distributionRules: readonly Rule[] = [
    ...rule(["aws:cloudfront/distribution:Distribution"], origins, certificate),
];

/** Every behaviour leads to an origin or an origin group of the distribution. */
function* origins(distribution: Subject): Generator<Problem> {
    const ids = [
        ...distribution.inputs.all("origins[].originId"),
        ...distribution.inputs.all("originGroups[].originId"),
    ];
    const lists = [distribution.get("origins"), distribution.get("originGroups")];
    if (ids.some((id) => id.string === undefined) || lists.some((list) => list.present && list.items === undefined)) {
        return;
    }
    const names = ids.map((id) => id.string);
    const targets = [
        distribution.get("defaultCacheBehavior").get("targetOriginId"),
        ...distribution.inputs.all("orderedCacheBehaviors[].targetOriginId"),
    ];
    for (const at of targets) {
        if (at.string !== undefined && !names.includes(at.string)) {
            const message = `is no origin of the distribution, which has ${names.join(", ")}`;
            yield { code: "unknown-origin", at, message, fix: "name one of these" };
        }
    }
}

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html */
function* certificate(distribution: Subject): Generator<Problem> {
    const viewer = distribution.get("viewerCertificate");
    const own = ["acmCertificateArn", "iamCertificateId"].map((name) => viewer.get(name));
    const plain = viewer.get("cloudfrontDefaultCertificate");
    const at = viewer.get("acmCertificateArn");
    const arn = at.string === undefined ? undefined : parseArn(at.string);
    if (arn?.partition === "aws" && arn.service === "acm" && arn.region !== "us-east-1") {
        const message = "must be a certificate of us-east-1 for CloudFront";
        yield { code: "certificate-region", at, message, fix: "request it with a provider for us-east-1" };
    }
    const aliases = distribution.get("aliases");
    if (given(aliases) && viewer.keys !== undefined && own.every((value) => value.absent)) {
        const message = "need a certificate of their own in viewerCertificate";
        yield { code: "distribution-aliases", at: aliases, message, fix: "give acmCertificateArn" };
    }
    const [method] = [viewer.get("sslSupportMethod")];
    if (own.some((value) => value.present) && plain.boolean !== true && method.absent) {
        const message = "is missing: a certificate of one's own needs it";
        yield { code: "missing-property", at: method, message, fix: 'set it to "sni-only"' };
    }
}
