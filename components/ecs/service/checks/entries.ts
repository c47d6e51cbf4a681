import type { AppEntry } from "../../../shared/block/block";
import type { KeyPath } from "../../../shared/block/problems";
import type { ServiceConfig, ServicesConfig } from "../schema/service";
import { expandVariants, type DeployedService } from "../variants";

/** A service of the stack file. */
export interface ServiceEntry {
    readonly name: string;
    /** Its place in the stack file. */
    readonly path: KeyPath;
    readonly config: ServiceConfig;
}

/** A service or a variant of one, as it will run. A variant's place is that of its block in the service. */
export interface DeployedEntry extends ServiceEntry {
    readonly config: DeployedService;
}

export function serviceEntries(services: ServicesConfig): ServiceEntry[] {
    return Object.entries(services).map(([name, config]) => ({ name, path: ["platform:services", name], config }));
}

/** Images that services and variants name, with their places; a variant that names none runs its service's. */
export function* writtenImages(
    services: ServicesConfig,
): Iterable<readonly [path: KeyPath, image: ServiceConfig["image"]]> {
    for (const { path, config } of serviceEntries(services)) {
        yield [[...path, "image"], config.image];
        for (const [name, { image }] of Object.entries(config.variants)) {
            if (image !== undefined) {
                yield [[...path, "variants", name, "image"], image];
            }
        }
    }
}

/** Services as other blocks see them; a variant uses what its service does. */
export function serviceApps(services: ServicesConfig): AppEntry[] {
    return serviceEntries(services).map((service) => ({
        ...service,
        block: "services",
        variables: [
            { ...service.config, path: service.path },
            ...Object.entries(service.config.variants).map(([name, variant]) => ({
                ...variant,
                path: [...service.path, "variants", name],
            })),
        ],
    }));
}

/** Every service followed by its variants; where two have the same name, both. */
export function deployedEntries(services: ServicesConfig): DeployedEntry[] {
    return serviceEntries(services).flatMap((service) =>
        Object.entries(expandVariants({ [service.name]: service.config })).map(([name, config]) => ({
            name,
            path:
                config.variantOf === undefined
                    ? service.path
                    : [...service.path, "variants", name.slice(service.name.length + 1)],
            config,
        })),
    );
}
