import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { policyDocument, type Statement } from "../shared/policy-document";
import type { AwsScope } from "../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import type { DeliveryConfig } from "./block";
import { createBoundary, holdRoles, pipelineRoles } from "./boundary";
import { deployStatements } from "./deploy-rights";
import { pipelineOf, trust, type Job, type Pipeline } from "./pipeline";
import { previewStatements } from "./preview-rights";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The identity provider. */
    identityProvider: aws.iam.OpenIdConnectProvider,
    /** The permissions boundary. */
    boundary: aws.iam.Policy,
    /** The role of each job, `<name>-preview` and `<name>-deploy`. */
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
    /** Whether the stack trusts a SAML identity provider, as a client VPN does. */
    readonly trustsSaml: boolean;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: DeliveryTransforms | undefined;
}

/** AWS's own policies that the jobs start from, by what stands behind `policy/` in their ARNs. */
const awsPolicies: Readonly<Record<Job, readonly string[]>> = {
    preview: ["SecurityAudit", "job-function/ViewOnlyAccess"],
    deploy: ["PowerUserAccess"],
};

/** Hours that a session may take; a deployment makes a database and waits for it. */
const sessionHours: Readonly<Record<Job, number>> = { preview: 1, deploy: 3 };

/**
 * What lets a pipeline deploy the stack without a key of AWS: a role for its previews and one for its deployments, which tokens
 * of this repository's jobs take. Every role that the program makes after it is held by the boundary.
 *
 * Children: the identity provider unless it exists, the boundary `<prefix>-boundary`, and for each job the role
 * `<prefix>-ci-<job>` with its policies. No cost. Another repository or organization changes the roles in place.
 */
export class Delivery extends pulumi.ComponentResource {
    static readonly type = "platform:delivery:Delivery";

    /** ARNs of the roles, for the pipeline's variables. */
    readonly roleArns: Readonly<Record<Job, pulumi.Output<string>>>;

    constructor(name: string, args: DeliveryArgs, opts?: pulumi.ComponentResourceOptions) {
        super(Delivery.type, name, {}, withTransforms(inner, args.transform, opts));
        const { scope, config, trustsSaml } = args;
        const pipeline = pipelineOf(config);
        const boundary = createBoundary(`${name}-boundary`, scope, this);
        const provider = this.identityProvider(name, pipeline, config);
        const role = (job: Job, statements: readonly Statement[]) =>
            this.role(`${name}-${job}`, { scope, job, trusted: trust(scope, pipeline, job), statements, provider });
        this.roleArns = {
            preview: role("preview", previewStatements(scope, config.stateBucket)),
            deploy: role("deploy", deployStatements(scope, pipeline, { ...config, trustsSaml })),
        };
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

    private role(
        name: string,
        {
            scope,
            job,
            trusted,
            statements,
            provider,
        }: {
            readonly scope: AwsScope;
            readonly job: Job;
            readonly trusted: Statement;
            readonly statements: readonly Statement[];
            readonly provider: readonly pulumi.Resource[];
        },
    ): pulumi.Output<string> {
        const role = new aws.iam.Role(
            name,
            {
                name: `${pipelineRoles(scope)}${job}`,
                description: `Lets the pipeline ${job} this stack`,
                assumeRolePolicy: policyDocument([trusted]),
                maxSessionDuration: sessionHours[job] * 3600,
            },
            { parent: this, dependsOn: [...provider] },
        );
        new aws.iam.RolePolicy(name, { role: role.id, policy: policyDocument(statements) }, { parent: this });
        for (const policy of awsPolicies[job]) {
            const policyArn = pulumi.interpolate`arn:${scope.partition}:iam::aws:policy/${policy}`;
            const slug = policy.split("/").slice(-1).join().toLowerCase();
            new aws.iam.RolePolicyAttachment(`${name}-${slug}`, { role: role.name, policyArn }, { parent: this });
        }
        return role.arn;
    }
}
