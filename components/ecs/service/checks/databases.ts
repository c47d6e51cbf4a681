import { databases } from "../../../databases/block";
import { connectionOf, ownerOf, userRequest, variablePrefix } from "../../../databases/connection";
import { databasePort, masterUser } from "../../../databases/plan";
import type { StackDraft } from "../../../shared/block/block";
import { invalid, invalidName, listed, type ConfigProblem } from "../../../shared/block/problems";
import type { ServicesConfig } from "../schema/service";
import { serviceEntries, type ServiceEntry } from "./entries";
import { variablesTaken } from "./variables";

/** Databases that are there before any app's. */
const serversOwn: ReadonlySet<string> = new Set(["postgres", "rdsadmin", "template0", "template1"]);
/** Names of roles that PostgreSQL, RDS and the platform have for themselves, as patterns. */
const reservedRoles = new RegExp(`^(pg_.*|rds.*|${masterUser}|none|public)$`);

/** What services say of the databases that they use. */
export function* checkDatabases(services: ServicesConfig, draft: StackDraft): Iterable<ConfigProblem> {
    for (const service of serviceEntries(services)) {
        yield* checkOwner(service);
        for (const key of Object.keys(service.config.databases)) {
            yield* checkTarget(service, key, draft);
            yield* checkPasswordVersion(service, key);
            yield* variablesTaken(service, variablesOf(service, key, draft), `databases.${key}`);
        }
    }
    yield* checkDatabaseNames(services);
}

function* checkOwner({ name, path, config }: ServiceEntry): Iterable<ConfigProblem> {
    const owner = ownerOf(name);
    if (Object.keys(config.databases).length > 0 && reservedRoles.test(owner)) {
        yield invalidName(path, `with databases a name that makes no role of the server's own, as "${owner}" is`);
    }
}

function* checkTarget({ path }: ServiceEntry, key: string, draft: StackDraft): Iterable<ConfigProblem> {
    const existing = draft.namesIn(databases);
    if (!existing.includes(key)) {
        const choice = existing.length === 0 ? "; platform:databases has none" : `: ${listed(existing, "or")}`;
        yield invalidName([...path, "databases", key], `the name of a database${choice}`);
    }
}

function* checkPasswordVersion({ path, config }: ServiceEntry, key: string): Iterable<ConfigProblem> {
    const { auth = "password", passwordVersion = 1 } = config.databases[key] ?? {};
    if (auth === "iam" && passwordVersion !== 1) {
        yield {
            path: [...path, "databases", key, "passwordVersion"], // no secret, whatever its name sounds like
            statement: `${passwordVersion} is not valid; allowed with auth password: IAM's logins have none`,
            fix: "Remove it from",
        };
    }
}

function variablesOf({ name, config }: ServiceEntry, key: string, draft: StackDraft): ReadonlySet<string> {
    const use = config.databases[key];
    const replicas = draft.block(databases)[key]?.readReplicas ?? 0;
    const reader = replicas > 0 ? "" : undefined;
    const target = { key, port: databasePort, hostParameter: "", readerHostParameter: reader };
    const variables = variablePrefix(key, config.databases);
    const connection = use && connectionOf(draft.prefix, name, target, { use, variables });
    return new Set(Object.keys({ ...connection?.environment, ...connection?.secrets }));
}

/** Each app has a database of its own; one that says no name has its own name, before others may choose it. */
function* checkDatabaseNames(services: ServicesConfig): Iterable<ConfigProblem> {
    const uses = serviceEntries(services).flatMap(({ name, path, config }) =>
        Object.entries(config.databases).map(([key, use]) => {
            const { database } = userRequest("", name, { key }, use);
            return { name, key, database, chosen: use.database !== undefined, path: [...path, "databases", key] };
        }),
    );
    const owners = new Map<string, string>();
    for (const { name, key, database, path } of uses.sort((a, b) => Number(a.chosen) - Number(b.chosen))) {
        const place = [...path, "database"];
        const owner = owners.get(`${key} ${database}`);
        if (serversOwn.has(database)) {
            yield invalid(place, database, "a name of its own, for the server has this one");
        } else if (owner !== undefined) {
            yield invalid(place, database, `a name of its own; services.${owner} has this one in database ${key}`);
        }
        owners.set(`${key} ${database}`, owner ?? name);
    }
}
