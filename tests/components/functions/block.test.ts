import { expect } from "chai";
import { problemsAfter } from "../../config/fixture";
import { describeMistakes } from "../../config/mistakes";

const site = { folder: "./functions/site-check", runtime: "nodejs24.x" };
const job = (config: object, others: object = {}) => ({
    "platform:functions": { job: { code: site, ...config }, ...others },
});
const route = { loadBalancer: "public", hosts: ["hook.apps.example.gov"] };
const at = "platform:functions.job";
const set = ". Set it in Pulumi.test.yaml";

describeMistakes("functions", [
    {
        mistake: "no code",
        changes: { "platform:functions": { job: {} } },
        problems: [
            `${at}.code: missing; allowed { folder: ./functions/report, runtime: nodejs24.x }, { repository: report }, or { image: <address in ECR> }${set}`,
        ],
    },
    {
        mistake: "a runtime for an image",
        changes: job({
            code: { image: "123456789012.dkr.ecr.us-east-1.amazonaws.com/job:1", runtime: "nodejs24.x" },
        }),
        problems: [`${at}.code.runtime: unknown key; allowed image. Remove it from Pulumi.test.yaml`],
    },
    {
        mistake: "neither a folder nor an image",
        changes: job({ code: { runtime: "nodejs24.x" } }),
        problems: [
            `${at}.code: the block is not valid; allowed { folder: ./functions/report, runtime: nodejs24.x }, { repository: report }, or { image: <address in ECR> }${set}`,
        ],
    },
    {
        mistake: "an image of a registry that there is not",
        changes: job({ code: { repository: "job" } }),
        problems: [
            `${at}.code.repository: "job" is not valid; allowed where a stack of the project has platform:images; none has${set}`,
        ],
    },
    {
        mistake: "an image of another region",
        changes: job({ code: { image: "123456789012.dkr.ecr.us-west-2.amazonaws.com/job:1" } }),
        problems: [
            `${at}.code.image: "123456789012.dkr.ecr.us-west-2.amazonaws.com/job:1" is not valid; allowed an image in us-east-1, for Lambda pulls from its own region${set}`,
        ],
    },
    {
        mistake: "names that are too long together",
        changes: { "platform:functions": { "a-job-with-a-long-name": { code: site } } },
        problems: [
            'platform:functions.a-job-with-a-long-name: "a-job-with-a-long-name" is not valid; allowed at most 20 characters, so that the names made from it fit AWS. Rename it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "a service that begins like a function",
        changes: {
            ...job({}),
            "platform:services.fn-job": { image: "registry.example.gov/job:1.0.0", memoryMiB: 64 },
        },
        problems: [
            "platform:services.fn-job: what it is made of would have names of functions; allowed a name that does not begin with fn. Rename it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a variable that Lambda sets, and one that it takes not",
        changes: job({ environment: { AWS_REGION: "us-east-1", _SITES: "" } }),
        problems: [
            `${at}.environment._SITES: Lambda takes no such name; allowed a letter first, and two characters or more. Rename it in Pulumi.test.yaml`,
            `${at}.environment.AWS_REGION: Lambda sets this variable by itself; allowed other names. Rename it in Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "more variables than Lambda takes",
        changes: job({ environment: { SITES: "x".repeat(4092) } }),
        problems: [
            `${at}.environment: all variables have 4097 bytes, names and values together, those of secrets, databases and caches among them; allowed 4096. Keep the rest in a parameter, and name it under secrets, in Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "a secret by its value's place in Secrets Manager",
        changes: job({ secrets: { TOKEN: "arn:aws:secretsmanager:us-east-1:123456789012:secret:token-a1B2c3" } }),
        problems: [
            `${at}.secrets.TOKEN: the text given is not valid; allowed the name of an SSM parameter such as /platform/prod/functions/report/token${set}`,
        ],
    },
    {
        mistake: "a variable that has the name of a secret's parameter",
        changes: job({ secrets: { TOKEN: "/token" }, environment: { TOKEN_PARAMETER: "/other" } }),
        problems: [
            `${at}.environment.TOKEN_PARAMETER: the variable is set already; allowed others, for secrets, databases and caches set it. Remove it from Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "a database that is not there",
        changes: job({ databases: { main: {} } }),
        problems: [
            `${at}.databases.main: "main" is not valid; allowed the name of a database; platform:databases has none. Rename it in Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "databases outside of the VPC",
        changes: { "platform:databases": { main: { version: "18" } }, ...job({ databases: { main: {} }, vpc: false }) },
        problems: [`${at}.vpc: false is not valid; allowed true with databases, which are in the VPC${set}`],
    },
    {
        mistake: "a cache that is not there, and one that is used from outside of the VPC",
        changes: {
            "platform:caches": { pages: { kind: "memcached", version: "1.6.22" } },
            ...job({ caches: ["pgaes"] }, { other: { code: site, caches: ["pages"], vpc: false } }),
        },
        problems: [
            `${at}.caches[0]: "pgaes" is not valid; allowed the name of a cache: pages${set}`,
            `platform:functions.other.vpc: false is not valid; allowed true with caches, which are in the VPC${set}`,
        ],
    },
    {
        mistake: "variables that follow from its stores",
        changes: {
            "platform:databases": { main: { version: "18" } },
            "platform:caches": { pages: { kind: "memcached", version: "1.6.22" } },
            ...job({
                databases: { main: {} },
                caches: ["pages"],
                environment: { PGHOST_PARAMETER: "/mine", CACHE_HOST_PARAMETER: "/mine", STORE_VERSIONS: "1" },
            }),
        },
        problems: ["CACHE_HOST_PARAMETER", "PGHOST_PARAMETER", "STORE_VERSIONS"].map(
            (variable) =>
                `${at}.environment.${variable}: the variable is set already; allowed others, for secrets, databases and caches set it. Remove it from Pulumi.test.yaml`,
        ),
    },
    {
        mistake: "the VPC without a network",
        changes: { ...job({ vpc: true }), "platform:network": undefined },
        problems: [
            "platform:network: missing; functions.job runs in its private subnets. Add it to Pulumi.test.yaml",
            "platform:network: missing; loadBalancers, bastion, cluster and vpn live in its VPC. Add it to Pulumi.test.yaml",
        ],
    },
    {
        mistake: "more copies than an account gives away",
        changes: job({ reservedConcurrency: 500 }, { other: { code: site, reservedConcurrency: 401 } }),
        problems: [
            "platform:functions: reservedConcurrency of all together is 901; allowed 900, for AWS keeps 100 of an account's 1000 unreserved. Lower some in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "no copy at all, which would stop it",
        changes: job({ reservedConcurrency: 0 }),
        problems: [`${at}.reservedConcurrency: 0 is not valid; allowed 1 to 900${set}`],
    },
    {
        mistake: "one copy for a queue",
        changes: job({ queue: {}, reservedConcurrency: 1 }),
        problems: [
            `${at}.reservedConcurrency: 1 is not valid; allowed 2 or more with queue, for Lambda takes messages with two calls at least${set}`,
        ],
    },
    {
        mistake: "times that never come, in a zone that is not there",
        changes: job({ schedule: { expression: "cron(0 6 31 2 ? *)", timezone: "America/Gotham" } }),
        problems: [
            `${at}.schedule.expression: "cron(0 6 31 2 ? *)" is not valid; allowed a time that comes: the months of cron(…) have no such day${set}`,
            `${at}.schedule.timezone: "America/Gotham" is not valid; allowed a time zone of the IANA list such as America/New_York${set}`,
        ],
    },
    {
        mistake: "a pattern that fits every event",
        changes: job({ events: { pattern: {} } }),
        problems: [`${at}.events.pattern: the block is not valid; allowed a pattern that asks for something${set}`],
    },
    {
        mistake: "a bucket by its address",
        changes: job({ bucket: { name: "s3://uploads" } }),
        problems: [`${at}.bucket.name: "s3://uploads" is not valid; allowed the name of a bucket${set}`],
    },
    {
        mistake: "a route on an internal load balancer",
        changes: job({ public: { ...route, loadBalancer: "inside" } }),
        problems: [
            `${at}.public.loadBalancer: "inside" is not valid; allowed the name of an internet-facing load balancer: public; this one is internal${set}`,
        ],
    },
    {
        mistake: "a host that no certificate covers",
        changes: job({ public: { ...route, hosts: ["hook.example.org"] } }),
        problems: [
            `${at}.public.hosts[0]: "hook.example.org" is not valid; allowed apps.example.gov or a name one level below it, which the certificate covers, or a name of platform:dns.certificates${set}`,
        ],
    },
    {
        mistake: "the host of a service",
        changes: job({ public: { ...route, hosts: ["certs.apps.example.gov"] } }),
        problems: [
            `${at}.public.hosts[0]: "certs.apps.example.gov" is not valid; allowed a name that no service or other function has on load balancer public; certs has it${set}`,
        ],
    },
    {
        mistake: "the host of another function",
        changes: job({ public: route }, { other: { code: site, public: route } }),
        problems: [
            `platform:functions.other.public.hosts[0]: "hook.apps.example.gov" is not valid; allowed a name that no service or other function has on load balancer public; functions.job has it${set}`,
        ],
    },
    {
        mistake: "a redirect from a function's host",
        changes: {
            ...job({ public: route }),
            "platform:redirects": { old: { ...route, to: { host: "certs.apps.example.gov" } } },
        },
        problems: [
            `platform:redirects.old.hosts[0]: "hook.apps.example.gov" is not valid; allowed a name that no function or other redirect has on load balancer public; functions.job has it${set}`,
        ],
    },
    {
        mistake: "calls that go on when nobody waits any more",
        changes: job({ public: route, timeoutSeconds: 60 }),
        problems: [
            `${at}.timeoutSeconds: 60 is not valid; allowed less than 60, the idleTimeoutSeconds of load balancer public, after which nobody waits${set}`,
        ],
    },
]);

describe("config: functions", () => {
    it("may have every trigger, and as much of everything as AWS takes", () => {
        const config = {
            ...{ public: route, queue: {}, reservedConcurrency: 2, timeoutSeconds: 59 },
            environment: { SITES: "x".repeat(4091) },
            schedule: { expression: "rate(1 day)" },
            events: { pattern: { source: ["aws.ec2"], detail: { state: ["running", "running"] } } },
            bucket: { name: "example-gov-uploads" },
        };
        const other = { other: { code: { ...site, handler: "check.checkSites" }, reservedConcurrency: 898 } };
        expect(problemsAfter(job(config, other))).to.deep.equal([]);
    });

    it("need neither a network nor load balancers by themselves", () => {
        const alone = {
            ...job({}),
            ...Object.fromEntries(
                ["network", "loadBalancers", "bastion", "cluster", "services", "vpn", "dns"].map((key) => [
                    `platform:${key}`,
                    undefined,
                ]),
            ),
        };
        expect(problemsAfter(alone)).to.deep.equal([]);
    });
});

describe("config: functions, of images of the registry", () => {
    const beside = (architecture: string, region = "us-east-1") =>
        problemsAfter({ "platform:functions": { job: { code: { repository: "job" }, architecture } } }, [
            {
                name: "shared",
                config: {
                    "aws:region": region,
                    "aws:allowedAccountIds": ["123456789012"],
                    "platform:images": {
                        repositories: { job: { build: { context: "./images/job", platform: "linux/arm64" } } },
                        pullFrom: ["test"],
                    },
                },
            },
        ]);

    it("are for the function's processor, and in its region", () => {
        expect(beside("arm64")).to.deep.equal([]);
        expect(beside("x86_64")).to.deep.equal([
            'platform:functions.job.code.repository: "job" is not valid; allowed an image for linux/amd64, as architecture x86_64 is; Pulumi.shared.yaml builds it for linux/arm64. Build another one there, or change it in Pulumi.test.yaml',
        ]);
        expect(beside("arm64", "eu-west-1")).to.deep.equal([
            'platform:functions.job.code.repository: "job" is not valid; allowed a registry in us-east-1, for Lambda pulls from its own region; this one is in eu-west-1. Set it in Pulumi.test.yaml',
        ]);
    });
});
