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
