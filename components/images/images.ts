import * as aws from "@pulumi/aws";
import * as ecr from "@pulumi/awsx/ecr";
import * as pulumi from "@pulumi/pulumi";
import { mapValues } from "../shared/records";
import type { AwsScope } from "../shared/scope";
import { createStoreKey } from "../shared/store-key";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import { lifecycleRules } from "./lifecycle";
import { repositoryName } from "./names";
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
};

export type ImagesTransforms = TransformsOf<typeof inner>;

export interface ImagesArgs {
    readonly scope: AwsScope;
    /** The `images` block of the stack's configuration; schema.ts has its units, defaults and limits. */
    readonly config: ImagesConfig;
    /** Stacks whose apps run the images, those whose images matter most first. */
    readonly pullers: readonly Puller[];
    /** Whether Pulumi refuses to delete the repositories and their key. AWS deletes no repository with images in it anyway. */
    readonly deletionProtection: boolean;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: ImagesTransforms | undefined;
}

/**
 * The project's registry: a repository for each app, with tags that never move, scanned when an image arrives.
 *
 * Children: the key `alias/<prefix>-images`, and for each repository `<name>-<key>` an `awsx.ecr.Repository`, which makes the
 * repository `<project>/<key>` and its lifecycle policy, and the policy that lets the stacks pull. About 1 USD a month for the
 * key and 0.10 USD for each GB of images. Another name or key replaces a repository, which takes its images away.
 */
export class Images extends pulumi.ComponentResource {
    static readonly type = "platform:images:Images";

    /** Addresses of the repositories, by key: what comes before an image's tag. */
    readonly repositoryUrls: Readonly<Record<string, pulumi.Output<string>>>;

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
        this.repositoryUrls = mapValues(config.repositories, (repository, key) =>
            this.createRepository(key, repository, kmsKey),
        );
        this.registerOutputs({ repositoryUrls: this.repositoryUrls, ...transformed(this) });
    }

    private createRepository(
        key: string,
        config: RepositoryConfig,
        kmsKey: pulumi.Output<string>,
    ): pulumi.Output<string> {
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
            { parent: this, protect: deletionProtection },
        );
        new aws.ecr.RepositoryPolicy(
            name,
            { repository: repositoryName(pulumi.getProject(), key), policy: pullPolicy(scope, pullers) },
            { parent: this, dependsOn: repository },
        );
        return repository.url;
    }
}
