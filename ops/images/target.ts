import { listedArchitecture } from "../../components/ecs/cluster/ami";
import type { DeployedService } from "../../components/ecs/service/variants";
import { repositoryAddress } from "../../components/images/names";
import { exitCodes, OpsError } from "../errors";
import { serviceOf, type OpsStack } from "../stack";
import type { Architecture } from "./manifest";

/** What runs an image: a service by its key, or a function as `fn-<key>`. */
interface ImageUser {
    readonly image: DeployedService["image"];
    readonly imageOf?: string | undefined;
    readonly architecture: Architecture;
    readonly isFunction: boolean;
}

/** @throws OpsError (2) for a service that the stack file does not have. */
export function imageUser(stack: OpsStack, key: string): ImageUser {
    const { functions, cluster } = stack.config;
    const one = key.startsWith("fn-") ? functions[key.slice("fn-".length)] : undefined;
    const asked = one?.architecture ?? listedArchitecture(cluster?.instanceType ?? "");
    const architecture = asked === "arm64" ? "arm64" : "amd64";
    if (one !== undefined && !("folder" in one.code)) {
        return { image: "image" in one.code ? one.code.image : one.code, architecture, isFunction: true };
    }
    const { image, imageOf } = serviceOf(stack, key, stack.declaredServices).config;
    return { image, imageOf, architecture, isFunction: false };
}

/** Keys of all that is deployed and runs an image. */
export function imageUsers({ services, functions }: OpsStack): readonly string[] {
    const withImages = Object.entries(functions).filter(([, { code }]) => !("folder" in code));
    return [...Object.keys(services), ...withImages.map(([key]) => `fn-${key}`)];
}

/** Address of the repository that a service's images are in; undefined where the stack file names no repository. */
export function repositoryOf(stack: OpsStack, key: string): string | undefined {
    const { image } = imageUser(stack, key);
    return typeof image === "object" && "repository" in image && stack.registry?.place !== undefined
        ? repositoryAddress(stack.project, stack.registry.place, image.repository)
        : undefined;
}

/** @throws OpsError (2) for a service without. */
export function neededRepository(stack: OpsStack, key: string): string {
    const repository = repositoryOf(stack, key);
    if (repository === undefined) {
        throw new OpsError(
            exitCodes.usage,
            `the image of ${key} is in no repository of the registry: write { repository: name } under image in Pulumi.${stack.name}.yaml.`,
        );
    }
    return repository;
}
