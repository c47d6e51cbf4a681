import { describeMistakes } from "../../config/mistakes";

describeMistakes("names and certificates of load balancers", [
    {
        mistake: "names that AWS keeps for itself",
        changes: {
            "platform:loadBalancers.internal": { scheme: "internal" },
            "platform:loadBalancers.internal-apps": { scheme: "internal" },
        },
        problems: ["internal", "internal-apps"].map(
            (name) =>
                `platform:loadBalancers.${name}: "${name}" is not valid; allowed a name that does not begin with internal, which AWS keeps for itself. Rename it in Pulumi.test.yaml`,
        ),
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
]);

describeMistakes("clients of load balancers", [
    {
        mistake: "IPv6 addresses in private subnets",
        changes: { "platform:loadBalancers.inside.ipAddressType": "dualstack" },
        problems: [
            'platform:loadBalancers.inside.ipAddressType: "dualstack" is not valid; allowed "ipv4", since private subnets have no IPv6. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "IPv6 addresses that no client may use",
        changes: {
            "platform:loadBalancers.public.ipAddressType": "dualstack",
            "platform:loadBalancers.public.allowFrom": { cidrs: ["198.51.100.0/28"] },
        },
        problems: [
            'platform:loadBalancers.public.ipAddressType: "dualstack" is not valid; allowed "ipv4", since the ranges of allowFrom are IPv4. Set it in Pulumi.test.yaml',
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
        mistake: "ranges beside a prefix list that is as heavy as CloudFront's",
        changes: {
            "platform:loadBalancers.public.allowFrom": {
                cidrs: ["198.51.100.0/28", "198.51.100.32/28", "198.51.100.64/28"],
                prefixListIds: ["pl-0123456789abcdef0"],
            },
        },
        problems: [
            "platform:loadBalancers.public.allowFrom.cidrs: 3 entries are not valid; allowed up to 2, for each counts for two ports and AWS's quota is 60 rules, of which prefixListIds may take 55. Join ranges in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "ranges beside two prefix lists",
        changes: {
            "platform:loadBalancers.public.allowFrom": {
                cidrs: ["198.51.100.0/28", "198.51.100.32/28", "198.51.100.64/28"],
                prefixListIds: ["pl-0123456789abcdef0", "pl-0123456789abcdef1"],
            },
        },
        problems: [
            "platform:loadBalancers.public.allowFrom.cidrs: 3 entries are not valid; allowed up to 2, for each counts for two ports and AWS's quota is 60 rules, of which prefixListIds may take 56. Join ranges in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a client twice",
        changes: { "platform:loadBalancers.public.allowFrom": { cidrs: ["198.51.100.0/24", "198.51.100.0/24"] } },
        problems: [
            'platform:loadBalancers.public.allowFrom.cidrs[1]: "198.51.100.0/24" is not valid; allowed each entry once. Remove it from Pulumi.test.yaml',
        ],
    },
]);
