import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Statement } from "../shared/policy-document";
import { entryOf, mapValues } from "../shared/records";
import type { AwsScope } from "../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import type { DeliveryConfig } from "./schema";
import { boundaryArn, createBoundary, holdRoles } from "./boundary";
import { deployStatements } from "./deploy-rights";
import { pipelineOf, pipelineRole, releaseRole, type Pipeline } from "./pipeline";
import { createPipelineRole } from "./pipeline-role";
import { previewStatements } from "./preview-rights";
import { releaseStatements } from "./release-rights";
import type { ReleaseTarget } from "./releases";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The identity provider. */
    identityProvider: aws.iam.OpenIdConnectProvider,
    /** The permissions boundary. */
    boundary: aws.iam.Policy,
    /** The role of each job, `<name>-preview`, `<name>-deploy` and `<name>-images-<service>`. */
    role: aws.iam.Role,
    /** What the role may do of its own. */
    rolePolicy: aws.iam.RolePolicy,
    /** Each of AWS's policies that it has. */
    attachment: aws.iam.RolePolicyAttachment,
};

export type DeliveryTransforms = TransformsOf<typeof inner>;

export interface DeliveryArgs {
    readonly scope: AwsScope;
    /** The `delivery` block of the stack's configuration; block.ts has its units, defaults and limits. */
    readonly config: DeliveryConfig;
    /** Repositories of the registry that pipelines of apps push to, by service: those of `releaseTargets`. */
    readonly repositories: Readonly<Record<string, ReleaseTarget>>;
    /** Whether the stack has the security baseline of its account. */
    readonly hasAccount: boolean;
    /** Whether the stack trusts a SAML identity provider, as a client VPN does. */
    readonly trustsSaml: boolean;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: DeliveryTransforms | undefined;
}

/**
 * What lets a pipeline deploy the stack without a key of AWS: a role for its previews and one for its deployments, which tokens
 * of this repository's jobs take. Every role that the program makes after it is held by the boundary.
 *
 * Children: the identity provider unless it exists, the boundary `<prefix>-boundary`, for each job the role
 * `<prefix>-ci-<job>` with its policies, and for each service of `config.images` the role `<prefix>-ci-images-<service>`. No
 * cost. Another repository or organization changes the roles in place.
 */
export class Delivery extends pulumi.ComponentResource {
    static readonly type = "platform:delivery:Delivery";

    /** ARNs of the roles, for the pipeline's variables. */
    readonly roleArns: Readonly<Record<"preview" | "deploy", pulumi.Output<string>>>;

    /** ARNs of the roles for pipelines of apps, by service. */
    readonly releaseRoleArns: Readonly<Record<string, pulumi.Output<string>>>;

    constructor(name: string, args: DeliveryArgs, opts?: pulumi.ComponentResourceOptions) {
        super(Delivery.type, name, {}, withTransforms(inner, args.transform, opts));
        const { scope, config, trustsSaml, hasAccount, repositories } = args;
        const pipeline = pipelineOf(config);
        const boundary = createBoundary(`${name}-boundary`, scope, this);
        const dependsOn = this.identityProvider(name, pipeline, config);
        const role = (job: "preview" | "deploy", statements: readonly Statement[]) =>
            createPipelineRole(
                `${name}-${job}`,
                {
                    ...{ scope, pipeline, job, statements, dependsOn },
                    roleName: pipelineRole(scope.prefix, job),
                    description: `Lets the pipeline ${job} this stack`,
                },
                this,
            );
        this.roleArns = {
            preview: role("preview", previewStatements(scope, config.stateBucket)),
            deploy: role("deploy", deployStatements(scope, pipeline, { ...config, trustsSaml, hasAccount })),
        };
        this.releaseRoleArns = mapValues(config.images, (app, service) =>
            createPipelineRole(
                `${name}-images-${service}`,
                {
                    ...{ scope, pipeline: pipelineOf(app), job: "release" },
                    roleName: releaseRole(scope.prefix, service),
                    description: `Lets a pipeline release the image of ${service}`,
                    statements: releaseStatements(scope, service, entryOf(repositories, service, "repository of")),
                    permissionsBoundary: boundaryArn(scope),
                    dependsOn: [...dependsOn, boundary],
                },
                this,
            ),
        );
        holdRoles(scope, boundary);
        this.registerOutputs(transformed(this));
    }

    /** AWS trusts the certificates of both pipelines' hosts, so no thumbprint is given. */
    private identityProvider(name: string, { host, audience }: Pipeline, { identityProvider }: DeliveryConfig) {
        return identityProvider === "existing"
            ? []
            : [
                  new aws.iam.OpenIdConnectProvider(
                      name,
                      { url: `https://${host}`, clientIdLists: [audience] },
                      { parent: this },
                  ),
              ];
    }
}
