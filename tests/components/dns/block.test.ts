import { describeMistakes } from "../../config/mistakes";

describeMistakes("the domain", [
    {
        mistake: "a certificate of another region",
        changes: { "platform:dns.certificateArn": "arn:aws:acm:eu-west-1:123456789012:certificate/a" },
        problems: [
            "platform:dns.certificateArn: the ARN is in eu-west-1; allowed us-east-1, for a load balancer takes certificates of its own region. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "an alarm that always comes before AWS renews",
        changes: { "platform:dns.certificateExpiryAlarmDays": 45 },
        problems: [
            "platform:dns.certificateExpiryAlarmDays: 45 is not valid; allowed less than 45, the day on which AWS begins to renew; the alarm would always come. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a CAA record that keeps AWS from issuing",
        changes: { "platform:dns.zone.certificateAuthorities": ["letsencrypt.org", "digicert.com"] },
        problems: [
            "platform:dns.zone.certificateAuthorities: 2 entries are not valid; allowed one of amazon.com, amazontrust.com, awstrust.com and amazonaws.com among them: AWS issues the certificate. Add it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a domain too long for a certificate",
        changes: {
            "platform:dns.domain": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example.gov",
            "platform:services.certs.public": undefined,
            "platform:services.boards.public": undefined,
        },
        problems: [
            'platform:dns.domain: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example.gov" is not valid; allowed at most 64 characters, so that it fits a certificate. Set it in Pulumi.test.yaml',
        ],
    },
]);

const otherNames = (certificates: object) => ({
    "platform:dns.certificates": certificates,
    "platform:services.certs.public.hosts": ["certs.example.org", "www.example.com"],
});

describeMistakes("certificates for hosts outside the domain", [
    {
        mistake: "of another region",
        changes: otherNames({
            org: {
                names: ["certs.example.org", "www.example.com"],
                certificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/a",
            },
        }),
        problems: [
            "platform:dns.certificates.org.certificateArn: the ARN is in eu-west-1; allowed us-east-1, for a load balancer takes certificates of its own region. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "of another partition, and something that is no certificate",
        changes: otherNames({
            org: {
                names: ["*.example.org"],
                certificateArn: "arn:aws-us-gov:acm:us-east-1:123456789012:certificate/a",
            },
            com: { names: ["*.example.com"], certificateArn: "arn:aws:iam::123456789012:server-certificate/a" },
        }),
        problems: [
            'platform:dns.certificates.com.certificateArn: "arn:aws:iam::123456789012:server-certificate/a" is not valid; allowed an ARN such as arn:aws:acm:us-east-1:123456789012:certificate/0f1e2d3c. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "whose request nobody makes",
        changes: otherNames({
            org: {
                names: ["*.example.org", "www.example.com"],
                certificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/a",
                recordsCreated: true,
            },
        }),
        problems: [
            "platform:dns.certificates.org.recordsCreated: true is not valid; allowed false with certificateArn, for nothing is requested. Remove it from Pulumi.test.yaml",
        ],
    },
    {
        mistake: "with a first name that is too long for a certificate, and one of the domain's own",
        changes: otherNames({
            org: {
                names: [
                    `${"a".repeat(60)}.example.org`,
                    "certs.example.org",
                    "www.example.com",
                    "*.certs.apps.example.gov",
                    "*.apps.example.gov",
                ],
            },
        }),
        problems: [
            `platform:dns.certificates.org.names[0]: "${"a".repeat(60)}.example.org" is not valid; allowed at most 64 characters for the first, so that it fits a certificate. Put a shorter one first in Pulumi.test.yaml`,
            'platform:dns.certificates.org.names[3]: "*.certs.apps.example.gov" is not valid; allowed names outside apps.example.gov, or a certificateArn. Set it in Pulumi.test.yaml',
            'platform:dns.certificates.org.names[4]: "*.apps.example.gov" is not valid; allowed names outside apps.example.gov, or a certificateArn. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "with a name that is none, one twice, and more than a certificate has",
        changes: otherNames({
            org: { names: ["*.example.org", "www.example.com", "www.example.com"] },
            com: { names: ["https://example.com"] },
            net: { names: Array.from({ length: 11 }, (_, index) => `a${index}.example.net`) },
        }),
        problems: [
            'platform:dns.certificates.com.names[0]: "https://example.com" is not valid; allowed a lower-case host name, or *. and a domain. Set it in Pulumi.test.yaml',
            "platform:dns.certificates.net.names: 11 entries are not valid; allowed 1 to 10 entries, each a lower-case host name, or *. and a domain. Set it in Pulumi.test.yaml",
        ],
    },
]);
