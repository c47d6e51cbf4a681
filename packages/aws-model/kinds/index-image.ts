import { hex, textOf, type Created } from "../facets/identity";
import { none, settings } from "../facets/kind";
import { isList } from "../wire";

/** What `docker-build` and `docker` build, tag and push: a repository keeps the images and pays for them. */
export const pushedImage = settings(
    "an image repository",
    [
        "docker-build:index:Image",
        "docker:index/image:Image",
        "docker:index/registryImage:RegistryImage",
        "docker:index/tag:Tag",
    ],
    {
        label: "pushed image",
        lifecycle: none("built where the program runs, which takes as long as the build"),
        identity: {
            outputs: {
                digest: (created) => digestOf(created),
                ref: (created) => {
                    const { tags } = created.inputs;
                    const tag = isList(tags) ? textOf(tags[0]) : undefined;
                    return tag === undefined ? undefined : `${tag}@${digestOf(created)}`;
                },
            },
        },
    },
);

function digestOf({ urn }: Created): string {
    return `sha256:${hex(urn, 64)}`;
}
