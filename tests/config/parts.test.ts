import { describeMistakes } from "./mistakes";

describeMistakes("blocks that need blocks", [
    {
        mistake: "alarms without anybody to tell",
        changes: { "platform:alerts": undefined },
        problems: [
            "platform:alerts: missing; nobody would be told of the alarms of network, dns, loadBalancers, bastion, cluster, services and vpn. Add it to Pulumi.test.yaml",
        ],
    },
    {
        mistake: "no network",
        changes: { "platform:network": undefined },
        problems: [
            "platform:network: missing; loadBalancers, bastion, cluster and vpn live in its VPC. Add it to Pulumi.test.yaml",
        ],
    },
    {
        mistake: "only a VPN without a network",
        changes: {
            "platform:network": undefined,
            "platform:loadBalancers": undefined,
            "platform:bastion": undefined,
            "platform:cluster": undefined,
            "platform:services": undefined,
        },
        problems: ["platform:network: missing; vpn lives in its VPC. Add it to Pulumi.test.yaml"],
    },
    {
        mistake: "only load balancers without a network",
        changes: {
            "platform:network": undefined,
            "platform:vpn": undefined,
            "platform:bastion": undefined,
            "platform:cluster": undefined,
            "platform:services": undefined,
        },
        problems: ["platform:network: missing; loadBalancers live in its VPC. Add it to Pulumi.test.yaml"],
    },
    {
        mistake: "services without a cluster",
        changes: { "platform:cluster": undefined },
        problems: ["platform:cluster: missing; services run on its instances. Add it to Pulumi.test.yaml"],
    },
    {
        mistake: "load balancers without a name",
        changes: { "platform:dns": undefined },
        problems: [
            "platform:dns: missing; it gives loadBalancers.public and loadBalancers.inside a name and a certificate. Add it to Pulumi.test.yaml",
        ],
    },
    {
        mistake: "an internal load balancer without a name",
        changes: {
            "platform:dns": undefined,
            "platform:loadBalancers.public.certificateArn": "arn:aws:acm:us-east-1:123456789012:certificate/a",
            "platform:loadBalancers.inside.certificateArn": "arn:aws:acm:us-east-1:123456789012:certificate/b",
        },
        problems: [
            "platform:dns: missing; it gives loadBalancers.inside a name and a certificate. Add it to Pulumi.test.yaml",
        ],
    },
]);

describeMistakes("alerts", [
    {
        mistake: "a channel without a workspace",
        changes: { "platform:alerts.critical.slackChannelId": "C0123456789" },
        problems: [
            "platform:alerts.slackWorkspaceId: missing; allowed the workspace of the Slack channels, such as T0123456789. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a workspace without a channel",
        changes: { "platform:alerts.slackWorkspaceId": "T0123456789" },
        problems: [
            'platform:alerts.slackWorkspaceId: "T0123456789" is not used; allowed with a slackChannelId in critical or warning. Add one to Pulumi.test.yaml',
        ],
    },
    {
        mistake: "an address twice",
        changes: { "platform:alerts.warning.emails": ["b@example.gov", "b@example.gov"] },
        problems: [
            'platform:alerts.warning.emails[1]: "b@example.gov" is not valid; allowed each entry once. Remove it from Pulumi.test.yaml',
        ],
    },
]);

describeMistakes("names and certificates", [
    {
        mistake: "a zone that is not delegated yet",
        changes: { "platform:dns.zone": { kind: "create" } },
        problems: [
            "platform:dns.zone.delegated: false is not valid; allowed true once there are load balancers (public and inside), which need an issued certificate. Deploy without them first, hand over the stack output `dnsRecords`, then set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a zone of others without the records",
        changes: { "platform:dns.zone": { kind: "external" } },
        problems: [
            "platform:dns.zone.recordsCreated: false is not valid; allowed true once there are load balancers (public and inside), which need an issued certificate. Deploy without them first, hand over the stack output `dnsRecords`, then set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a certificate of another region",
        changes: { "platform:dns.certificateArn": "arn:aws:acm:eu-west-1:123456789012:certificate/a" },
        problems: [
            "platform:dns.certificateArn: the ARN is in eu-west-1; allowed us-east-1, for a load balancer takes certificates of its own region. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a load balancer's certificate of another partition",
        changes: {
            "platform:loadBalancers.public.certificateArn":
                "arn:aws-us-gov:acm:us-gov-west-1:123456789012:certificate/a",
        },
        problems: [
            "platform:loadBalancers.public.certificateArn: the ARN is in partition aws-us-gov; allowed aws, where us-east-1 is. Set it in Pulumi.test.yaml",
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
    {
        mistake: "a bastion outside the domain",
        changes: {
            "platform:bastion.ssh": {
                allowFromCidrs: ["203.0.113.0/24"],
                hostName: "bastion.example.gov",
                users: { ann: { principalArn: "arn:aws:iam::123456789012:user/ann" } },
            },
        },
        problems: [
            'platform:bastion.ssh.hostName: "bastion.example.gov" is not valid; allowed a name below apps.example.gov, such as bastion.apps.example.gov. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a bastion in a zone of others",
        changes: {
            "platform:dns.zone": { kind: "external", recordsCreated: true },
            "platform:bastion.ssh": {
                allowFromCidrs: ["203.0.113.0/24"],
                hostName: "bastion.apps.example.gov",
                users: { ann: { principalArn: "arn:aws:iam::123456789012:user/ann" } },
            },
        },
        problems: [
            'platform:bastion.ssh.hostName: "bastion.apps.example.gov" is not valid; allowed only in a zone of ours; that of platform:dns is external. Remove it from Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a bastion with a service's name",
        changes: {
            "platform:bastion.ssh": {
                allowFromCidrs: ["203.0.113.0/24"],
                hostName: "certs.apps.example.gov",
                users: { ann: { principalArn: "arn:aws:iam::123456789012:user/ann" } },
            },
        },
        problems: [
            'platform:bastion.ssh.hostName: "certs.apps.example.gov" is not valid; allowed a name that no service has; services.certs has this one. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a bastion with a name and no domain",
        changes: {
            "platform:dns": undefined,
            "platform:loadBalancers": undefined,
            "platform:services": undefined,
            "platform:bastion.ssh": {
                allowFromCidrs: ["203.0.113.0/24"],
                hostName: "bastion.apps.example.gov",
                users: { ann: { principalArn: "arn:aws:iam::123456789012:user/ann" } },
            },
        },
        problems: [
            'platform:bastion.ssh.hostName: "bastion.apps.example.gov" is not valid; allowed only with platform:dns, whose zone it goes to. Remove it, or add the block, in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a user of another partition",
        changes: {
            "platform:bastion.ssh": {
                allowFromCidrs: ["203.0.113.0/24"],
                users: { ann: { principalArn: "arn:aws-cn:iam::123456789012:user/ann" } },
            },
        },
        problems: [
            "platform:bastion.ssh.users.ann.principalArn: the ARN is in partition aws-cn; allowed aws, where us-east-1 is. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a statement that says an action twice",
        changes: {
            "platform:services.certs.taskRoleStatements": [
                { actions: ["s3:GetObject", "s3:GetObject"], resources: ["arn:aws:s3:::a/*"] },
            ],
        },
        problems: [
            'platform:services.certs.taskRoleStatements[0].actions[1]: "s3:GetObject" is not valid; allowed each entry once. Remove it from Pulumi.test.yaml',
        ],
    },
]);
