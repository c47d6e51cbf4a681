import type { AppEntry, StackDraft } from "../shared/block/block";
import { invalidName, listed, type ConfigProblem } from "../shared/block/problems";
import { variablesTaken } from "../shared/block/variables";
import { checkDatabaseNames, checkOwners, type AppOfFile } from "./app-claims";
import { connectionOf, ownerOf } from "./connection";
import { databasePort, masterUser } from "./plan";
import { hasReaders, type DatabasesConfig } from "./schema";
import { databaseUsesSchema } from "./uses";

/** Names of roles that PostgreSQL, RDS and the platform have for themselves, as patterns. */
const reservedRoles = new RegExp(`^(pg_.*|rds.*|${masterUser}|none|public)$`);

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
