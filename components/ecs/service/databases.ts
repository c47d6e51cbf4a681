import { userPlaces, type AppConnections } from "../../databases/app-connections";
import type { UserPlace } from "../../databases/setup-statements";
import type { DatabaseApp } from "../../databases/uses";
import { serviceNames } from "./names";
import type { ServicesConfig } from "./schema/service";
import type { DeployedService } from "./variants";

/** A service as the databases know it. A variant has its service's user. */
export function databaseApp(
    name: string,
    { variantOf, databases }: Pick<DeployedService, "variantOf" | "databases">,
): DatabaseApp {
    return { block: "services", name: variantOf ?? name, uses: databases };
}

/** A service with the variables that its databases, or its caches, bring. */
export function withVariables(
    config: DeployedService,
    { environment, secrets }: Pick<AppConnections, "environment" | "secrets">,
): DeployedService {
    return {
        ...config,
        environment: { ...config.environment, ...environment },
        secrets: { ...config.secrets, ...secrets },
    };
}

/** Where the users are written that services have in a database. */
export function serviceUserPlaces(prefix: string, services: ServicesConfig, key: string): readonly UserPlace[] {
    return Object.entries(services).flatMap(([name, config]) =>
        userPlaces(databaseApp(name, config), key, serviceNames(prefix, name).keyAlias),
    );
}
