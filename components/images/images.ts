import * as aws from "@pulumi/aws";
import * as ecr from "@pulumi/awsx/ecr";
import * as pulumi from "@pulumi/pulumi";
import { definedValues, entryOf, mapValues } from "../shared/records";
import type { AwsScope } from "../shared/scope";
import { createStoreKey } from "../shared/store-key";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import { createImageBuild } from "./build";
import type { BuildConfig } from "./build-schema";
import { lifecycleRules } from "./lifecycle";
import { repositoryAddress, repositoryName, type RegistryPlace } from "./names";
import { pullPolicy } from "./pull-policy";
import type { Puller } from "./pullers";
import type { ImagesConfig, RepositoryConfig } from "./schema";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The key. */
    key: aws.kms.Key,
    /** Its alias. */
    alias: aws.kms.Alias,
    /** Each repository with its lifecycle policy: the arguments of awsx's component, whose own resources are out of reach. */
    repository: ecr.Repository,
    /** The policy of each repository. */
    repositoryPolicy: aws.ecr.RepositoryPolicy,
    /** Each image that is built: likewise the arguments of awsx's component. */
    image: ecr.Image,
};

export type ImagesTransforms = TransformsOf<typeof inner>;

export interface ImagesArgs {
    readonly scope: AwsScope;
    /** The `images` block of the stack's configuration; schema.ts has its units, defaults and limits. */
    readonly config: ImagesConfig;
    /** Needed with a `build`. */
    readonly place?: RegistryPlace | undefined;
    /** Stacks whose apps run the images, those whose images matter most first. */
    readonly pullers: readonly Puller[];
    /** Whether Pulumi refuses to delete the repositories and their key. AWS deletes no repository with images in it anyway. */
    readonly deletionProtection: boolean;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: ImagesTransforms | undefined;
}

/** Not the component: its lifecycle policy would be protected as well, and other rules replace it. */
const protectRepository: pulumi.ResourceTransform = ({ type, props, opts }) =>
    type === "aws:ecr/repository:Repository" ? { props, opts: { ...opts, protect: true } } : undefined;

/**
 * The project's registry: a repository for each app, with tags that never move, scanned when an image arrives.
 *
 * Children: the key `alias/<prefix>-images`, and for each repository `<name>-<key>` an `awsx.ecr.Repository`, which makes the
 * repository `<project>/<key>` and its lifecycle policy, the policy that lets the stacks pull, and where configured an
 * `awsx.ecr.Image`. About 1 USD a month for the key and 0.10 USD for each GB of images. Another name or key replaces a
 * repository, which takes its images away; new content of a build makes a new image and keeps the old one.
 */
export class Images extends pulumi.ComponentResource {
    static readonly type = "platform:images:Images";

    /** Addresses of the repositories, by key: what comes before an image's tag. */
    readonly repositoryUrls: Readonly<Record<string, pulumi.Output<string>>>;
    /** Addresses with their digests of the images that this program builds, by key. */
    readonly built: Readonly<Record<string, pulumi.Output<string>>>;

    constructor(
        private readonly name: string,
        private readonly args: ImagesArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(Images.type, name, {}, withTransforms(inner, args.transform, opts));
        const { scope, config, deletionProtection } = args;
        const kmsKey = createStoreKey(
            `${name}-key`,
            {
                scope,
                store: "images",
                // @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html
                use: { sid: "UseThroughEcr", services: ["ecr"], moreActions: ["kms:RetireGrant"] },
                alias: `alias/${scope.prefix}-images`,
                deletionProtection,
            },
            this,
        );
        const repositories = mapValues(config.repositories, (repository, key) =>
            this.createRepository(key, repository, kmsKey),
        );
        this.repositoryUrls = mapValues(repositories, ({ url }) => url);
        this.built = definedValues(
            mapValues(
                config.repositories,
                ({ build }, key) => build && this.build(key, build, entryOf(repositories, key, "repository")),
            ),
        );
        this.registerOutputs({ repositoryUrls: this.repositoryUrls, built: this.built, ...transformed(this) });
    }

    private createRepository(key: string, config: RepositoryConfig, kmsKey: pulumi.Output<string>): ecr.Repository {
        const { scope, pullers, deletionProtection } = this.args;
        const name = `${this.name}-${key}`;
        const repository = new ecr.Repository(
            name,
            {
                name: repositoryName(pulumi.getProject(), key),
                imageTagMutability: "IMMUTABLE",
                imageScanningConfiguration: { scanOnPush: true },
                encryptionConfigurations: [{ encryptionType: "KMS", kmsKey }],
                // Without rules of its own awsx keeps one untagged image, and what runs by its digest may be another.
                lifecyclePolicy: {
                    rules: lifecycleRules(
                        config,
                        pullers.map(({ stack }) => stack),
                    ),
                },
            },
            { parent: this, transforms: deletionProtection ? [protectRepository] : [] },
        );
        new aws.ecr.RepositoryPolicy(
            name,
            { repository: repositoryName(pulumi.getProject(), key), policy: pullPolicy(scope, pullers) },
            { parent: this, dependsOn: repository },
        );
        return repository;
    }

    /** @throws Error without a place; the loader's checks come first and say so in the words of the configuration. */
    private build(key: string, config: BuildConfig, repository: ecr.Repository): pulumi.Output<string> {
        const { place } = this.args;
        if (place === undefined) {
            throw new Error(`nobody knows the account and the region of the repository "${key}"`);
        }
        const repositoryUrl = repositoryAddress(pulumi.getProject(), place, key);
        const opts = { parent: this, dependsOn: repository };
        return createImageBuild(`${this.name}-${key}`, { repository: key, config, repositoryUrl }, opts);
    }
}
