import { checkVpnClients } from "../client-vpn/store-clients";
import type { StackDraft } from "../shared/block/block";
import type { FixedName } from "../shared/block/names";
import { invalid, listed, missing, type ConfigProblem, type KeyPath } from "../shared/block/problems";
import { windowProblems } from "../shared/block/windows";
import { cacheUsers } from "./app-checks";
import { cacheUserName } from "./names";
import { plannedCache } from "./plan";
import type { CacheConfig, CacheKind, CachesConfig } from "./schema";

const pathOf = (key: string): KeyPath => ["platform:caches", key];

type Key = Exclude<keyof CacheConfig, "kind" | "allowFrom">;

const nodeKinds: readonly CacheKind[] = ["valkey", "memcached"];
const storedKinds: readonly CacheKind[] = ["valkey", "memcached-serverless"];
const noNodes = "a serverless cache has no nodes";
const noBackups = "node-based memcached has no backups";

/** The kinds that may say a key, and why the others may not. */
const onlyWith: Readonly<Record<Key, readonly [kinds: readonly CacheKind[], because: string]>> = {
    nodeType: [nodeKinds, noNodes],
    nodes: [nodeKinds, noNodes],
    version: [nodeKinds, "AWS keeps a serverless cache at the newest 1.6"],
    maintenanceWindow: [nodeKinds, "AWS patches a serverless cache while it answers"],
    evictionsPer5Minutes: [nodeKinds, noNodes],
    applyImmediately: [nodeKinds, "changes of a serverless cache wait for nothing"],
    backups: [storedKinds, noBackups],
    restore: [storedKinds, noBackups],
    limits: [["memcached-serverless"], "nodes are as large as their type"],
    maxMemoryPolicy: [["valkey"], "memcached drops what was used least recently"],
    logRetentionDays: [["valkey"], "memcached writes no log"],
    generation: [["valkey"], "it leaves no final snapshot"],
};

export function* checkKinds(caches: CachesConfig): Iterable<ConfigProblem> {
    for (const [cache, config] of Object.entries(caches)) {
        for (const [key, [kinds, because]] of Object.entries(onlyWith)) {
            if (config[key as Key] !== undefined && !kinds.includes(config.kind)) {
                const statement = `not valid; allowed with ${listed(kinds, "or")}: ${because}`;
                yield { path: [...pathOf(cache), key], statement, fix: "Remove it, or change kind, in" };
            }
        }
    }
}

/** Login by IAM came with 7.2. @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html */
const valkeyVersion = /^(7\.[2-9]|[89]\.[0-9]+)$/;
const valkeyAllowed = '"7.2" or newer, the first that IAM lets apps in to, as major and minor version such as "8.1"';
/** @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption-mc.html */
const memcachedVersion = /^1\.(6\.(1[2-9]|[2-9][0-9]|[0-9]{3,})|[7-9]\.[0-9]+|[0-9]{2,}\.[0-9]+)$/;
const memcachedAllowed = "1.6.12 or newer, the first with TLS";

export function* checkVersions(caches: CachesConfig): Iterable<ConfigProblem> {
    for (const [cache, { kind, version }] of Object.entries(caches)) {
        const path = [...pathOf(cache), "version"];
        if (kind === "valkey" && version === undefined) {
            yield missing(path, valkeyAllowed);
        }
        if (kind === "valkey" && version !== undefined && !valkeyVersion.test(version)) {
            yield invalid(path, version, valkeyAllowed);
        }
        if (kind === "memcached" && version !== undefined && !memcachedVersion.test(version)) {
            yield invalid(path, version, memcachedAllowed);
        }
    }
}

/** @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/quota-limits.html */
const mostValkeyNodes = 6;

export function* checkNodes(caches: CachesConfig): Iterable<ConfigProblem> {
    for (const [cache, { kind, nodes }] of Object.entries(caches)) {
        if (kind === "valkey" && nodes !== undefined && nodes > mostValkeyNodes) {
            const allowed = `1 to ${mostValkeyNodes} with valkey: the one that is written to, and five replicas`;
            yield invalid([...pathOf(cache), "nodes"], nodes, allowed);
        }
    }
}

export function checkClients(caches: CachesConfig, draft: StackDraft): Iterable<ConfigProblem> {
    return checkVpnClients("caches", caches, draft);
}

/** Minutes that ElastiCache wants a window to last. */
const shortestWindow = 60;

export function* checkWindows(caches: CachesConfig, { prefix }: StackDraft): Iterable<ConfigProblem> {
    for (const [cache, config] of Object.entries(caches)) {
        const { kind, backups, maintenanceWindow: maintenance } = plannedCache(prefix, cache, config);
        const daily = kind === "valkey" ? backups.window : undefined;
        yield* windowProblems({ path: pathOf(cache), backups: daily, maintenance, shortest: shortestWindow });
    }
}

const namedThing = {
    memcached: "cache cluster",
    "memcached-serverless": "serverless cache",
    valkey: "replication group",
} as const;

export function fixedNames(caches: CachesConfig, draft: StackDraft): readonly FixedName[] {
    const own = Object.entries(caches).map(([cache, config]): FixedName => {
        const { kind, names } = plannedCache(draft.prefix, cache, config);
        return [pathOf(cache), namedThing[kind], names.identifier];
    });
    const users = cacheUsers(caches, draft).map(({ name, path }): FixedName => {
        return [path, "cache user", cacheUserName(draft.prefix, name)];
    });
    return [...own, ...users];
}
