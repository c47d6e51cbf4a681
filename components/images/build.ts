import * as ecr from "@pulumi/awsx/ecr";
import * as pulumi from "@pulumi/pulumi";
import { dockerfileOf } from "./build-context";
import type { BuildConfig } from "./build-schema";
import { contentTag } from "./content-tag";

interface ImageBuildArgs {
    /** Key of the repository. */
    readonly repository: string;
    readonly config: BuildConfig;
    /** Made of names: as long as it is unknown, the plugin registers nothing at a preview. */
    readonly repositoryUrl: string;
}

/** The image is of the plugin's making, so that its options are out of reach for the component's own. */
const image = "docker-build:index:Image";

/**
 * Without them a preview would build, new content would take the old image away, which may run, and the registry's password
 * would stand in the state for everybody to read.
 */
const guards: pulumi.ResourceTransform = ({ type, props, opts }) =>
    type === image
        ? {
              props: { ...props, buildOnPreview: false, registries: pulumi.secret(props["registries"]) },
              opts: { ...opts, retainOnDelete: true },
          }
        : undefined;

/** Builds the image of a repository and pushes it; its address with its digest. */
export function createImageBuild(
    name: string,
    { repository, config, repositoryUrl }: ImageBuildArgs,
    opts: pulumi.ComponentResourceOptions,
): pulumi.Output<string> {
    const { context, target, args, platform } = config;
    return new ecr.Image(
        name,
        {
            ...{ repositoryUrl, imageTag: contentTag(repository, config), platform },
            ...{ context, dockerfile: dockerfileOf(config), args },
            ...(target === undefined ? {} : { target }),
        },
        { ...opts, transforms: [guards] },
    ).imageUri;
}
