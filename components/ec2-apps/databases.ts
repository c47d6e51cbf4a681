import { appConnections, userPlaces, type AppConnections } from "../databases/app-connections";
import { plannedTargets } from "../databases/planned-targets";
import type { DatabasesConfig } from "../databases/schema";
import type { UserPlace } from "../databases/setup-statements";
import type { DatabaseApp } from "../databases/uses";
import { ec2AppNames } from "./names";
import type { Ec2AppConfig, Ec2AppsConfig } from "./schema";

/** An EC2 app as the databases know it. */
export function databaseApp(key: string, { databases }: Pick<Ec2AppConfig, "databases">): DatabaseApp {
    return { block: "ec2Apps", name: key, uses: databases };
}

/** What an app knows of its databases, before any of them is there. Those that the stack does not have are left out. */
export function plannedConnections(prefix: string, app: DatabaseApp, databases: DatabasesConfig): AppConnections {
    const targets = plannedTargets(prefix, databases);
    const uses = Object.fromEntries(Object.entries(app.uses).filter(([key]) => key in targets));
    return appConnections(prefix, { ...app, uses }, targets);
}

/** Where the users are written that EC2 apps have in a database. */
export function ec2AppUserPlaces(prefix: string, apps: Ec2AppsConfig, database: string): readonly UserPlace[] {
    return Object.entries(apps).flatMap(([key, config]) =>
        userPlaces(databaseApp(key, config), database, ec2AppNames(prefix, key).keyAlias),
    );
}
