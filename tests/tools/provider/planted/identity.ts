import { change } from "../fixtures/build";
import type { Mistake } from "./mistake";

const policy = (statement: object): string => JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
const READ = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::example-assets/*" };
const ASSUME = { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" };

/** Roles, policies, keys and secrets. */
export const IDENTITY_MISTAKES: readonly Mistake[] = [
    {
        mistake: "a role policy that is not JSON",
        edit: change("role-policy", { policy: "{ Version: 2012-10-17 }" }),
        says: "",
    },
    {
        mistake: "a policy without a statement",
        edit: change("role-policy", { policy: '{"Version":"2012-10-17"}' }),
        says: "",
    },
    {
        mistake: "a policy of today's version",
        edit: change("role-policy", { policy: JSON.stringify({ Version: "2024-01-01", Statement: [READ] }) }),
        says: "",
    },
    {
        mistake: "a statement without a resource",
        edit: change("role-policy", { policy: policy({ ...READ, Resource: undefined }) }),
        says: "",
    },
    {
        mistake: "a misspelt element of a statement",
        edit: change("role-policy", { policy: policy({ ...READ, Conditions: {} }) }),
        says: "",
    },
    {
        mistake: "an effect that does not exist",
        edit: change("role-policy", { policy: policy({ ...READ, Effect: "allow" }) }),
        says: "",
    },
    {
        mistake: "an action without its service",
        edit: change("role-policy", { policy: policy({ ...READ, Action: "GetObject" }) }),
        says: "",
    },
    {
        mistake: "a resource that is no ARN",
        edit: change("role-policy", { policy: policy({ ...READ, Resource: "example-assets/*" }) }),
        says: "",
    },
    {
        mistake: "a principal in a role's own policy",
        edit: change("role-policy", { policy: policy({ ...READ, Principal: "*" }) }),
        says: "",
    },
    {
        mistake: "a partition inside a policy",
        edit: change("role-policy", { policy: policy({ ...READ, Resource: "arn:aws-us-gov:s3:::example-assets/*" }) }),
        says: "",
    },
    {
        mistake: "a policy above the limit",
        edit: change("role-policy", {
            policy: policy({
                ...READ,
                Resource: Array.from({ length: 300 }, (_, n) => `arn:aws:s3:::example-bucket-number-${n}/*`),
            }),
        }),
        says: "",
    },
    {
        mistake: "a trust policy without a principal",
        edit: change("role", { assumeRolePolicy: policy({ ...ASSUME, Principal: undefined }) }),
        says: "",
    },
    {
        mistake: "a trust policy with a resource",
        edit: change("role", { assumeRolePolicy: policy({ ...ASSUME, Resource: "*" }) }),
        says: "",
    },
    {
        mistake: "an action of another service in a trust policy",
        edit: change("role", { assumeRolePolicy: policy({ ...ASSUME, Action: "ec2:RunInstances" }) }),
        says: "",
    },
    { mistake: "a role name with a space", edit: change("role", { name: "web role" }), says: "" },
    { mistake: "a role path without slashes", edit: change("role", { path: "apps" }), says: "" },
    {
        mistake: "a role's ARN where its name is wanted",
        edit: change("role-policy", { role: "arn:aws:iam::123456789012:role/web" }),
        says: "",
    },
    {
        mistake: "the ARN of a role where a policy's is wanted",
        edit: change("attachment", { policyArn: "arn:aws:iam::123456789012:role/web" }),
        says: "",
    },
    { mistake: "a key gone after 3 days", edit: change("key", { deletionWindowInDays: 3 }), says: "" },
    { mistake: "an alias without its prefix", edit: change("alias", { name: "example" }), says: "" },
    {
        mistake: "a parameter's name without its first slash",
        edit: change("parameter", { name: "apps/web/image" }),
        says: "",
    },
    { mistake: "a secret gone after 3 days", edit: change("secret", { recoveryWindowInDays: 3 }), says: "" },
];
