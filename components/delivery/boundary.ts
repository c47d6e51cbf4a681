import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { iamArnOf, type AwsScope } from "../shared/scope";
import { policyDocument, type Statement } from "../shared/policy-document";
import { unguarding } from "./guards";
import { pipelineRolePrefix } from "./pipeline";

/** The ARN of the stack's permissions boundary, which is known before it exists. */
export function boundaryArn(scope: AwsScope): pulumi.Output<string> {
    return iamArnOf(scope, `policy/${scope.prefix}-boundary`);
}

const givesRights = ["Add", "Attach", "Create", "Delete", "Detach", "Put", "Remove", "Set", "Update", "Upload"];

/** Permission sets of Identity Center, and who is in the groups that have them; the console calls `sso-directory`. */
const signIn = ["sso:*", "sso-directory:*", "identitystore:*"];

/** A boundary that allows everything but to give rights and to stop what watches the account. */
export const noRights: readonly Statement[] = [
    { Sid: "WhatTheirOwnPoliciesAllow", Effect: "Allow", Action: "*", Resource: "*" },
    {
        Sid: "NoRights",
        Effect: "Deny",
        Action: [...givesRights.map((verb) => `iam:${verb}*`), "organizations:*", "account:*", ...signIn],
        Resource: "*",
    },
    { Sid: "NoUnguarding", Effect: "Deny", Action: unguarding, Resource: "*" },
];

/**
 * What no role of the stack may ever do, whatever its own policies say: give rights, take on roles of others, stop what
 * watches the account. So nobody can go beyond it by way of a role that the pipeline makes.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export function createBoundary(name: string, scope: AwsScope, parent: pulumi.Resource): aws.iam.Policy {
    const statements: Statement[] = [
        ...noRights,
        {
            Sid: "NoPipeline", // neither its roles nor, through others, those of people
            Effect: "Deny",
            Action: ["sts:AssumeRole", "iam:PassRole"],
            Resource: iamArnOf(scope, `role/${pipelineRolePrefix(scope.prefix)}*`),
        },
    ];
    const description = "What no role of the stack may do, whatever its policies say";
    return new aws.iam.Policy(
        name,
        { name: `${scope.prefix}-boundary`, description, policy: policyDocument(statements) },
        { parent },
    );
}

/**
 * Puts the boundary on every role that the program makes from now on, in whichever component: without it, the pipeline may
 * make none. They wait for `boundary`, for their ARN of it is put together and not its output.
 */
export function holdRoles(scope: AwsScope, boundary: pulumi.Resource): void {
    pulumi.runtime.registerStackTransformation(({ type, props, opts }) => {
        const name: unknown = props["name"];
        if (
            type !== "aws:iam/role:Role" ||
            (typeof name === "string" && name.startsWith(pipelineRolePrefix(scope.prefix)))
        ) {
            return undefined;
        }
        const dependsOn = [boundary, ...[opts.dependsOn ?? []].flat()] as pulumi.Input<pulumi.Resource>[];
        return { props: { ...props, permissionsBoundary: boundaryArn(scope) }, opts: { ...opts, dependsOn } };
    });
}
