import type { AppEntry, StackDraft } from "../shared/block/block";
import { invalid, invalidName, listed, type ConfigProblem } from "../shared/block/problems";
import { variablesTaken } from "../shared/block/variables";
import { connectionOf, ownerOf, userRequest } from "./connection";
import { databasePort, masterUser } from "./plan";
import { hasReaders, type DatabasesConfig } from "./schema";
import { databaseUsesSchema, type DatabaseApp } from "./uses";

/** Databases that are there before any app's. */
const serversOwn: ReadonlySet<string> = new Set(["postgres", "rdsadmin", "template0", "template1"]);
/** Names of roles that PostgreSQL, RDS and the platform have for themselves, as patterns. */
const reservedRoles = new RegExp(`^(pg_.*|rds.*|${masterUser}|none|public)$`);

/** An app of the stack file that uses databases. */
type AppOfFile = Omit<AppEntry, "config"> & DatabaseApp;

/** What apps of every block say of the databases that they use. */
export function* checkApps(databases: DatabasesConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const existing = draft.namesIn({ key: "databases" });
    const apps = draft.apps().flatMap(databaseApp);
    for (const app of apps) {
        yield* checkOwner(app);
        for (const key of Object.keys(app.uses)) {
            yield* checkTarget(app, key, existing);
            yield* checkPasswordVersion(app, key);
            yield* checkVariables(app, key, databases[key], draft.prefix);
        }
    }
    yield* checkOwners(apps);
    yield* checkDatabaseNames(apps);
}

/** The app with its uses, where it has any. */
function databaseApp({ config, ...app }: AppEntry): AppOfFile[] {
    const uses = databaseUsesSchema.parse((config as { readonly databases?: unknown }).databases);
    return Object.keys(uses).length === 0 ? [] : [{ ...app, uses }];
}

function* checkOwner({ name, path }: AppOfFile): Iterable<ConfigProblem> {
    const owner = ownerOf(name);
    if (reservedRoles.test(owner)) {
        yield invalidName(path, `with databases a name that makes no role of the server's own, as "${owner}" is`);
    }
}

function* checkTarget({ path }: AppOfFile, key: string, existing: readonly string[]): Iterable<ConfigProblem> {
    if (!existing.includes(key)) {
        const choice = existing.length === 0 ? "; platform:databases has none" : `: ${listed(existing, "or")}`;
        yield invalidName([...path, "databases", key], `the name of a database${choice}`);
    }
}

function* checkPasswordVersion({ path, uses }: AppOfFile, key: string): Iterable<ConfigProblem> {
    const { auth = "password", passwordVersion = 1 } = uses[key] ?? {};
    if (auth === "iam" && passwordVersion !== 1) {
        yield {
            path: [...path, "databases", key, "passwordVersion"], // no secret, whatever its name sounds like
            statement: `${passwordVersion} is not valid; allowed with auth password: IAM's logins have none`,
            fix: "Remove it from",
        };
    }
}

/** Variables that the app or a variant of it sets, though a database does. */
function* checkVariables(
    app: AppOfFile,
    key: string,
    database: DatabasesConfig[string] | undefined,
    prefix: string,
): Iterable<ConfigProblem> {
    const readerHostParameter = database !== undefined && hasReaders(database) ? "" : undefined;
    const target = { key, port: databasePort, hostParameter: "", readerHostParameter };
    const { environment, secrets } = connectionOf(prefix, app, target);
    yield* variablesTaken(app, Object.keys({ ...environment, ...secrets }), `databases.${key}`);
}

interface Claim {
    readonly app: AppOfFile;
    /** Key of the server. */
    readonly key: string;
}

function claimsOf(apps: readonly AppOfFile[]): Claim[] {
    return apps.flatMap((app) => Object.keys(app.uses).map((key) => ({ app, key })));
}

/** A service and a function, say, of one name would be one role of a server, and set each other's passwords. */
function* checkOwners(apps: readonly AppOfFile[]): Iterable<ConfigProblem> {
    const owners = new Map<string, AppOfFile>();
    for (const { app, key } of claimsOf(apps)) {
        const { block, name } = owners.get(`${key} ${app.name}`) ?? app;
        if (block !== app.block) {
            const allowed = `with databases.${key} a name that no other app there has, as ${block}.${name} does`;
            yield invalidName(app.path, allowed);
        }
        owners.set(`${key} ${app.name}`, owners.get(`${key} ${app.name}`) ?? app);
    }
}

/** Each app has a database of its own; one that says no name has its own name, before others may choose it. */
function* checkDatabaseNames(apps: readonly AppOfFile[]): Iterable<ConfigProblem> {
    const chosen = ({ app, key }: Claim) => Number(app.uses[key]?.database !== undefined);
    const owners = new Map<string, AppOfFile>();
    for (const { app, key } of claimsOf(apps).sort((a, b) => chosen(a) - chosen(b))) {
        const { database } = userRequest("", app, key);
        const place = [...app.path, "databases", key, "database"];
        const owner = owners.get(`${key} ${database}`) ?? app;
        if (serversOwn.has(database)) {
            yield invalid(place, database, "a name of its own, for the server has this one");
        } else if (owner.name !== app.name) {
            const allowed = `a name of its own; ${owner.block}.${owner.name} has this one in database ${key}`;
            yield invalid(place, database, allowed);
        }
        owners.set(`${key} ${database}`, owner);
    }
}
