import { describeMistakes } from "../../../../config/mistakes";

describeMistakes("forwarded logs", [
    {
        mistake: "with options of another plugin",
        changes: {
            "platform:services.certs.logging": {
                forward: { host: "logs.example.org", port: 443, secretOptions: { Shared_Key: "/logs/key" } },
            },
        },
        problems: [
            "platform:services.certs.logging.forward.secretOptions.Shared_Key: the plugin http has no such option; allowed http_User, http_Passwd and Header. Remove it from Pulumi.test.yaml",
        ],
    },
    {
        mistake: "with credentials in the clear",
        changes: {
            "platform:services.certs.logging": {
                forward: {
                    host: "logs.example.org",
                    port: 443,
                    tls: false,
                    secretOptions: { http_User: "/logs/user" },
                },
            },
        },
        problems: [
            "platform:services.certs.logging.forward.tls: false is not valid; allowed true with ca or secretOptions, which are no secret without it. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "with the authority in a secret of another region",
        changes: {
            "platform:services.certs.logging": {
                forward: {
                    host: "logs.example.org",
                    port: 443,
                    ca: "arn:aws:ssm:eu-west-1:123456789012:parameter/logs/ca",
                },
            },
        },
        problems: [
            "platform:services.certs.logging.forward.ca: the ARN is in eu-west-1; allowed us-east-1, for tasks read secrets of their own region. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "no way for the log router's image",
        changes: {
            "platform:network.natGateways": "none",
            "platform:network.interfaceEndpoints": [
                "ecr.api",
                "ecr.dkr",
                "ecs",
                "ecs-agent",
                "ecs-telemetry",
                "logs",
                "ec2messages",
                "ssm",
                "ssmmessages",
                "secretsmanager",
            ],
            "platform:services.certs.image": "123456789012.dkr.ecr.us-east-1.amazonaws.com/certs:1.0.0",
            "platform:services.certs.logging": { forward: { host: "logs.example.org", port: 443 } },
        },
        problems: [
            "platform:services.certs.logging.forward: the block is not valid; allowed only with NAT, for the log router's image comes from the internet. Remove it from Pulumi.test.yaml",
        ],
    },
    {
        mistake: "logs that may not leave",
        changes: {
            "platform:vpn": undefined,
            "platform:services.certs.logging": { forward: { host: "logs.example.org", port: 8443 } },
        },
        problems: [
            "platform:services.certs.logging.forward.port: 8443 is not valid; allowed a port that platform:cluster.egress opens, or logs would not leave. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a path without its slash",
        changes: {
            "platform:services.certs.logging": { forward: { host: "logs.example.org", port: 443, path: "logs" } },
        },
        problems: [
            'platform:services.certs.logging.forward.path: "logs" is not valid; allowed a path that starts with /, such as /admin/ok. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a mistake in the VPN, through which they go",
        changes: {
            "platform:vpn.contakt": "x",
            "platform:services.certs.logging": { forward: { host: "logs.example.org", port: 8443 } },
        },
        problems: ["platform:vpn.contakt: unknown key; did you mean contact? Rename it in Pulumi.test.yaml"],
    },
]);
