import { describeMistakes } from "../../config/mistakes";
import { memcached, serverless, valkey } from "./fixture";

const pages = (config: object) => ({ "platform:caches": { pages: config } });
const at = "platform:caches.pages";
const set = ". Set it in Pulumi.test.yaml";
const change = ". Remove it, or change kind, in Pulumi.test.yaml";
const valkeyVersion = '"7.2" or newer, the first that IAM lets apps in to, as major and minor version such as "8.1"';

describeMistakes("caches", [
    {
        mistake: "no kind",
        changes: pages({}),
        problems: [`${at}.kind: missing; allowed memcached, memcached-serverless or valkey${set}`],
    },
    {
        mistake: "what nodes of memcached do not have",
        changes: pages({
            ...memcached,
            backups: { retentionDays: 7 },
            restore: "old",
            limits: {},
            maxMemoryPolicy: "allkeys-lru",
            logRetentionDays: 30,
            generation: 2,
        }),
        problems: [
            `${at}.backups: not valid; allowed with valkey or memcached-serverless: node-based memcached has no backups${change}`,
            `${at}.generation: not valid; allowed with valkey: it leaves no final snapshot${change}`,
            `${at}.limits: not valid; allowed with memcached-serverless: nodes are as large as their type${change}`,
            `${at}.logRetentionDays: not valid; allowed with valkey: memcached writes no log${change}`,
            `${at}.maxMemoryPolicy: not valid; allowed with valkey: memcached drops what was used least recently${change}`,
            `${at}.restore: not valid; allowed with valkey or memcached-serverless: node-based memcached has no backups${change}`,
        ],
    },
    {
        mistake: "nodes of a cache that has none",
        changes: pages({
            ...serverless,
            nodeType: "cache.t4g.small",
            nodes: 2,
            version: "1.6.22",
            maintenanceWindow: "sun:08:00-sun:09:00",
            evictionsPer5Minutes: 10,
            applyImmediately: true,
        }),
        problems: [
            `${at}.applyImmediately: not valid; allowed with valkey or memcached: changes of a serverless cache wait for nothing${change}`,
            `${at}.evictionsPer5Minutes: not valid; allowed with valkey or memcached: a serverless cache has no nodes${change}`,
            `${at}.maintenanceWindow: not valid; allowed with valkey or memcached: AWS patches a serverless cache while it answers${change}`,
            `${at}.nodes: not valid; allowed with valkey or memcached: a serverless cache has no nodes${change}`,
            `${at}.nodeType: not valid; allowed with valkey or memcached: a serverless cache has no nodes${change}`,
            `${at}.version: not valid; allowed with valkey or memcached: AWS keeps a serverless cache at the newest 1.6${change}`,
        ],
    },
    {
        mistake: "a version of memcached without TLS",
        changes: pages({ kind: "memcached", version: "1.6.6" }),
        problems: [`${at}.version: "1.6.6" is not valid; allowed 1.6.12 or newer, the first with TLS${set}`],
    },
    {
        mistake: "valkey without a version",
        changes: pages({ kind: "valkey" }),
        problems: [`${at}.version: missing; allowed ${valkeyVersion}${set}`],
    },
    {
        mistake: "a version of valkey that IAM does not know",
        changes: pages({ kind: "valkey", version: "7.0" }),
        problems: [`${at}.version: "7.0" is not valid; allowed ${valkeyVersion}${set}`],
    },
    {
        mistake: "a version that is a number",
        changes: pages({ kind: "valkey", version: 8.1 }),
        problems: [`${at}.version: 8.1 is not valid; allowed a version in quotes, such as "8.1"${set}`],
    },
    {
        mistake: "more nodes than valkey takes",
        changes: pages({ ...valkey, nodes: 7 }),
        problems: [
            `${at}.nodes: 7 is not valid; allowed 1 to 6 with valkey: the one that is written to, and five replicas${set}`,
        ],
    },
    {
        mistake: "a node type of old",
        changes: pages({ ...memcached, nodeType: "cache.t2.micro" }),
        problems: [
            `${at}.nodeType: "cache.t2.micro" is not valid; allowed cache.t4g.micro, cache.t4g.small, cache.t4g.medium, cache.m7g.large, cache.m7g.xlarge, cache.m7g.2xlarge, cache.r7g.large, cache.r7g.xlarge or cache.r7g.2xlarge${set}`,
        ],
    },
    {
        mistake: "backups during maintenance, and windows that are too short",
        changes: pages({ ...valkey, backups: { window: "08:30-09:00" }, maintenanceWindow: "sun:08:30-sun:09:00" }),
        problems: [
            `${at}.backups.window: "08:30-09:00" is not valid; allowed 60 minutes or more${set}`,
            `${at}.maintenanceWindow: "sun:08:30-sun:09:00" is not valid; allowed 60 minutes or more${set}`,
            `${at}.maintenanceWindow: "sun:08:30-sun:09:00" is not valid; allowed hours other than those of the daily backups, 08:30-09:00${set}`,
        ],
    },
    {
        mistake: "a short window of memcached, which has no backups that it could meet",
        changes: pages({ ...memcached, maintenanceWindow: "sun:07:00-sun:07:30" }),
        problems: [`${at}.maintenanceWindow: "sun:07:00-sun:07:30" is not valid; allowed 60 minutes or more${set}`],
    },
    {
        mistake: "limits beyond those of AWS",
        changes: pages({ ...serverless, limits: { storageGb: 0, ecpuPerSecond: 5 } }),
        problems: [
            `${at}.limits.ecpuPerSecond: 5 is not valid; allowed 1000 to 15000000${set}`,
            `${at}.limits.storageGb: 0 is not valid; allowed 1 to 5000${set}`,
        ],
    },
    {
        mistake: "a service whose alarms would be the cache's",
        changes: {
            ...pages(memcached),
            "platform:services.cache-pages": { image: "registry.example.gov/worker:1.0.0", memoryMiB: 64 },
        },
        problems: [
            "platform:services.cache-pages: its alarms would have the names of those of caches.pages; allowed a name of its own. Rename it in Pulumi.test.yaml",
        ],
    },
]);
