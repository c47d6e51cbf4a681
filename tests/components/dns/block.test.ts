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
