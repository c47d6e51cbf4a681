import type { Problem } from "../problem";
import type { JudgedResource } from "../judged-resource";
import type { Value } from "@platform/aws-model/value";
import { rule, type Rule } from "../rule";
import { parseArn } from "../shapes/arn";

export const certificateRules: readonly Rule[] = [...rule(["aws:acm/certificate:Certificate"], certificateName)];

/** https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html: DomainName */
function* certificateName(certificate: JudgedResource): Generator<Problem> {
    const names: readonly Value[] = [
        certificate.get("domainName"),
        ...(certificate.get("subjectAlternativeNames").list ?? []),
    ];
    for (const at of names) {
        if (at.asString !== undefined && !/^(\*\.)?([A-Za-z0-9-]{1,63}\.)+[A-Za-z0-9-]{2,63}$/.test(at.asString)) {
            const message = "must be a domain name, with * as its first label at most";
            yield { code: "domain-name", at, message, fix: "correct the name" };
        }
    }
    const at = certificate.get("domainName");
    if ((at.asString?.length ?? 0) > 64) {
        const message = "must have at most 64 characters: longer names go into subjectAlternativeNames";
        yield { code: "domain-name", at, message, fix: "give a shorter first name" };
    }
    const authority = certificate.get("certificateAuthorityArn");
    if (authority.asString !== undefined && parseArn(authority.asString)?.service !== "acm-pca") {
        const message = "must be the ARN of a private certificate authority";
        yield { code: "not-an-arn", at: authority, message, fix: "give the authority's ARN" };
    }
}
