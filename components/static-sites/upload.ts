import { join } from "node:path";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { cacheControls, contentTypeOf, filesOf, isImmutable, isPage } from "./content";
import type { SiteConfig } from "./schema";

/**
 * Puts each file of the content into the bucket. Pages come last, so that what they name is there; what they named before
 * goes after them, and immutable files stay: pages that are open in browsers may still ask for them.
 */
export function uploadContent(
    name: string,
    {
        content,
        immutablePaths,
        bucket,
    }: Pick<SiteConfig, "immutablePaths"> & {
        readonly content: string;
        readonly bucket: pulumi.Input<string>;
    },
    opts: { readonly parent: pulumi.Resource; readonly dependsOn: readonly pulumi.Resource[] },
): void {
    const upload = (key: string, after: readonly pulumi.Resource[]) => {
        const immutable = isImmutable(key, immutablePaths);
        return new aws.s3.BucketObjectv2(
            `${name}/${key}`,
            {
                bucket,
                key,
                source: new pulumi.asset.FileAsset(join(content, key)),
                contentType: contentTypeOf(key),
                cacheControl: immutable ? cacheControls.immutable : cacheControls.other,
                // S3 takes ten tags for an object, and they are paid for by the object.
                overrideProvider: { defaultTags: { tags: {} } },
            },
            { parent: opts.parent, dependsOn: [...opts.dependsOn, ...after], retainOnDelete: immutable },
        );
    };
    const files = filesOf(content).map(({ path }) => path);
    const others = files.filter((file) => !isPage(file)).map((file) => upload(file, []));
    for (const page of files.filter(isPage)) {
        upload(page, others);
    }
}
