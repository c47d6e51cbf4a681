import type { Problem } from "../problem";
import type { Subject } from "../reading/subject";
import type { Value } from "../reading/value";
import { rule, type Rule } from "../rule";
import { parseArn } from "../shapes/arn";

export const certificateRules: readonly Rule[] = [...rule(["aws:acm/certificate:Certificate"], certificateName)];

/** https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html: DomainName */
function* certificateName(certificate: Subject): Generator<Problem> {
    const names: readonly Value[] = [
        certificate.get("domainName"),
        ...(certificate.get("subjectAlternativeNames").items ?? []),
    ];
    for (const at of names) {
        if (at.string !== undefined && !/^(\*\.)?([A-Za-z0-9-]{1,63}\.)+[A-Za-z0-9-]{2,63}$/.test(at.string)) {
            const message = "must be a domain name, with * as its first label at most";
            yield { code: "domain-name", at, message, fix: "correct the name" };
        }
    }
    const at = certificate.get("domainName");
    if ((at.string?.length ?? 0) > 64) {
        const message = "must have at most 64 characters: longer names go into subjectAlternativeNames";
        yield { code: "domain-name", at, message, fix: "give a shorter first name" };
    }
    const authority = certificate.get("certificateAuthorityArn");
    if (authority.string !== undefined && parseArn(authority.string)?.service !== "acm-pca") {
        const message = "must be the ARN of a private certificate authority";
        yield { code: "not-an-arn", at: authority, message, fix: "give the authority's ARN" };
    }
}
