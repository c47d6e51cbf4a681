import type { AppEntry } from "../shared/block/block";
import { invalid, invalidName, type ConfigProblem } from "../shared/block/problems";
import { userRequest } from "./connection";
import type { DatabaseApp } from "./uses";

/** An app of the stack file that uses databases. */
export type AppOfFile = Omit<AppEntry, "config"> & DatabaseApp;

/** Databases that are there before any app's. */
const serversOwn: ReadonlySet<string> = new Set(["postgres", "rdsadmin", "template0", "template1"]);

/** What an app has for itself on a server. */
interface Claim {
    readonly app: AppOfFile;
    /** Key of the server. */
    readonly key: string;
}

function claimsOf(apps: readonly AppOfFile[]): Claim[] {
    return apps.flatMap((app) => Object.keys(app.uses).map((key) => ({ app, key })));
}

/** A service and a function, say, of one name would be one role of a server, and set each other's passwords. */
export function* checkOwners(apps: readonly AppOfFile[]): Iterable<ConfigProblem> {
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
export function* checkDatabaseNames(apps: readonly AppOfFile[]): Iterable<ConfigProblem> {
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
