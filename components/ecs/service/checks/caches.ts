import { caches } from "../../../caches/block";
import { cacheVariables } from "../../../caches/connection";
import { cacheUserName } from "../../../caches/names";
import { plannedCache } from "../../../caches/plan";
import type { StackDraft } from "../../../shared/block/block";
import { nameTooLong } from "../../../shared/block/names";
import { invalid, listed, type ConfigProblem } from "../../../shared/block/problems";
import { appsOfCaches } from "../caches";
import type { ServicesConfig } from "../schema/service";
import { serviceEntries, type ServiceEntry } from "./entries";
import { variablesTaken } from "./variables";

/** What services say of the caches that they use. */
export function* checkCaches(services: ServicesConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const users = Object.values(appsOfCaches(services, draft.block(caches))).flat();
    for (const service of serviceEntries(services)) {
        yield* checkTargets(service, draft);
        yield* checkVariables(service, draft);
        if (users.includes(service.name)) {
            yield* nameTooLong(service.path, "cache user", cacheUserName(draft.prefix, service.name));
        }
    }
}

function* checkTargets({ path, config }: ServiceEntry, draft: StackDraft): Iterable<ConfigProblem> {
    const existing = draft.namesIn(caches);
    for (const [index, key] of config.caches.entries()) {
        if (!existing.includes(key)) {
            const choice = existing.length === 0 ? "; platform:caches has none" : `: ${listed(existing, "or")}`;
            yield invalid([...path, "caches", index], key, `the name of a cache${choice}`);
        }
    }
}

function* checkVariables(service: ServiceEntry, draft: StackDraft): Iterable<ConfigProblem> {
    const configs = draft.block(caches);
    const used = service.config.caches.flatMap((key) => {
        const config = configs[key];
        return config === undefined ? [] : [plannedCache(draft.prefix, key, config).endpoint];
    });
    for (const [key, variables] of Object.entries(cacheVariables(draft.prefix, service.name, used))) {
        yield* variablesTaken(service, new Set(variables), `caches.${key}`);
    }
}
