import { givenValue } from "../facts/limits";
import type { Problem } from "../problem";
import type { JudgedResource } from "../judged-resource";
import { rule, type Rule } from "../rule";
import { parseArn } from "../shapes/arn";

/** https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html */
export const distributionRules: readonly Rule[] = [
    ...rule(["aws:cloudfront/distribution:Distribution"], origins, certificate),
];

/** Every behaviour leads to an origin or an origin group of the distribution. */
function* origins(distribution: JudgedResource): Generator<Problem> {
    const ids = [
        ...distribution.inputs.all("origins.*.originId"),
        ...distribution.inputs.all("originGroups.*.originId"),
    ];
    const lists = [distribution.get("origins"), distribution.get("originGroups")];
    if (ids.some((id) => id.asString === undefined) || lists.some((list) => !list.absent && list.list === undefined)) {
        return;
    }
    const names = ids.map((id) => id.asString);
    const targets = [
        distribution.get("defaultCacheBehavior", "targetOriginId"),
        ...distribution.inputs.all("orderedCacheBehaviors.*.targetOriginId"),
    ];
    for (const at of targets) {
        if (at.asString !== undefined && !names.includes(at.asString)) {
            const message = `is no origin of the distribution, which has ${names.join(", ")}`;
            yield { code: "unknown-origin", at, message, fix: "name one of these" };
        }
    }
}

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html */
function* certificate(distribution: JudgedResource): Generator<Problem> {
    const viewer = distribution.get("viewerCertificate");
    const own = ["acmCertificateArn", "iamCertificateId"].map((name) => viewer.at(name));
    const plain = viewer.at("cloudfrontDefaultCertificate");
    const at = viewer.at("acmCertificateArn");
    const arn = at.asString === undefined ? undefined : parseArn(at.asString);
    if (arn?.partition === "aws" && arn.service === "acm" && arn.region !== "us-east-1") {
        const message = "must be a certificate of us-east-1 for CloudFront";
        yield { code: "certificate-region", at, message, fix: "request it with a provider for us-east-1" };
    }
    const aliases = distribution.get("aliases");
    if (givenValue(aliases) && viewer.kind === "object" && own.every((value) => value.absent)) {
        const message = "need a certificate of their own in viewerCertificate";
        yield { code: "distribution-aliases", at: aliases, message, fix: "give acmCertificateArn" };
    }
    const [method] = [viewer.at("sslSupportMethod")];
    if (own.some((value) => !value.absent) && plain.asBoolean !== true && method.absent) {
        const message = "is missing: a certificate of one's own needs it";
        yield { code: "missing-property", at: method, message, fix: 'set it to "sni-only"' };
    }
}
