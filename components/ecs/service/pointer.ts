import { releaseCommand, releaseParameter } from "../../images/names";
import type { DeployedService } from "./variants";

/** An image whose address an SSM parameter holds. */
export type PointedImage = Exclude<DeployedService["image"], string>;

/**
 * Name of the SSM parameter that holds the address of a service's image. For one of the project's registry it is made of the
 * service's name; a variant without an image of its own reads its service's.
 *
 * @param path `/<project>/<stack>`
 * @param imageOf Of the deployed service.
 */
export function imageParameter(path: string, service: string, image: PointedImage, imageOf = service): string {
    return "ssmParameter" in image ? image.ssmParameter : releaseParameter(path, imageOf);
}

/** The command that makes the parameter `name`. One of the project's registry is made by the first release of `service`. */
export function pointerCommand(name: string, service: string, image: PointedImage, stack: string): string {
    return "repository" in image
        ? releaseCommand(service, stack)
        : `aws ssm put-parameter --type String --name ${name} --value <address of the image>`;
}
