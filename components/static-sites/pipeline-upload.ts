import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { pipelineOf, trust } from "../delivery/pipeline";
import { policyDocument } from "../shared/policy-document";
import type { AwsScope } from "../shared/scope";
import { cacheControls } from "./content";
import type { SiteConfig } from "./schema";

/** What `transform` of a site reaches of what lets a pipeline upload. */
export const uploadResources = {
    /** The pipeline's role. */
    role: aws.iam.Role,
    /** What it may do. */
    rolePolicy: aws.iam.RolePolicy,
};

/** How a site's files get into its bucket where the program does not upload them. */
export interface SiteUploads {
    /** Role that the repository's job takes; undefined where none is named. */
    readonly roleArn: pulumi.Output<string> | undefined;
    /** Commands in their order, run where the built site is in `dist`. */
    readonly commands: pulumi.Output<readonly string[]>;
}

/** Lets the jobs of a repository write and delete files of the bucket, and nothing else. */
export function createUploadRole(
    name: string,
    args: {
        readonly scope: AwsScope;
        readonly roleName: string;
        /** For readers: `site docs`. */
        readonly title: string;
        readonly repository: NonNullable<SiteConfig["uploadedBy"]>;
        readonly bucketArn: pulumi.Input<string>;
    },
    parent: pulumi.Resource,
): pulumi.Output<string> {
    const { scope, roleName, title, repository, bucketArn } = args;
    const role = new aws.iam.Role(
        `${name}-upload`,
        {
            name: roleName,
            description: `Lets a pipeline upload ${title}`,
            assumeRolePolicy: policyDocument([trust(scope, pipelineOf({ github: repository }), "deploy")]),
        },
        { parent },
    );
    const statements = [
        { Effect: "Allow", Action: "s3:ListBucket", Resource: bucketArn },
        {
            Effect: "Allow",
            Action: ["s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"],
            Resource: pulumi.interpolate`${bucketArn}/*`,
        },
    ] as const;
    new aws.iam.RolePolicy(`${name}-upload`, { role: role.id, policy: policyDocument(statements) }, { parent });
    return role.arn;
}

/** First what pages name, then pages; what is gone goes last, and immutable files never. */
export function uploadCommands(
    { immutablePaths }: Pick<SiteConfig, "immutablePaths">,
    bucket: pulumi.Input<string>,
): pulumi.Output<readonly string[]> {
    const options = (option: string, patterns: readonly string[]) =>
        patterns.map((pattern) => ` --${option} '${pattern}'`).join("");
    const immutable = options("exclude", ["*"]) + options("include", immutablePaths);
    const others = options("exclude", immutablePaths);
    return pulumi.output(bucket).apply((name) => {
        const sync = (what: string, cacheControl: string) =>
            `aws s3 sync dist s3://${name}${what} --cache-control '${cacheControl}'`;
        return [
            ...(immutablePaths.length === 0 ? [] : [sync(immutable, cacheControls.immutable)]),
            sync(options("exclude", ["*.html"]) + others, cacheControls.other),
            sync(`${others} --delete`, cacheControls.other),
        ];
    });
}
