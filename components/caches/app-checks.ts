import type { AppEntry, StackDraft } from "../shared/block/block";
import { invalid, invalidName, listed, type ConfigProblem } from "../shared/block/problems";
import { variablesTaken } from "../shared/block/variables";
import { cacheVariables } from "./connection";
import { plannedCache } from "./plan";
import type { CachesConfig } from "./schema";
import { cacheUsesSchema } from "./uses";

/** An app of the stack file with the caches that it names. */
interface CacheApp extends AppEntry {
    readonly uses: readonly string[];
}

/** What apps of every block say of the caches that they use. */
export function* checkApps(caches: CachesConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const existing = draft.namesIn({ key: "caches" });
    for (const app of cacheApps(draft)) {
        yield* checkTargets(app, existing);
        yield* checkVariables(app, caches, draft.prefix);
    }
    yield* checkUsers(cacheUsers(caches, draft));
}

function cacheApps(draft: StackDraft): readonly CacheApp[] {
    return draft.apps().flatMap((app) => {
        const uses = cacheUsesSchema.parse((app.config as { readonly caches?: unknown }).caches);
        return uses.length === 0 ? [] : [{ ...app, uses }];
    });
}

/** The apps that have a user of their own. */
export function cacheUsers(caches: CachesConfig, draft: StackDraft): readonly AppEntry[] {
    return cacheApps(draft).filter(({ uses }) => uses.some((key) => caches[key]?.kind === "valkey"));
}

function* checkTargets({ path, uses }: CacheApp, existing: readonly string[]): Iterable<ConfigProblem> {
    for (const [index, key] of uses.entries()) {
        if (!existing.includes(key)) {
            const choice = existing.length === 0 ? "; platform:caches has none" : `: ${listed(existing, "or")}`;
            yield invalid([...path, "caches", index], key, `the name of a cache${choice}`);
        }
    }
}

function* checkVariables(app: CacheApp, caches: CachesConfig, prefix: string): Iterable<ConfigProblem> {
    const endpoints = app.uses.flatMap((key) => {
        const config = caches[key];
        return config === undefined ? [] : [plannedCache(prefix, key, config).endpoint];
    });
    for (const [key, variables] of Object.entries(cacheVariables(prefix, app.name, endpoints))) {
        yield* variablesTaken(app, variables, `caches.${key}`);
    }
}

/** A service and a function, say, of one name would be one user, with each other's keys. */
function* checkUsers(apps: readonly AppEntry[]): Iterable<ConfigProblem> {
    const owners = new Map<string, AppEntry>();
    for (const app of apps) {
        const owner = owners.get(app.name);
        if (owner !== undefined) {
            const allowed = `with caches of kind valkey a name that no other such app has, as ${owner.block}.${app.name} does`;
            yield invalidName(app.path, allowed);
        }
        owners.set(app.name, owner ?? app);
    }
}
