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
]);
