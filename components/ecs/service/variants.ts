import { mapValues } from "../../shared/records";
import type { ServiceConfig, ServicesConfig } from "./schema/service";

/** A service as it is deployed: one of the configuration, or a variant of one. */
export type DeployedService = ServiceConfig & {
    /** Key of the service that this one is a variant of: it reads that service's secrets with that service's key. */
    readonly variantOf?: string;
    /** Key of the service whose image a variant has that names none of its own. */
    readonly imageOf?: string;
};

type Variant = ServiceConfig["variants"][string];

/**
 * Every service followed by its variants, as services of their own with the key `<service>-<variant>`. A variant has
 * its service's settings but for what it says anew, and these: its hosts are `<first label>-<variant>.<rest>` (a
 * wildcard host has no such name and stays the service's), its internal path `<path>-<variant>`; its copies are
 * `desiredCount`, not scaled; its host port is dynamic, since a fixed one is the service's; it runs nothing on a
 * schedule and nothing before a deployment, so that nothing is done twice.
 *
 * Keys can clash or become too long: the checks of the configuration look at this function's result.
 */
export function expandVariants(services: ServicesConfig): Readonly<Record<string, DeployedService>> {
    return Object.fromEntries(
        Object.entries(services).flatMap(([key, service]): [string, DeployedService][] => [
            [key, service],
            ...Object.entries(service.variants).map(([name, variant]): [string, DeployedService] => [
                variantKey(key, name),
                variantOf(key, service, name, variant),
            ]),
        ]),
    );
}

/** Key of a variant: what its logical and physical names are made from. */
export function variantKey(service: string, variant: string): string {
    return `${service}-${variant}`;
}

function variantOf(key: string, service: ServiceConfig, name: string, variant: Variant): DeployedService {
    return {
        ...service,
        public: variantRoute(service.public, name),
        internal: service.internal && { ...service.internal, path: `${service.internal.path}-${name}` },
        ...(variant.image === undefined ? { imageOf: key } : { image: variant.image }),
        environment: { ...service.environment, ...variant.environment },
        secrets: { ...service.secrets, ...variant.secrets },
        desiredCount: variant.desiredCount,
        scaling: undefined,
        hostPort: 0,
        scheduledTasks: {},
        tasks: mapValues(service.tasks, (task) => ({ ...task, when: "by-hand" })),
        variants: {},
        variantOf: key,
    };
}

function variantRoute(route: ServiceConfig["public"], variant: string): ServiceConfig["public"] {
    const hosts = (route?.hosts ?? [])
        .filter((host) => !host.startsWith("*"))
        .map((host) => host.replace(/^[^.]+/, (label) => `${label}-${variant}`));
    return route === undefined || hosts.length === 0 ? undefined : { ...route, hosts };
}
