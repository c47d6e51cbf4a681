import type { Output } from "@pulumi/pulumi";
import { repositoryAddress, type RegistryPlace } from "./names";

/** The project's registry, for whoever runs its images. */
export interface ImageSource {
    readonly place: RegistryPlace;
    /** Addresses with their digests of the images that this stack builds, by repository. */
    readonly built: Readonly<Record<string, Output<string>>>;
}

/** @throws Error without a registry; the loader's checks come first and say so in the words of the configuration. */
export function addressIn(source: ImageSource | undefined, project: string, repository: string): string {
    if (source === undefined) {
        throw new Error(`no registry has the repository "${repository}"`);
    }
    return repositoryAddress(project, source.place, repository);
}
