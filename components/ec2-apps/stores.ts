import { userPlaces } from "../databases/app-connections";
import type { UserPlace } from "../databases/setup-statements";
import type { StoreApp } from "../stores/connections";
import { ec2AppNames } from "./names";
import type { Ec2AppConfig, Ec2AppsConfig } from "./schema";

/** An EC2 app as databases and caches know it. */
export function ec2StoreApp(key: string, { databases, caches }: Pick<Ec2AppConfig, "databases" | "caches">): StoreApp {
    return { block: "ec2Apps", name: key, uses: databases, caches };
}

/** Where the users are written that EC2 apps have in a database. */
export function ec2AppUserPlaces(prefix: string, apps: Ec2AppsConfig, database: string): readonly UserPlace[] {
    return Object.entries(apps).flatMap(([key, config]) =>
        userPlaces(ec2StoreApp(key, config), database, ec2AppNames(prefix, key).keyAlias),
    );
}
