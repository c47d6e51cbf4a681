import { expandVariants } from "../ecs/service/variants";
import type { ServicesConfig } from "../ecs/service/schema/service";
import type { RegistryPlace } from "../images/names";
import { mapValues } from "../shared/records";

/** A repository of the registry, by its key there. */
export interface ReleaseTarget extends RegistryPlace {
    readonly repository: string;
}

/**
 * Services, and variants with an image of their own, whose images are released by a parameter: the repository of the registry
 * by the service's name.
 */
export function releasable(services: ServicesConfig): Readonly<Record<string, string>> {
    return Object.fromEntries(
        Object.entries(expandVariants(services)).flatMap(([key, { image, imageOf }]) =>
            typeof image === "object" && "repository" in image && imageOf === undefined
                ? [[key, image.repository]]
                : [],
        ),
    );
}

/** The same with the registry's place; none where no stack has the registry. */
export function releaseTargets(
    services: ServicesConfig,
    place: RegistryPlace | undefined,
): Readonly<Record<string, ReleaseTarget>> {
    return place === undefined ? {} : mapValues(releasable(services), (repository) => ({ ...place, repository }));
}
