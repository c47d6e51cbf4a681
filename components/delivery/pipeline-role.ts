import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { policyDocument, type Statement } from "../shared/policy-document";
import type { AwsScope } from "../shared/scope";
import { sessionHours, trust, type Job, type Pipeline } from "./pipeline";

/** AWS's own policies that the jobs start from, by what stands behind `policy/` in their ARNs. */
const awsPolicies: Readonly<Record<Job, readonly string[]>> = {
    preview: ["SecurityAudit", "job-function/ViewOnlyAccess"],
    deploy: ["PowerUserAccess"],
    release: [],
};

export interface PipelineRoleArgs {
    readonly scope: AwsScope;
    readonly roleName: string;
    readonly description: string;
    /** Whose tokens take it, and for which job. */
    readonly pipeline: Pipeline;
    readonly job: Job;
    /** What it may do besides AWS's policies for the job. */
    readonly statements: readonly Statement[];
    /** ARN of the boundary that holds it. Default: none. */
    readonly permissionsBoundary?: pulumi.Input<string>;
    readonly dependsOn: readonly pulumi.Resource[];
}

/** A role that a job of a pipeline takes, with its policies. */
export function createPipelineRole(
    name: string,
    args: PipelineRoleArgs,
    parent: pulumi.Resource,
): pulumi.Output<string> {
    const { scope, roleName, description, pipeline, job, statements, permissionsBoundary, dependsOn } = args;
    const role = new aws.iam.Role(
        name,
        {
            name: roleName,
            description,
            assumeRolePolicy: policyDocument([trust(scope, pipeline, job)]),
            maxSessionDuration: sessionHours[job] * 3600,
            ...(permissionsBoundary === undefined ? {} : { permissionsBoundary }),
        },
        { parent, dependsOn: [...dependsOn] },
    );
    new aws.iam.RolePolicy(name, { role: role.id, policy: policyDocument(statements) }, { parent });
    for (const policy of awsPolicies[job]) {
        const policyArn = pulumi.interpolate`arn:${scope.partition}:iam::aws:policy/${policy}`;
        const slug = policy.split("/").slice(-1).join().toLowerCase();
        new aws.iam.RolePolicyAttachment(`${name}-${slug}`, { role: role.name, policyArn }, { parent });
    }
    return role.arn;
}
