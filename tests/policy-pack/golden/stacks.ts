import { readFileSync } from "node:fs";
import path from "node:path";
import type { Settings } from "@platform/aws-model/settings";
import type { PackConfig } from "@platform/preview/policies/policy-pack";
import { stackValues, withBlock, type ShippedStack, type StackValues } from "../../harness/stack";

/** A stack of the real program that the pack has to find nothing in. */
export interface GoldenStack {
    readonly name: string;
    /** Whose stack file and pack settings it starts from. */
    readonly stack: ShippedStack;
    readonly config: StackValues;
    readonly settings: PackConfig;
    /** The part of them that all policies share. */
    readonly platform: Partial<Settings>;
}

type Block = Readonly<Record<string, unknown>>;

/** Adds keys to a block of the configuration. */
const add =
    (block: string, keys: Block) =>
    (values: StackValues): StackValues =>
        withBlock(values, block, (old: Block) => ({ ...old, ...keys }));

const drop =
    (...blocks: readonly string[]) =>
    (values: StackValues): StackValues =>
        Object.fromEntries(
            Object.entries(values).filter(([key]) => !blocks.some((block) => key === `platform:${block}`)),
        );

/** A service that forwards its logs to the on-premises side needs the VPN for it. */
const withoutForwarding = (values: StackValues): StackValues =>
    withBlock(values, "services", (services: Readonly<Record<string, Block>>) =>
        Object.fromEntries(
            Object.entries(services).map(([name, { logging: _logging, ...service }]) => [name, service]),
        ),
    );

/** People of the client VPN at the database, and not in the datacenter. */
const peopleAtData = (values: StackValues): StackValues => {
    const groups = { "registry-data": { id: "id-registry-data", reach: ["data"] } };
    const registry = { version: "18", allowFrom: { clientVpnGroups: ["registry-data"] } };
    return add("databases", { registry })(add("clientVpn", { groups, zones: 1 })(values));
};

const OFFICE = "198.51.100.0/24";
const SSH = {
    allowFromCidrs: [OFFICE],
    users: { ada: { principalArn: "arn:aws:iam::123456789012:role/operators" } },
};
const BALANCERS = {
    partners: {
        scheme: "internet-facing",
        allowFrom: { cidrs: ["203.0.113.0/25"], prefixListIds: ["pl-0123456789abcdef0"] },
    },
    tools: { scheme: "internal", allowFrom: { cidrs: ["10.16.0.0/16"] } },
};
const IMAGE_BUILD = {
    ...{ context: "./tests/fixtures/image-build", target: "runtime", platform: "linux/arm64" },
    args: { COLOUR: "blue" },
};
/** All that WAF may have. */
const WAF = {
    mode: "block",
    rules: ["common", "anonymous-ip"],
    trustedCidrs: [OFFICE],
    except: { common: ["SizeRestrictions_BODY"] },
};
const IMAGE = `123456789012.dkr.ecr.us-east-1.amazonaws.com/orders@sha256:${"0".repeat(64)}`;
const app = (keys: Block): Block => ({ image: IMAGE, port: 3000, memoryMiB: 256, ...keys });
/** A cache of each kind. */
const CACHES = {
    pages: { kind: "memcached", version: "1.6.22" },
    answers: { kind: "memcached-serverless" },
    tokens: { kind: "valkey", version: "8.1" },
};
/** A service for each way in which a container is reached. */
const SERVICES = {
    tasks: app({
        networkMode: "awsvpc",
        caches: Object.keys(CACHES),
        public: { loadBalancer: "open", hosts: ["tasks.apps.example.gov"] },
    }),
    fixed: app({ hostPort: 8081, internal: { loadBalancer: "services", path: "/fixed" } }),
    worker: { image: IMAGE, memoryMiB: 256, caches: ["tokens"] },
};

/** Functions with every trigger, in the VPC and outside of it. */
const FUNCTIONS = {
    hook: {
        code: { folder: "./functions/site-check", runtime: "nodejs24.x" },
        ...{ databases: { registry: {} }, caches: ["tokens"] },
        secrets: { TOKEN: "/platform/prod/functions/hook/token" },
        public: { loadBalancer: "open", hosts: ["hook.apps.example.gov"] },
    },
    orders: {
        code: { image: IMAGE },
        ...{ queue: {}, reservedConcurrency: 5, schedule: { expression: "rate(1 hour)" } },
        bucket: { name: "example-gov-uploads", prefix: "in/" },
        events: { pattern: { source: ["aws.ec2"] } },
    },
};

/** A serverless database, whose apps have no password. */
const DATABASES = { archive: { engine: "aurora", version: "17", readers: 1 } };
/** Apps on instances of their own that are not reached as production's is, nor scaled as it is. */
const EC2_APPS = {
    search: {
        ...{ startScript: "./ec2-apps/zoning-maps/start.sh", port: 9200, healthCheck: { path: "/health" } },
        internal: { loadBalancer: "services", path: "/search" },
        ...{ databases: { archive: { auth: "iam" } }, caches: ["pages", "tokens"] },
        scaling: { kind: "target", cpuPercent: 60 },
    },
};

/** Logs in the security team's account. */
const LOG_ARCHIVE = {
    bucket: {
        ...{ name: "example-logs-111122223333", accountId: "111122223333" },
        keyArn: "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    },
};

/** The management account's own stack, which has nothing of another's but its tags. */
const management = (values: StackValues): StackValues => ({
    "aws:region": "us-east-1",
    "aws:allowedAccountIds": ["444455556666"],
    "aws:defaultTags": values["aws:defaultTags"],
    "platform:organization": {
        units: ["security", "workloads"],
        accounts: {
            security: { email: "aws+security@example.gov", unit: "security" },
            sandbox: { email: "aws+sandbox@example.gov" },
        },
        existing: { apps: "123456789012" },
        regions: ["us-east-1"],
        administrator: "security",
    },
});

/** The stacks of the repository, and what else their configuration allows. */
export const goldenStacks: readonly GoldenStack[] = [
    variant("dev", "dev"),
    variant("staging", "staging"),
    variant("prod", "prod"),
    variant("security", "security"),
    variant("shared-services", "shared-services"),
    variant("the management account", "dev", [management], { organization: true }),
    variant("prod in three zones", "prod", [
        add("network", { availabilityZones: ["us-east-1a", "us-east-1b", "us-east-1c"] }),
    ]),
    variant("prod without VPN", "prod", [drop("vpn"), withoutForwarding, peopleAtData], {
        onPremisesCidrs: [],
        connections: [
            {
                ...{ from: "platform:client-vpn:*", to: "platform:databases:*", protocol: "tcp", port: 5432 },
                ...{ owner: "digital-team", reason: "looks after the data" },
            },
        ],
    }),
    variant("staging with SSH to the bastion", "staging", [add("bastion", { ssh: SSH })], {
        bastionSshCidrs: [OFFICE],
    }),
    variant("prod with more load balancers, some for a few alone", "prod", [add("loadBalancers", BALANCERS)]),
    variant("prod with IPv6", "prod", [
        add("loadBalancers", { open: { scheme: "internet-facing", ipAddressType: "dualstack", waf: WAF } }),
        add("sites", { downloads: { hosts: ["downloads.apps.example.gov"], waf: WAF } }),
    ]),
    variant("prod with flow logs in S3", "prod", [add("network", { flowLogs: { destination: "s3" } })]),
    variant("prod whose logs another account keeps", "prod", [add("logArchive", LOG_ARCHIVE)]),
    variant("prod without services", "prod", [drop("services")]),
    variant("prod with every kind of app, database and cache", "prod", [
        add("services", SERVICES),
        add("caches", CACHES),
        add("functions", FUNCTIONS),
        add("databases", DATABASES),
        add("ec2Apps", EC2_APPS),
    ]),
    variant("prod with one NAT gateway for all zones and static routes", "prod", [
        add("network", { natGateways: "regional" }),
        add("vpn", { routing: "static" }),
    ]),
    variant("prod before its domain is delegated", "prod", [
        drop("services", "ec2Apps", "redirects", "loadBalancers"),
        add("dns", { zone: { kind: "create" } }),
    ]),
    variant("shared-services that builds an image", "shared-services", [
        add("images", { repositories: { permits: { build: IMAGE_BUILD } } }),
    ]),
];

function variant(
    name: string,
    stack: ShippedStack,
    changes: readonly ((values: StackValues) => StackValues)[] = [],
    platform: Partial<Settings> = {},
): GoldenStack {
    const config = changes.reduce((values, change) => change(values), stackValues(stack));
    const settings = packSettings(stack);
    const told = { ...(settings["platform-settings"] as Partial<Settings>), ...platform };
    return { name, stack, config, settings: { ...settings, "platform-settings": told }, platform: told };
}

/**
 * The stacks, each with the modes to look at where that takes seconds: all for the stacks of the repository, for their
 * variants one, in turns.
 */
export function inTurns<T>(modes: readonly T[]): readonly (readonly [GoldenStack, readonly T[]])[] {
    return goldenStacks.map((golden, index) => {
        const own = golden.name === golden.stack;
        return [golden, own ? modes : modes.filter((_mode, place) => place === index % modes.length)];
    });
}

/** One of them by its name. @throws Error if there is none. */
export function goldenStack(name: string): GoldenStack {
    const found = goldenStacks.find((each) => each.name === name);
    if (found === undefined) throw new Error(`no golden stack ${name}`);
    return found;
}

/** What the pack is told about a stack when the preview or the CLI runs it. */
export function packSettings(stack: ShippedStack): PackConfig {
    const file = path.join(__dirname, "../../../policy-pack/settings", `${stack}.json`);
    return JSON.parse(readFileSync(file, "utf8")) as PackConfig;
}
