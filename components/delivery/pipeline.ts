import * as pulumi from "@pulumi/pulumi";
import type { Statement } from "../shared/policy-document";
import { iamArnOf, type AwsScope } from "../shared/scope";
import type { DeliveryConfig } from "./schema";

/** A job that takes a role: it changes nothing, deploys, or releases the image that an app's repository builds. */
export type Job = "preview" | "deploy" | "release";

/** Hours that a session of a job's role may take; a deployment makes a database and waits for it. */
export const sessionHours: Readonly<Record<Job, number>> = { preview: 1, deploy: 3, release: 1 };

/** The environment of the repository in which GitHub runs a job. */
const environmentOf: Readonly<Record<Job, (stack: string) => string>> = {
    preview: (stack) => `${stack}-preview`,
    deploy: (stack) => stack,
    release: (stack) => `${stack}-release`,
};

/** Whether a job takes its role on the branch main alone. */
const onMain = (job: Job) => job !== "preview";

/** Start of the names of the pipeline's own roles, which the pipeline that deploys may not change. */
export const pipelineRolePrefix = (prefix: string) => `${prefix}-ci-`;

/** Name of the role of a job of the platform's own pipeline. */
export function pipelineRole(prefix: string, job: Exclude<Job, "release">): string {
    return `${pipelineRolePrefix(prefix)}${job}`;
}

/** Name of the role in which an app's pipeline pushes and releases the image of a service. */
export function releaseRole(prefix: string, service: string): string {
    return `${pipelineRolePrefix(prefix)}images-${service}`;
}

/** What AWS has to know of the tokens that a pipeline's jobs are given. */
export interface Pipeline {
    /** Of the identity provider, without `https://`; ARNs and conditions begin with it. */
    readonly host: string;
    /** Whom its tokens are for. */
    readonly audience: string;
    /** Which tokens may take the role of a job, besides their audience. */
    readonly conditions: (job: Job) => Required<Statement>["Condition"];
}

const branch = "refs/heads/main";

/** The pipeline of the configuration, which has exactly one. */
export function pipelineOf(
    { github, circleci }: Pick<DeliveryConfig, "github" | "circleci">,
    stack = pulumi.getStack(),
): Pipeline {
    if (github !== undefined) {
        return githubActions(github, stack);
    }
    if (circleci !== undefined) {
        return circleCi(circleci);
    }
    throw new Error("no pipeline");
}

/**
 * An environment of the repository takes a role, and of GitHub's environments one can demand reviewers and branches. Tokens of
 * repositories made since July 2026 have the ids in their subject, those of older ones have not.
 * @see https://docs.github.com/en/actions/reference/security/oidc
 */
function githubActions(
    { owner, ownerId, repository, repositoryId }: NonNullable<DeliveryConfig["github"]>,
    stack: string,
): Pipeline {
    const host = "token.actions.githubusercontent.com";
    return {
        host,
        audience: "sts.amazonaws.com",
        conditions: (job) => {
            const environment = environmentOf[job](stack);
            return {
                StringEquals: {
                    [`${host}:sub`]: [
                        `repo:${owner}/${repository}:environment:${environment}`,
                        `repo:${owner}@${ownerId}/${repository}@${repositoryId}:environment:${environment}`,
                    ],
                    [`${host}:repository_id`]: String(repositoryId),
                    [`${host}:repository_owner_id`]: String(ownerId),
                    ...(onMain(job) ? { [`${host}:ref`]: branch } : {}),
                },
            };
        },
    };
}

/**
 * A subject names who started the job, so that part of it is open. Of the other claims AWS can test the project alone.
 * @see https://circleci.com/docs/openid-connect-tokens/
 */
function circleCi({ organizationId, projectId, owner, repository }: NonNullable<DeliveryConfig["circleci"]>): Pipeline {
    const host = `oidc.circleci.com/org/${organizationId}`;
    const anybody = `org/${organizationId}/project/${projectId}/user/*`;
    return {
        host,
        audience: organizationId,
        conditions: (job) => ({
            StringEquals: { [`${host}:oidc.circleci.com/project-id`]: projectId },
            StringLike: {
                [`${host}:sub`]: onMain(job)
                    ? `${anybody}/vcs-origin/github.com/${owner}/${repository}/vcs-ref/${branch}`
                    : anybody,
            },
        }),
    };
}

/** Lets a job's tokens, and no others, take a role. */
export function trust(scope: AwsScope, { host, audience, conditions }: Pipeline, job: Job): Statement {
    const { StringEquals, ...more } = conditions(job);
    return {
        Effect: "Allow",
        Principal: { Federated: iamArnOf(scope, `oidc-provider/${host}`) },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: { StringEquals: { [`${host}:aud`]: audience, ...StringEquals }, ...more },
    };
}
