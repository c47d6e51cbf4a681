import { describeMistakes } from "../../config/mistakes";

describeMistakes("the bastion", [
    ...["root", "ec2-user", "ssm-user", "bastion-session", "daemon"].map((user) => ({
        mistake: `the system's account ${user} as a user`,
        changes: {
            "platform:bastion.ssh": {
                allowFromCidrs: ["203.0.113.0/24"],
                users: { [user]: { principalArn: "arn:aws:iam::123456789012:user/ann" } },
            },
        },
        problems: [
            `platform:bastion.ssh.users.${user}: "${user}" is not valid; allowed a name that no account of the system has. Rename it in Pulumi.test.yaml`,
        ],
    })),
    {
        mistake: "a user's name that a shell could misread",
        changes: {
            "platform:bastion.ssh": {
                allowFromCidrs: ["203.0.113.0/24"],
                users: { "a;reboot": { principalArn: "arn:aws:iam::123456789012:user/ann" } },
            },
        },
        problems: [
            'platform:bastion.ssh.users.a;reboot: "a;reboot" is not valid; allowed lower-case letters, digits and single hyphens, starting with a letter. Rename it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "SSH from half of the world",
        changes: {
            "platform:bastion.ssh": {
                allowFromCidrs: ["128.0.0.0/1", "10.0.0.0/15", "0.0.0.0/00"],
                users: { ann: { principalArn: "arn:aws:iam::123456789012:user/ann" } },
            },
        },
        problems: [
            'platform:bastion.ssh.allowFromCidrs[0]: "128.0.0.0/1" is not valid; allowed ranges of /16 and narrower; SSH is never open to the world. Set it in Pulumi.test.yaml',
            'platform:bastion.ssh.allowFromCidrs[1]: "10.0.0.0/15" is not valid; allowed ranges of /16 and narrower; SSH is never open to the world. Set it in Pulumi.test.yaml',
            'platform:bastion.ssh.allowFromCidrs[2]: "0.0.0.0/00" is not valid; allowed ranges of /16 and narrower; SSH is never open to the world. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "SSH from nowhere, for nobody",
        changes: { "platform:bastion.ssh": { allowFromCidrs: [], users: {} } },
        problems: [
            "platform:bastion.ssh.allowFromCidrs: 0 entries are not valid; allowed 1 or more entries, each an IPv4 range in CIDR notation such as 10.40.0.0/16. Set it in Pulumi.test.yaml",
            "platform:bastion.ssh.users: the block is not valid; allowed at least one user. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "SSH from the world",
        changes: {
            "platform:bastion.ssh": {
                allowFromCidrs: ["0.0.0.0/0"],
                users: { ann: { principalArn: "arn:aws:iam::123456789012:user/ann" } },
            },
        },
        problems: [
            'platform:bastion.ssh.allowFromCidrs[0]: "0.0.0.0/0" is not valid; allowed ranges of /16 and narrower; SSH is never open to the world. Set it in Pulumi.test.yaml',
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
        mistake: "an address for a range",
        changes: {
            "platform:bastion.ssh": {
                allowFromCidrs: ["203.0.113.5"],
                users: { ann: { principalArn: "arn:aws:iam::123456789012:user/ann" } },
            },
        },
        problems: [
            'platform:bastion.ssh.allowFromCidrs[0]: "203.0.113.5" is not valid; allowed an IPv4 range in CIDR notation; did you mean 203.0.113.5/32? Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a user of another account",
        changes: {
            "aws:allowedAccountIds": ["123456789012"],
            "platform:bastion.ssh": {
                allowFromCidrs: ["203.0.113.0/24"],
                users: { ann: { principalArn: "arn:aws:iam::210987654321:user/ann" } },
            },
        },
        problems: [
            'platform:bastion.ssh.users.ann.principalArn: "arn:aws:iam::210987654321:user/ann" is not valid; allowed a role or user of account 123456789012, which those of others can be let take. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "whole accounts, what matches many, and sessions' own ARNs as principals of sessions",
        changes: {
            "platform:bastion.sessionPrincipals": [
                "arn:aws:iam::123456789012:root",
                "arn:aws:iam::123456789012:role/*",
                "arn:aws:sts::123456789012:assumed-role/Jane/jane",
                "arn:aws-cn:iam::123456789012:role/Jane",
            ],
        },
        problems: [
            'platform:bastion.sessionPrincipals[0]: "arn:aws:iam::123456789012:root" is not valid; allowed the ARN of an IAM role or user. Set it in Pulumi.test.yaml',
            'platform:bastion.sessionPrincipals[1]: "arn:aws:iam::123456789012:role/*" is not valid; allowed the ARN of an IAM role or user. Set it in Pulumi.test.yaml',
            'platform:bastion.sessionPrincipals[2]: "arn:aws:sts::123456789012:assumed-role/Jane/jane" is not valid; allowed the ARN of an IAM role or user. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "principals of sessions in another partition",
        changes: { "platform:bastion.sessionPrincipals": ["arn:aws-cn:iam::123456789012:role/Jane"] },
        problems: [
            "platform:bastion.sessionPrincipals[0]: the ARN is in partition aws-cn; allowed aws, where us-east-1 is. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "more principals of sessions than fit a trust policy",
        changes: {
            "platform:bastion.sessionPrincipals": Array.from(
                { length: 11 },
                (_, index) => `arn:aws:iam::123456789012:role/team-${index}`,
            ),
        },
        problems: [
            "platform:bastion.sessionPrincipals: 11 entries are not valid; allowed 0 to 10 entries, each the ARN of an IAM role or user. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "people who may log in to a cluster that is not there",
        changes: {
            "platform:cluster": undefined,
            "platform:services": undefined,
            "platform:bastion.clusterSshPrincipals": ["arn:aws:iam::123456789012:role/Jane"],
        },
        problems: [
            "platform:bastion.clusterSshPrincipals: 1 entry is not valid; allowed only with platform:cluster, whose instances they log in to. Remove it, or add the block, in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "people who may log in to the cluster in another partition, and one twice",
        changes: {
            "platform:bastion.clusterSshPrincipals": [
                "arn:aws-cn:iam::123456789012:role/Jane",
                "arn:aws:iam::123456789012:role/John",
                "arn:aws:iam::123456789012:role/John",
            ],
        },
        problems: [
            "platform:bastion.clusterSshPrincipals[0]: the ARN is in partition aws-cn; allowed aws, where us-east-1 is. Set it in Pulumi.test.yaml",
            'platform:bastion.clusterSshPrincipals[2]: "arn:aws:iam::123456789012:role/John" is not valid; allowed each entry once. Remove it from Pulumi.test.yaml',
        ],
    },
]);
