import { userPlaces } from "../../databases/app-connections";
import type { UserPlace } from "../../databases/setup-statements";
import type { StoreApp, StoreConnections } from "../../stores/connections";
import { serviceNames } from "./names";
import type { ServicesConfig } from "./schema/service";
import type { DeployedService } from "./variants";

/** A service as databases and caches know it. A variant has its service's users. */
export function serviceStoreApp(
    name: string,
    { variantOf, databases, caches }: Pick<DeployedService, "variantOf" | "databases" | "caches">,
): StoreApp {
    return { block: "services", name: variantOf ?? name, uses: databases, caches };
}

/** A service with the variables that its databases and caches bring. */
export function withVariables(
    config: DeployedService,
    { environment, secrets }: Pick<StoreConnections, "environment" | "secrets">,
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
        userPlaces(serviceStoreApp(name, config), key, serviceNames(prefix, name).keyAlias),
    );
}
