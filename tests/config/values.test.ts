import { describeMistakes } from "./mistakes";

describeMistakes("values that the schema refuses", [
    {
        mistake: "a region of a partition that nobody looked at",
        changes: { "aws:region": "cn-north-1" },
        problems: [
            'aws:region: "cn-north-1" is not valid; allowed a region of aws or aws-us-gov; AWS\'s services and their names were not looked up for aws-cn. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a number above its bound",
        changes: { "platform:services.certs.memoryMiB": 200000 },
        problems: [
            "platform:services.certs.memoryMiB: 200000 is not valid; allowed 6 to 131072 MiB. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a number below its bound, with a unit",
        changes: { "platform:services.certs.deregistrationDelaySeconds": -1 },
        problems: [
            "platform:services.certs.deregistrationDelaySeconds: -1 is not valid; allowed 0 to 3600 seconds. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a number that has no upper bound",
        changes: { "platform:loadBalancers.public.errorRatio": { minRequests: 0 } },
        problems: [
            "platform:loadBalancers.public.errorRatio.minRequests: 0 is not valid; allowed 1 or more. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a number that must be above its bound",
        changes: { "platform:loadBalancers.public.errorRatio": { percent: 0 } },
        problems: [
            "platform:loadBalancers.public.errorRatio.percent: 0 is not valid; allowed above 0 and up to 100 %. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a fraction",
        changes: { "platform:services.certs.memoryMiB": 512.5 },
        problems: [
            "platform:services.certs.memoryMiB: 512.5 is not valid; allowed 6 to 131072 MiB, without a fraction. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a number in quotes",
        changes: { "platform:services.certs.memoryMiB": "512" },
        problems: [
            'platform:services.certs.memoryMiB: "512" is not valid; allowed 6 to 131072 MiB, without quotes. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a word for a number",
        changes: { "platform:services.certs.memoryMiB": "much" },
        problems: [
            'platform:services.certs.memoryMiB: "much" is not valid; allowed 6 to 131072 MiB. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a word for true or false",
        changes: { "platform:deletionProtection": "yes", "platform:keepForRebuild": "on" },
        problems: [
            'platform:deletionProtection: "yes" is not valid; allowed true or false. Set it in Pulumi.test.yaml',
            'platform:keepForRebuild: "on" is not valid; allowed true or false. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "one of few choices misspelt",
        changes: { "platform:network.natGateways": "two" },
        problems: [
            'platform:network.natGateways: "two" is not valid; allowed none, one, perAz or regional. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "one of many choices misspelt",
        changes: { "platform:cluster.instanceType": "t3.larg" },
        problems: [
            'platform:cluster.instanceType: "t3.larg" is not valid; allowed what docs/reference/config.md lists; did you mean t3.large? Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "one of many choices made up",
        changes: { "platform:cluster.instanceType": "enormous" },
        problems: [
            'platform:cluster.instanceType: "enormous" is not valid; allowed what docs/reference/config.md lists. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a number that is not among the choices",
        changes: { "platform:network.flowLogs": { retentionDays: 2 } },
        problems: [
            "platform:network.flowLogs.retentionDays: 2 is not valid; allowed 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653 days. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a choice of numbers in quotes",
        changes: { "platform:vpn.keepalive.probe.periodSeconds": "60" },
        problems: [
            'platform:vpn.keepalive.probe.periodSeconds: "60" is not valid; allowed 30 or 60 seconds, without quotes. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "the kind of a zone misspelt",
        changes: { "platform:dns.zone.kind": "own" },
        problems: [
            'platform:dns.zone.kind: "own" is not valid; allowed existing, create or external. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "the kind of a zone left out",
        changes: { "platform:dns.zone": {} },
        problems: ["platform:dns.zone.kind: missing; allowed existing, create or external. Set it in Pulumi.test.yaml"],
    },
    {
        mistake: "a word for a block",
        changes: { "platform:network.flowLogs": "ALL" },
        problems: [
            'platform:network.flowLogs: "ALL" is not valid; allowed a block of retentionDays, destination and trafficType. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a list for a block of names",
        changes: { "platform:services": [] },
        problems: [
            "platform:services: a list is not valid; allowed a block of names (lower-case letters, digits and single hyphens, starting with a letter, at most 20 characters). Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a word for a list",
        changes: { "platform:services.certs.command": "npm start" },
        problems: [
            'platform:services.certs.command: "npm start" is not valid; allowed a list of entries, each text. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "too few entries",
        changes: { "platform:network.availabilityZones": ["us-east-1a"] },
        problems: [
            "platform:network.availabilityZones: 1 entry is not valid; allowed 2 to 8 zones; a load balancer needs two. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "no entries",
        changes: { "platform:services.certs.public.hosts": [] },
        problems: [
            "platform:services.certs.public.hosts: 0 entries are not valid; allowed 1 to 5 entries, each a lower-case host name, or *. and a domain. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "too many entries",
        changes: { "platform:services.certs.public.paths": ["/a", "/b", "/c", "/d", "/e", "/f"] },
        problems: [
            "platform:services.certs.public.paths: 6 entries are not valid; allowed 0 to 5 entries, each a path pattern such as /api/*. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "an entry of the wrong form",
        changes: { "platform:services.certs.public.paths": ["api"] },
        problems: [
            'platform:services.certs.public.paths[0]: "api" is not valid; allowed a path pattern such as /api/*. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "text of the wrong form",
        changes: { "platform:network.cidr": "10.40.0.0" },
        problems: [
            'platform:network.cidr: "10.40.0.0" is not valid; allowed an IPv4 range in CIDR notation such as 10.40.0.0/16. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a range with host bits",
        changes: { "platform:network.cidr": "10.40.0.1/16" },
        problems: [
            'platform:network.cidr: "10.40.0.1/16" is not valid; allowed a range that starts on its own boundary; did you mean 10.40.0.0/16? Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "text that is too long",
        changes: {
            "platform:vpn.contact": "x".repeat(201),
        },
        problems: [
            'platform:vpn.contact: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…" is not valid; allowed 1 to 200 characters. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "an image that is no address",
        changes: { "platform:services.certs.image": "a b" },
        problems: [
            'platform:services.certs.image: "a b" is not valid; allowed an image address, its repository in lower case, such as 123456789012.dkr.ecr.us-east-1.amazonaws.com/app:1.4.2, { repository: app }, or { ssmParameter: /path }. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "an image whose repository has capitals, and a user with two groups",
        changes: {
            "platform:services.certs.image": "registry.example.gov/Certs:1.0.0",
            "platform:services.certs.user": "app:app:app",
        },
        problems: [
            'platform:services.certs.image: "registry.example.gov/Certs:1.0.0" is not valid; allowed an image address, its repository in lower case, such as 123456789012.dkr.ecr.us-east-1.amazonaws.com/app:1.4.2, { repository: app }, or { ssmParameter: /path }. Set it in Pulumi.test.yaml',
            'platform:services.certs.user: "app:app:app" is not valid; allowed a user, or a user and a group, by name or number up to 2147483647, such as 1000:1000, app:app or app. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "an image of the wrong kind",
        changes: { "platform:services.certs.image": 5 },
        problems: [
            "platform:services.certs.image: 5 is not valid; allowed an image address, its repository in lower case, such as 123456789012.dkr.ecr.us-east-1.amazonaws.com/app:1.4.2, { repository: app }, or { ssmParameter: /path }. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a parameter that is no name",
        changes: { "platform:services.certs.image": { ssmParameter: "image" } },
        problems: [
            'platform:services.certs.image.ssmParameter: "image" is not valid; allowed the name of an SSM parameter such as /platform/prod/registry-certs/image. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "an action that is too wide",
        changes: { "platform:services.certs.taskRoleStatements": [{ actions: ["s3:*"], resources: ["*"] }] },
        problems: [
            'platform:services.certs.taskRoleStatements[0].actions[0]: "s3:*" is not valid; allowed an action such as s3:GetObject; not * and not s3:*. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a mail address without a domain",
        changes: { "platform:alerts.critical.emails": ["ann"] },
        problems: [
            'platform:alerts.critical.emails[0]: "ann" is not valid; allowed an email address such as oncall@example.gov. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "an upper-case host",
        changes: { "platform:services.certs.public.hosts[0]": "Certs.apps.example.gov" },
        problems: [
            'platform:services.certs.public.hosts[0]: "Certs.apps.example.gov" is not valid; allowed a lower-case host name, or *. and a domain. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "an address with a bound broken",
        changes: { "platform:vpn.customerGateways.north.ipAddress": "203.0.113.256" },
        problems: [
            'platform:vpn.customerGateways.north.ipAddress: "203.0.113.256" is not valid; allowed an IPv4 address such as 203.0.113.10. Set it in Pulumi.test.yaml',
        ],
    },
]);
