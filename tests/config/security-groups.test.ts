import { describeMistakes } from "./mistakes";

describeMistakes("security groups", [
    {
        mistake: "ports in the wrong order",
        changes: { "platform:cluster.egress": [{ description: "LDAP", fromPort: 390, toPort: 389 }] },
        problems: [
            "platform:cluster.egress[0].fromPort: 390 is not valid; allowed at most 389, its toPort. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "everything open",
        changes: { "platform:cluster.egress": [{ description: "All", fromPort: 0, toPort: 65535 }] },
        problems: [
            'platform:cluster.egress[0].cidr: "0.0.0.0/0" is not valid; allowed a narrower range, or fewer ports; this rule opens all of both. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a rule twice",
        changes: {
            "platform:cluster.egress": [
                { description: "a", fromPort: 1, toPort: 1 },
                { description: "b", fromPort: 1, toPort: 1 },
            ],
        },
        problems: [
            "platform:cluster.egress[1]: the rule stands there twice; allowed once. Remove it from Pulumi.test.yaml",
        ],
    },
    {
        mistake: "more rules than a group has",
        changes: {
            "platform:cluster.egress": Array.from({ length: 59 }, (_, port) => ({
                description: "a",
                fromPort: port,
                toPort: port,
            })),
        },
        problems: [
            "platform:cluster.egress: 61 rules, with those of onPremisesCidrs, are not valid; allowed 60, AWS's quota for a security group. Join ranges in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "logs that may not leave",
        changes: {
            "platform:vpn": undefined,
            "platform:services.certs.logging": { forward: { host: "logs.example.gov", port: 8443 } },
        },
        problems: [
            "platform:services.certs.logging.forward.port: 8443 is not valid; allowed a port that platform:cluster.egress opens, or logs would not leave. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "clients from everywhere",
        changes: { "platform:loadBalancers.public.allowFrom": { cidrs: ["0.0.0.0/0"] } },
        problems: [
            'platform:loadBalancers.public.allowFrom.cidrs[0]: "0.0.0.0/0" is not valid; allowed narrower ranges; leave allowFrom out to open it to the internet. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "nobody",
        changes: { "platform:loadBalancers.public.allowFrom": {} },
        problems: [
            "platform:loadBalancers.public.allowFrom: the block is not valid; allowed at least one of cidrs and prefixListIds; leave allowFrom out to open it to the internet. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "more clients than a group has rules",
        changes: {
            "platform:loadBalancers.public.allowFrom": {
                cidrs: Array.from({ length: 31 }, (_, host) => `198.51.100.${host}/32`),
            },
        },
        problems: [
            "platform:loadBalancers.public.allowFrom.cidrs: 31 entries are not valid; allowed up to 30, for each counts for two ports and AWS's quota is 60 rules. Join ranges in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a client twice",
        changes: { "platform:loadBalancers.public.allowFrom": { cidrs: ["198.51.100.0/24", "198.51.100.0/24"] } },
        problems: [
            'platform:loadBalancers.public.allowFrom.cidrs[1]: "198.51.100.0/24" is not valid; allowed each entry once. Remove it from Pulumi.test.yaml',
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
        mistake: "a description that AWS refuses",
        changes: { "platform:cluster.egress": [{ description: "LDAP “old”", fromPort: 389, toPort: 389 }] },
        problems: [
            'platform:cluster.egress[0].description: "LDAP “old”" is not valid; allowed letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *. Set it in Pulumi.test.yaml',
        ],
    },
]);
