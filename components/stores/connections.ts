import { usedCaches } from "../caches/app-access";
import { cacheConnections, cacheStatements, type CacheEndpoint } from "../caches/connection";
import { plannedCache } from "../caches/plan";
import type { CachesConfig } from "../caches/schema";
import { appConnections, loginStatements } from "../databases/app-connections";
import type { ConnectionTarget } from "../databases/connection";
import { plannedTargets } from "../databases/planned-targets";
import type { DatabasesConfig } from "../databases/schema";
import type { DatabaseApp } from "../databases/uses";
import type { Statement } from "../shared/policy-document";
import { mapValues } from "../shared/records";
import type { AwsScope } from "../shared/scope";

/** An app that uses databases and caches: a service, a function, an EC2 app. */
export interface StoreApp extends DatabaseApp {
    /** Its entry's `caches`. */
    readonly caches: readonly string[];
}

/** What apps are told of databases and caches, by their keys: all that the app uses, or more. */
export interface StoreTargets {
    readonly databases: Readonly<Record<string, { readonly target: ConnectionTarget }>>;
    readonly caches: Readonly<Record<string, CacheEndpoint>>;
}

/** What an app needs to know of all its stores. */
export interface StoreConnections {
    /** Variables by name. */
    readonly environment: Readonly<Record<string, string>>;
    /** Variables whose values are in parameters, whose names these are. */
    readonly secrets: Readonly<Record<string, string>>;
    /** What the values follow from that the stack itself writes to parameters: another one has to roll the app out. */
    readonly versions: Readonly<Record<string, string>>;
}

/** Everything is known in a first preview. */
export function storeConnections(prefix: string, app: StoreApp, targets: StoreTargets): StoreConnections {
    const databases = appConnections(prefix, app, targets.databases);
    const caches = cacheConnections(prefix, app.name, usedCaches(app.caches, targets.caches));
    return {
        environment: { ...databases.environment, ...caches.environment },
        secrets: { ...databases.secrets, ...caches.secrets },
        versions: { ...databases.versions, ...caches.versions },
    };
}

/** What the app's role needs to log in where it has no password. */
export function storeStatements(scope: AwsScope, app: StoreApp, targets: StoreTargets): readonly Statement[] {
    return [
        ...loginStatements(scope, appConnections(scope.prefix, app, targets.databases)),
        ...cacheStatements(scope, app.name, usedCaches(app.caches, targets.caches)),
    ];
}

/** The connections that an app will have, before any store is there. Those that the stack does not have are left out. */
export function plannedStoreConnections(
    prefix: string,
    app: StoreApp,
    configs: { readonly databases: DatabasesConfig; readonly caches: CachesConfig },
): StoreConnections {
    const databases = plannedTargets(prefix, configs.databases);
    const caches = mapValues(configs.caches, (config, key) => plannedCache(prefix, key, config).endpoint);
    const uses = Object.fromEntries(Object.entries(app.uses).filter(([key]) => key in databases));
    const known = { ...app, uses, caches: app.caches.filter((key) => key in caches) };
    return storeConnections(prefix, known, { databases, caches });
}
