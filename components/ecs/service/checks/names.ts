import { caches } from "../../../caches/block";
import { cacheNames } from "../../../caches/names";
import { databases } from "../../../databases/block";
import { databaseNames } from "../../../databases/names";
import type { StackDraft } from "../../../shared/block/block";
import type { FixedName } from "../../../shared/block/names";
import type { ConfigProblem } from "../../../shared/block/problems";
import { serviceNames } from "../names";
import type { ServicesConfig } from "../schema/service";
import { deployedEntries } from "./entries";

export function* fixedNames(services: ServicesConfig, { prefix }: StackDraft): Iterable<FixedName> {
    for (const { name, path, config } of deployedEntries(services)) {
        const names = serviceNames(prefix, name);
        yield [path, "target group", `${name}-int`];
        yield [path, "role", names.executionRole];
        if (Object.keys(config.scheduledTasks).length > 0) {
            yield [path, "event rule", names.failures];
        }
    }
}

/** Names that become the same once they are put together. */
export function* checkNames(services: ServicesConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const { prefix } = draft;
    const deployed = deployedEntries(services);
    for (const [index, { name, path, config }] of deployed.entries()) {
        // A variant `next` of `app` and a service `app-next` would be one and the same.
        if (config.variantOf !== undefined && deployed.some((other, place) => other.name === name && place !== index)) {
            const statement = `the variant would be named "${name}", as another service is; allowed a name of its own`;
            yield { path, statement, fix: "Rename it in" };
        }
        // AWS knows alarms by name alone, and overwrites one that is there.
        const stores = [
            ...draft.namesIn(databases).map((key) => [`databases.${key}`, databaseNames(prefix, key).logical] as const),
            ...draft.namesIn(caches).map((key) => [`caches.${key}`, cacheNames(prefix, key).logical] as const),
        ];
        for (const [store] of stores.filter(([, logical]) => logical === name)) {
            const statement = `its alarms would have the names of those of ${store}; allowed a name of its own`;
            yield { path, statement, fix: "Rename it in" };
        }
    }
}
