import { kind, none, settings } from "../facets/kind";
import { hex, textOf, uuid, type Created } from "../facets/identity";
import { providerPage } from "../facets/lifecycle";
import { every, ramp } from "../facets/series";
import { acrossZones } from "../facets/survival";
import type { WireMap } from "../wire";
import { typesIn } from "../tokens";

/** Minutes. */
const day = 24 * 60;

/** A TLS certificate. */
export const certificate = kind({
    label: "certificate",
    tokens: typesIn("acm", "Certificate"),
    network: none("has no network interface"),
    exposure: none("answers nobody by itself"),
    identity: {
        id: "arn",
        arn: { service: "acm", resource: ({ urn }) => `certificate/${uuid(urn)}` },
        outputs: { domainValidationOptions: validationOptions },
    },
    lifecycle: {
        createSeconds: 6,
        deleteSeconds: 2,
        basis: "estimate",
        source: providerPage("acm_certificate"),
        note: "Until AWS names the records that prove the domain",
    },
    cost: none("certificates are free as long as they stay in AWS"),
    watch: {
        concern: "alerts",
        dimensions: [["CertificateArn", "arn"]],
        healthy: { "AWS/CertificateManager": { DaysToExpiry: every(720, 200) } },
        mishaps: () => [
            {
                id: "certificate-expires",
                title: "A certificate is not renewed",
                story: "40 days before it expires nobody has renewed it; AWS counts down twice a day.",
                expects: "wake",
                lasts: 40 * day,
                span: { minutes: 41 * day, step: 60 },
                shows: { DaysToExpiry: ramp(40, 0, 40 * day, day / 2) },
            },
        ],
    },
    survives: acrossZones,
    draw: none("part of what answers with it"),
});

export const certificateValidation = settings("a certificate", typesIn("acm", "CertificateValidation"), {
    lifecycle: {
        createSeconds: 120,
        deleteSeconds: 0,
        basis: "estimate",
        source: providerPage("acm_certificate_validation"),
        note: "1 to 5 minutes once the records can be looked up; 61 and 102 s in published logs. Where another team creates them, as long as they take",
    },
});

/** One record per name on the certificate, as ACM asks for them. */
function validationOptions({ inputs, urn }: Created): WireMap[] | undefined {
    const first = textOf(inputs["domainName"]);
    const others = inputs["subjectAlternativeNames"];
    if (first === undefined) {
        return undefined;
    }
    const names = [first, ...(Array.isArray(others) ? others.flatMap((name) => textOf(name) ?? []) : [])];
    return [...new Set(names)].map((name) => ({
        domainName: name,
        resourceRecordName: `_${hex(`${urn}${name}`, 32)}.${name.replace(/^\*\./, "")}.`,
        resourceRecordType: "CNAME",
        resourceRecordValue: `_${hex(`${urn}${name}value`, 32)}.acm-validations.aws.`,
    }));
}
