import { listedArchitecture } from "../../components/ecs/cluster/ami";
import { repositoryAddress } from "../../components/images/names";
import { exitCodes, OpsError } from "../errors";
import { serviceOf, type OpsStack } from "../stack";
import type { Architecture } from "./manifest";

/** Address of the repository that a service's images are in; undefined where the stack file names no repository. */
export function repositoryOf(stack: OpsStack, key: string): string | undefined {
    const { image } = serviceOf(stack, key, stack.declaredServices).config;
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

/** Of the cluster's instances: what an image has to be built for. */
export function architectureOf({ config }: OpsStack): Architecture {
    return listedArchitecture(config.cluster?.instanceType ?? "") === "arm64" ? "arm64" : "amd64";
}
