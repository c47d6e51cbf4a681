import { listed } from "../../components/shared/block/problems";
import { stackSchema } from "../../config/stack";
import { describeMistakes } from "./mistakes";

describeMistakes("what is missing", [
    {
        mistake: "a value that has no default",
        changes: { "platform:services.certs.memoryMiB": undefined },
        problems: ["platform:services.certs.memoryMiB: missing; allowed 6 to 131072 MiB. Set it in Pulumi.test.yaml"],
    },
    {
        mistake: "a value that YAML left empty",
        changes: { "platform:services.certs.memoryMiB": null },
        problems: ["platform:services.certs.memoryMiB: missing; allowed 6 to 131072 MiB. Set it in Pulumi.test.yaml"],
    },
    {
        mistake: "a block that YAML left empty",
        changes: { "platform:network": null },
        problems: [
            "platform:network: missing; allowed a block of cidr, availabilityZones, natGateways, interfaceEndpoints and flowLogs. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "the region",
        changes: { "aws:region": undefined },
        problems: ["aws:region: missing; allowed a region such as us-east-1. Set it in Pulumi.test.yaml"],
    },
    {
        mistake: "one of several that would do",
        changes: { "platform:alerts.critical": {} },
        problems: [
            "platform:alerts.critical: the block is not valid; allowed at least one of emails and slackChannelId; nobody would be told. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a target of scaling",
        changes: { "platform:services.certs.scaling": { maxCount: 4 } },
        problems: [
            "platform:services.certs.scaling: the block is not valid; allowed at least one of cpuPercent, memoryPercent and requestsPerTarget. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a name in a block of names",
        changes: { "platform:vpn.customerGateways": {} },
        problems: [
            "platform:vpn.customerGateways: the block is not valid; allowed at least one customer gateway. Set it in Pulumi.test.yaml",
        ],
    },
]);

describeMistakes("keys that do not exist", [
    {
        mistake: "a block misspelt",
        changes: { "platform:netwrok": {} },
        problems: ["platform:netwrok: unknown key; did you mean platform:network? Rename it in Pulumi.test.yaml"],
    },
    {
        mistake: "a block made up",
        changes: { "platform:kubernetes": {} },
        problems: [
            `platform:kubernetes: unknown key; allowed ${listed(Object.keys(stackSchema.shape).sort(), "and")}. Remove it from Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "a key misspelt",
        changes: { "platform:services.certs.memoryMib": 512 },
        problems: [
            "platform:services.certs.memoryMib: unknown key; did you mean memoryMiB? Rename it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a key misspelt that is not missing besides",
        changes: { "platform:services.certs.memoryMiB": undefined, "platform:services.certs.memory": 512 },
        problems: [
            "platform:services.certs.memory: unknown key; did you mean memoryMiB? Rename it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a block misspelt that is not missing besides",
        changes: { "platform:cluster": undefined, "platform:clusters": {} },
        problems: ["platform:clusters: unknown key; did you mean platform:cluster? Rename it in Pulumi.test.yaml"],
    },
    {
        mistake: "neighbours swapped",
        changes: { "platform:services.certs.prot": 512 },
        problems: ["platform:services.certs.prot: unknown key; did you mean port? Rename it in Pulumi.test.yaml"],
    },
    {
        mistake: "a key made up",
        changes: { "platform:services.certs.healthCheck.color": 1 },
        problems: [
            "platform:services.certs.healthCheck.color: unknown key; allowed healthyThreshold, intervalSeconds, matcher, path, timeoutSeconds and unhealthyThreshold. Remove it from Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a key of another branch",
        changes: { "platform:dns.zone.zoneId": "Z123" },
        problems: [
            "platform:dns.zone.zoneId: unknown key; allowed certificateAuthorities, delegated and kind. Remove it from Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a key in a list's entry",
        changes: {
            "platform:cluster.egress": [{ description: "LDAP", fromPort: 389, toPort: 389, cird: "10.0.0.0/8" }],
        },
        problems: ["platform:cluster.egress[0].cird: unknown key; did you mean cidr? Rename it in Pulumi.test.yaml"],
    },
    {
        mistake: "a key of the provider",
        changes: { "aws:defaultTags": { tag: {} } },
        problems: ["aws:defaultTags.tag: unknown key; did you mean tags? Rename it in Pulumi.test.yaml"],
    },
]);

describeMistakes("names that may not be", [
    {
        mistake: "a service in upper case",
        changes: { "platform:services.Bad_Key": { image: "x", memoryMiB: 6 } },
        problems: [
            'platform:services.Bad_Key: "Bad_Key" is not valid; allowed lower-case letters, digits and single hyphens, starting with a letter. Rename it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a service that is too long",
        changes: { "platform:services.a-service-with-a-long-name": { image: "x", memoryMiB: 6 } },
        problems: [
            'platform:services.a-service-with-a-long-name: "a-service-with-a-long-name" is not valid; allowed at most 20 characters, so that the names made from it fit AWS. Rename it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a variable with a hyphen",
        changes: { "platform:services.certs.environment.A-B": "x" },
        problems: [
            'platform:services.certs.environment.A-B: "A-B" is not valid; allowed letters, digits and underscores, no digit first. Rename it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a tag of AWS's own",
        changes: { "aws:defaultTags": { tags: { "aws:team": "x" } } },
        problems: [
            'aws:defaultTags.tags.aws:team: "aws:team" is not valid; allowed a name that does not start with aws:. Rename it in Pulumi.test.yaml',
        ],
    },
]);

describeMistakes("values that may be secret are not shown", [
    {
        mistake: "a secret itself in place of its ARN",
        changes: { "platform:services.certs.secrets.TOKEN": "hunter2" },
        problems: [
            "platform:services.certs.secrets.TOKEN: the text given is not valid; allowed the ARN of a Secrets Manager secret or SSM parameter, or a parameter's name such as /platform/prod/app/token. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a variable that is no text",
        changes: { "platform:services.certs.environment.PIN": 1234 },
        problems: [
            "platform:services.certs.environment.PIN: the number given is not valid; allowed text, in quotes. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a variant's secret",
        changes: { "platform:services.certs.variants.next": { secrets: { TOKEN: "hunter2" } } },
        problems: [
            "platform:services.certs.variants.next.secrets.TOKEN: the text given is not valid; allowed the ARN of a Secrets Manager secret or SSM parameter, or a parameter's name such as /platform/prod/app/token. Set it in Pulumi.test.yaml",
        ],
    },
]);

describeMistakes("the provider's configuration", [
    {
        mistake: "a region that is none",
        changes: { "aws:region": "virginia" },
        problems: [
            'aws:region: "virginia" is not valid; allowed a region such as us-east-1. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "an account that YAML takes for a number",
        changes: { "aws:allowedAccountIds": [123456789012] },
        problems: [
            "aws:allowedAccountIds[0]: 123456789012 is not valid; allowed twelve digits such as 123456789012, in quotes. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a tag that YAML takes for a number",
        changes: { "aws:defaultTags": { tags: { CostCenter: 42 } } },
        problems: [
            "aws:defaultTags.tags.CostCenter: 42 is not valid; allowed letters, digits, spaces and _ . : / = + - @, which every service takes, in quotes. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a region misspelt",
        changes: {
            "aws:region": "us-eats-1",
            "platform:network.availabilityZones": ["us-eats-1a", "us-eats-1b"],
            "platform:services.certs.secrets": {},
        },
        problems: [
            'aws:region: "us-eats-1" is not valid; allowed a region such as us-east-1; did you mean us-east-1? Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a region that does not exist",
        changes: {
            "aws:region": "mars-central-1",
        },
        problems: [
            'aws:region: "mars-central-1" is not valid; allowed a region such as us-east-1; did you mean ca-central-1? Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "the guard against other accounts misspelt",
        changes: {
            "aws:allowedAccountId": ["123456789012"],
        },
        problems: [
            "aws:allowedAccountId: unknown key; did you mean aws:allowedAccountIds? Rename it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a key that the provider does not have",
        changes: {
            "aws:constructor": "x",
        },
        problems: [
            "aws:constructor: unknown key; allowed accessKey, allowedAccountIds, assumeRoleWithWebIdentity, assumeRoles, customCaBundle, defaultTags, ec2MetadataServiceEndpoint, ec2MetadataServiceEndpointMode, endpoints, forbiddenAccountIds, httpProxy, httpsProxy, ignoreTags, insecure, maxRetries, noProxy, profile, region, retryMode, s3UsEast1RegionalEndpoint, s3UsePathStyle, secretKey, sharedConfigFiles, sharedCredentialsFiles, skipCredentialsValidation, skipMetadataApiCheck, skipRegionValidation, skipRequestingAccountId, stsRegion, tagPolicyCompliance, token, tokenBucketRateLimiterCapacity, useDualstackEndpoint, useFipsEndpoint and userAgents. Remove it from Pulumi.test.yaml",
        ],
    },
    {
        mistake: "characters that some services refuse in tags",
        changes: {
            "aws:defaultTags": { tags: { Service: "Registry (certificates) #1", "Cost Center!": "7" } },
        },
        problems: [
            'aws:defaultTags.tags.Cost Center!: "Cost Center!" is not valid; allowed letters, digits, spaces and _ . : / = + - @, which every service takes. Rename it in Pulumi.test.yaml',
            'aws:defaultTags.tags.Service: "Registry (certificates) #1" is not valid; allowed letters, digits, spaces and _ . : / = + - @, which every service takes. Set it in Pulumi.test.yaml',
        ],
    },
]);

describeMistakes("keys beside the schema", [
    {
        mistake: "a namespace misspelt",
        changes: { "platfrom:vpn": {}, "asw:region": "us-east-1", "other:key": 1 },
        problems: [
            "asw:region: unknown key; did you mean aws:region? Rename it in Pulumi.test.yaml",
            "platfrom:vpn: unknown key; did you mean platform:vpn? Rename it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a block in a namespace misspelt, which others count on",
        changes: {
            "platform:vpn": undefined,
            "platfrom:vpn": {},
            "platform:services.certs.logging": { forward: { host: "logs.example.gov", port: 8443 } },
        },
        problems: ["platfrom:vpn: unknown key; did you mean platform:vpn? Rename it in Pulumi.test.yaml"],
    },
    {
        mistake: "a block that the language has",
        changes: { "platform:constructor": {} },
        problems: [
            "platform:constructor: unknown key; allowed account, alerts, bastion, caches, clientVpn, cluster, cost, dashboards, databases, deletionProtection, delivery, dns, ec2Apps, events, functions, identityCenter, images, keepForRebuild, loadBalancers, logArchive, network, organization, outsideChecks, redirects, services, sites, spend and vpn. Remove it from Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a service whose name a record drops",
        changes: { "platform:services": JSON.parse('{ "__proto__": {} }') as unknown },
        problems: [
            'platform:services.__proto__: "__proto__" is not valid; allowed a name that is not the language\'s own. Rename it in Pulumi.test.yaml',
        ],
    },
]);
