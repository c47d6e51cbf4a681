import type { DeployedService } from "./variants";

/** An image whose address an SSM parameter holds. */
type PointedImage = Exclude<DeployedService["image"], string>;

/**
 * Name of the SSM parameter that holds the address of a service's image. For one of the project's registry it is made of the
 * service's name; a variant without an image of its own reads its service's.
 *
 * @param path `/<project>/<stack>`
 * @param imageOf Of the deployed service.
 */
export function imageParameter(path: string, service: string, image: PointedImage, imageOf = service): string {
    return "ssmParameter" in image ? image.ssmParameter : `${path}/images/${imageOf}`;
}
