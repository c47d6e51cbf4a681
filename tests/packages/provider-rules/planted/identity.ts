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
        says: 'role-policy: policy = "{ Version: 2012-10-17 }": must be a JSON document with a Statement → build it with pulumi.jsonStringify or aws.iam.getPolicyDocumentOutput',
    },
    {
        mistake: "a policy without a statement",
        edit: change("role-policy", { policy: '{"Version":"2012-10-17"}' }),
        says: "role-policy: policy.Statement: is missing: a policy needs at least one statement → add a Statement",
    },
    {
        mistake: "a policy of today's version",
        edit: change("role-policy", { policy: JSON.stringify({ Version: "2024-01-01", Statement: [READ] }) }),
        says: 'role-policy: policy.Version = "2024-01-01": must be "2012-10-17" or "2008-10-17": it is the version of the language, not of the policy → write "2012-10-17"',
    },
    {
        mistake: "a statement without a resource",
        edit: change("role-policy", { policy: policy({ ...READ, Resource: undefined }) }),
        says: "role-policy: policy.Statement[0].Resource: is missing: a statement needs Resource or NotResource → add Resource",
    },
    {
        mistake: "a misspelt element of a statement",
        edit: change("role-policy", { policy: policy({ ...READ, Conditions: {} }) }),
        says: "role-policy: policy.Statement[0].Conditions = {}: is not an element of a statement → did you mean Condition?",
    },
    {
        mistake: "an effect that does not exist",
        edit: change("role-policy", { policy: policy({ ...READ, Effect: "allow" }) }),
        says: 'role-policy: policy.Statement[0].Effect = "allow": must be "Allow" or "Deny" → give the Effect',
    },
    {
        mistake: "an action without its service",
        edit: change("role-policy", { policy: policy({ ...READ, Action: "GetObject" }) }),
        says: 'role-policy: policy.Statement[0].Action = "GetObject": must be "service:Action" or "*" → name the service before a colon',
    },
    {
        mistake: "a resource that is no ARN",
        edit: change("role-policy", { policy: policy({ ...READ, Resource: "example-assets/*" }) }),
        says: 'role-policy: policy.Statement[0].Resource = "example-assets/*": must be an ARN or "*" → give the resource\'s ARN',
    },
    {
        mistake: "a principal in a role's own policy",
        edit: change("role-policy", { policy: policy({ ...READ, Principal: "*" }) }),
        says: 'role-policy: policy.Statement[0].Principal = "*": does not belong in a policy that is attached to an identity → remove it: the principal is who the policy is attached to',
    },
    {
        mistake: "a partition inside a policy",
        edit: change("role-policy", { policy: policy({ ...READ, Resource: "arn:aws-us-gov:s3:::example-assets/*" }) }),
        says: 'role-policy: policy = "{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Action\\":\\"…: holds an ARN of partition "aws-us-gov": the resource is made in eu-central-1, which is in partition "aws" → take the partition from aws.getPartitionOutput()',
    },
    {
        mistake: "a policy above the limit",
        edit: change("role-policy", {
            policy: policy({
                ...READ,
                Resource: Array.from({ length: 300 }, (_, n) => `arn:aws:s3:::example-bucket-number-${n}/*`),
            }),
        }),
        says: 'role-policy: policy = "{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Action\\":\\"…: holds 12884 characters: must hold at most 10240, white space not counted → split it into several policies, or use wildcards',
    },
    {
        mistake: "a trust policy without a principal",
        edit: change("role", { assumeRolePolicy: policy({ ...ASSUME, Principal: undefined }) }),
        says: 'role: assumeRolePolicy.Statement[0].Principal: is missing: a role\'s trust policy says whom it is for → add a Principal, such as { Service: "ecs-tasks.amazonaws.com" }',
    },
    {
        mistake: "a trust policy with a resource",
        edit: change("role", { assumeRolePolicy: policy({ ...ASSUME, Resource: "*" }) }),
        says: 'role: assumeRolePolicy.Statement[0].Resource = "*": does not belong in a role\'s trust policy → remove it: the resource is the role itself',
    },
    {
        mistake: "an action of another service in a trust policy",
        edit: change("role", { assumeRolePolicy: policy({ ...ASSUME, Action: "ec2:RunInstances" }) }),
        says: 'role: assumeRolePolicy.Statement[0].Action = "ec2:RunInstances": must be an action of STS in a role\'s trust policy → use "sts:AssumeRole" or a related action',
    },
    {
        mistake: "a role name with a space",
        edit: change("role", { name: "web role" }),
        says: 'role: name = "web role": must consist of letters, digits and +=,.@_- → rename it',
    },
    {
        mistake: "a role path without slashes",
        edit: change("role", { path: "apps" }),
        says: 'role: path = "apps": must begin and end with a slash → write it as /name/',
    },
    {
        mistake: "a role's ARN where its name is wanted",
        edit: change("role-policy", { role: "arn:aws:iam::123456789012:role/web" }),
        says: 'role-policy: role = "arn:aws:iam::123456789012:role/web": must be the role\'s name, not its ARN → give role.name',
    },
    {
        mistake: "the ARN of a role where a policy's is wanted",
        edit: change("attachment", { policyArn: "arn:aws:iam::123456789012:role/web" }),
        says: 'attachment: policyArn = "arn:aws:iam::123456789012:role/web": must be the ARN of a managed policy: arn:aws:iam::<account or aws>:policy/<name> → give the policy\'s ARN',
    },
    {
        mistake: "a key gone after 3 days",
        edit: change("key", { deletionWindowInDays: 3 }),
        says: "key: deletionWindowInDays = 3: must be 7 to 30 → use 7",
    },
    {
        mistake: "an alias without its prefix",
        edit: change("alias", { name: "example" }),
        says: 'alias: name = "example": must be alias/ and letters, digits, /, _ and -, but not alias/aws/ → write alias/<name>',
    },
    {
        mistake: "a parameter's name without its first slash",
        edit: change("parameter", { name: "apps/web/image" }),
        says: 'parameter: name = "apps/web/image": must consist of letters, digits and ._-, and of levels that each begin with a slash → write it as /team/app/name, or without slashes',
    },
    {
        mistake: "a secret gone after 3 days",
        edit: change("secret", { recoveryWindowInDays: 3 }),
        says: "secret: recoveryWindowInDays = 3: must be 0, or 7 to 30 days → use a value in this range",
    },
    {
        mistake: "an unknown element of a policy",
        edit: change("role-policy", { policy: JSON.stringify({ Name: "read", Statement: [READ] }) }),
        says: 'role-policy: policy.Name = "read": is not an element of a policy: it has Version, Id, Statement → remove or rename it',
    },
    {
        mistake: "one id in two statements",
        edit: change("role-policy", {
            policy: JSON.stringify({
                Statement: [
                    { Sid: "A", ...READ },
                    { Sid: "A", ...READ },
                ],
            }),
        }),
        says: 'role-policy: policy.Statement[1].Sid = "A": must be unique in the policy → rename one of the two',
    },
    {
        mistake: "an id of a statement with a space",
        edit: change("role-policy", { policy: policy({ Sid: "read it", ...READ }) }),
        says: 'role-policy: policy.Statement[0].Sid = "read it": must consist of letters and digits → rename it',
    },
    {
        mistake: "a statement that is a text",
        edit: change("role-policy", { policy: JSON.stringify({ Statement: ["allow all"] }) }),
        says: 'role-policy: policy.Statement[0] = "allow all": must be an object → write { Effect, Action, … }',
    },
    {
        mistake: "an action and its opposite",
        edit: change("role-policy", { policy: policy({ ...READ, NotAction: "s3:PutObject" }) }),
        says: 'role-policy: policy.Statement[0].NotAction = "s3:PutObject": cannot be given together with Action → remove one of the two',
    },
    {
        mistake: "no action in a list",
        edit: change("role-policy", { policy: policy({ ...READ, Action: [] }) }),
        says: "role-policy: policy.Statement[0].Action = []: must not be empty → name at least one, or drop the statement",
    },
    {
        mistake: "a tag without a key",
        edit: change("role", { tags: { "": "web" } }),
        says: 'role: tags. = "web": must have a key of 1 to 128 characters → rename the tag',
    },
];
