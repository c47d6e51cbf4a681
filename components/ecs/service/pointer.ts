import type { DeployedService } from "./variants";

/**
 * Name of the SSM parameter that holds the address of a service's image; undefined where that stands in the stack file. An
 * image of the project's registry has a parameter by the name of the service; a variant without an image of its own reads
 * its service's.
 *
 * @param path `/<project>/<stack>`
 */
export function imageParameter(
    path: string,
    service: string,
    { image, imageOf = service }: Pick<DeployedService, "image" | "imageOf">,
): string | undefined {
    if (typeof image === "string") {
        return undefined;
    }
    return "ssmParameter" in image ? image.ssmParameter : `${path}/images/${imageOf}`;
}
