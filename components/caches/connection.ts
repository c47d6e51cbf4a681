import type { Statement } from "../shared/policy-document";
import { definedValues } from "../shared/records";
import { arnOf, type AwsScope } from "../shared/scope";
import { cacheUserName } from "./names";
import type { CacheKind } from "./schema";

/** What apps are told of a cache; all of it known in a first preview. */
export interface CacheEndpoint {
    readonly key: string;
    readonly kind: CacheKind;
    /** Its name in ElastiCache, which a login by IAM names. */
    readonly identifier: string;
    readonly port: number;
    readonly hostParameter: string;
    /** Of Valkey with replicas. */
    readonly readerHostParameter?: string;
    /** Of Memcached nodes, with how many there are. */
    readonly nodesParameter?: string;
    readonly nodes?: number;
}

/** How an app connects to its caches, whatever the app runs on. */
export interface CacheConnections {
    /** Variables by name. */
    readonly environment: Readonly<Record<string, string>>;
    /** Variables whose values are in parameters, whose names these are. */
    readonly secrets: Readonly<Record<string, string>>;
    /** What the values of those parameters follow from, by `caches.<key>`: another one is to restart the app. */
    readonly versions: Readonly<Record<string, string>>;
}

/** An app's connections to the caches that it names, in its order. `app` is the app's key in the stack file. */
export function cacheConnections(prefix: string, app: string, caches: readonly CacheEndpoint[]): CacheConnections {
    const merged = (of: (cache: CacheEndpoint) => Variables) =>
        Object.assign({}, ...caches.map((cache) => named(cache, caches, of(cache)))) as Readonly<
            Record<string, string>
        >;
    return {
        environment: merged((cache) => environmentOf(prefix, app, cache)),
        secrets: merged(parametersOf),
        versions: Object.fromEntries(caches.map(({ key, kind, nodes = 0 }) => [`caches.${key}`, `${kind} ${nodes}`])),
    };
}

/** The names of the variables that each cache of an app sets, by its key. */
export function cacheVariables(prefix: string, app: string, caches: readonly CacheEndpoint[]) {
    return Object.fromEntries(
        caches.map((cache) => {
            const variables = { ...environmentOf(prefix, app, cache), ...parametersOf(cache) };
            return [cache.key, Object.keys(named(cache, caches, variables))];
        }),
    );
}

type Variables = Readonly<Record<string, string | undefined>>;

/** Names begin with the cache's key where an app has several: `PAGES_CACHE_HOST`. */
function named({ key }: CacheEndpoint, all: readonly CacheEndpoint[], variables: Variables): Record<string, string> {
    const start = all.length < 2 ? "" : `${key.toUpperCase().replaceAll("-", "_")}_`;
    return Object.fromEntries(Object.entries(definedValues(variables)).map(([name, value]) => [start + name, value]));
}

function environmentOf(prefix: string, app: string, { kind, port, identifier }: CacheEndpoint): Variables {
    const login = {
        CACHE_NAME: identifier,
        CACHE_USER: cacheUserName(prefix, app),
        CACHE_KEY_PREFIX: keyPrefix(app),
    };
    return { CACHE_KIND: kind, CACHE_PORT: String(port), CACHE_TLS: "true", ...(kind === "valkey" ? login : {}) };
}

function parametersOf({ hostParameter, readerHostParameter, nodesParameter }: CacheEndpoint): Variables {
    return { CACHE_HOST: hostParameter, CACHE_READER_HOST: readerHostParameter, CACHE_NODES: nodesParameter };
}

/** What the keys and channels of an app start with: it may use no others. */
export function keyPrefix(app: string): string {
    return `${app}:`;
}

/** A login by IAM is a call that the app's role signs for the cache and the user. Memcached knows no users. */
export function cacheStatements(scope: AwsScope, app: string, caches: readonly CacheEndpoint[]): readonly Statement[] {
    const valkey = caches.filter(({ kind }) => kind === "valkey");
    const resources = [
        ...valkey.map(({ identifier }) => `replicationgroup:${identifier}`),
        `user:${cacheUserName(scope.prefix, app)}`,
    ];
    return valkey.length === 0
        ? []
        : [
              {
                  Sid: "LogInToCaches",
                  Effect: "Allow",
                  Action: "elasticache:Connect",
                  Resource: resources.map((resource) => arnOf(scope, "elasticache", resource)),
              },
          ];
}
