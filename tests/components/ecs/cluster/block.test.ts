import { describeMistakes } from "../../../config/mistakes";

describeMistakes("the cluster", [
    {
        mistake: "bounds of the cluster in the wrong order",
        changes: { "platform:cluster.minInstances": 5 },
        problems: [
            "platform:cluster.maxInstances: 4 is not valid; allowed 5 or more, minInstances, which is 2 unless it is set. Set it in Pulumi.test.yaml",
        ],
    },
]);

describeMistakes("credits of instances", [
    {
        mistake: "credits for a type that has none",
        changes: { "platform:cluster.instanceType": "m6i.large", "platform:cluster.cpuCredits": "standard" },
        problems: [
            'platform:cluster.cpuCredits: "standard" is not valid; allowed only with a burstable instanceType such as t3.medium; m6i.large has no credits. Remove it from Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a third way",
        changes: { "platform:cluster.cpuCredits": "limited" },
        problems: [
            'platform:cluster.cpuCredits: "limited" is not valid; allowed standard or unlimited. Set it in Pulumi.test.yaml',
        ],
    },
]);

describeMistakes("what instances may call", [
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
        mistake: "a description that AWS refuses",
        changes: { "platform:cluster.egress": [{ description: "LDAP “old”", fromPort: 389, toPort: 389 }] },
        problems: [
            'platform:cluster.egress[0].description: "LDAP “old”" is not valid; allowed letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *. Set it in Pulumi.test.yaml',
        ],
    },
]);

describeMistakes("ranges where Docker is", [
    {
        mistake: "where Docker is",
        changes: { "platform:network.cidr": "172.17.0.0/16" },
        problems: [
            'platform:network.cidr: "172.17.0.0/16" is not valid; allowed a range that does not overlap 172.17.0.0/16, which Docker uses on every instance. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "an on-premises range where Docker is",
        changes: { "platform:vpn.onPremisesCidrs[1]": "172.16.0.0/12" },
        problems: [
            'platform:vpn.onPremisesCidrs[1]: "172.16.0.0/12" is not valid; allowed a range that does not overlap 172.17.0.0/16, which Docker uses on every instance. Set it in Pulumi.test.yaml',
        ],
    },
]);
