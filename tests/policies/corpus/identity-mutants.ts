import { identityWorkloadMutants } from "./identity-workload-mutants";
import type { Mutant } from "./mutant";
import { adds, killedBy, UNKNOWN } from "./shorthands";

const OBJECTS = "arn:aws:s3:::example-data/*";

const document = (...statements: readonly object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
const allow = (Action: unknown, Resource: unknown = OBJECTS, more = {}) => ({
    Effect: "Allow",
    Action,
    Resource,
    ...more,
});
const rolePolicy = (...statements: readonly object[]) =>
    adds("aws:iam/rolePolicy:RolePolicy", { role: "platform-web-task", policy: document(...statements) });

const star = killedBy("iam-no-star");
const stars: readonly Mutant[] = [
    star("a role may do everything", rolePolicy(allow("*", "*"))),
    star(
        "a role may do everything with a service, in its second statement",
        rolePolicy(allow("s3:GetObject"), allow("s3:*")),
    ),
    star("every action of a service, spelled with a question mark", rolePolicy(allow("s3:?*"))),
    star("every action in pieces", rolePolicy(allow(["s3:D*", "s3:G*", "s3:L*", "s3:P*"]))),
    star("everything but some actions", rolePolicy({ Effect: "Allow", NotAction: "iam:*", Resource: OBJECTS })),
    star(
        "everything but some resources",
        rolePolicy({ Effect: "Allow", Action: "s3:GetObject", NotResource: OBJECTS }),
    ),
    star("every bucket", rolePolicy(allow("s3:GetObject", "arn:aws:s3:::*"))),
    star(
        "every resource, for an action that can be limited",
        rolePolicy(allow(["ec2:DescribeInstances", "ec2:StopInstances"], "*")),
    ),
    star("every resource, under a condition that holds without the tag", (stack) => {
        const Condition = { StringEqualsIfExists: { "aws:ResourceTag/App": "forms" } };
        rolePolicy(allow("ec2:StopInstances", "*", { Condition }))(stack);
    }),
    star("a document with names in lower case", (stack) => {
        const statement = { effect: "Allow", action: "*", resource: "*" };
        adds("aws:iam/policy:Policy", { policy: JSON.stringify({ statement }) })(stack);
    }),
    star("a document that is no text", (stack) => {
        adds("aws:iam/groupPolicy:GroupPolicy", {
            policy: { Statement: { Effect: "Allow", Action: "*", Resource: "*" } },
        })(stack);
    }),
    star("a document inside a role", (stack) => {
        adds("aws:iam/role:Role", { inlinePolicies: [{ name: "all", policy: document(allow("*", "*")) }] })(stack);
    }),
    star("AWS's policy for administrators", (stack) => {
        const policyArn = "arn:aws:iam::aws:policy/AdministratorAccess";
        adds("aws:iam/rolePolicyAttachment:RolePolicyAttachment", { role: "web", policyArn })(stack);
    }),
    star("AWS's policy for a whole service, attached by the role", (stack) => {
        adds("aws:iam/role:Role", { managedPolicyArns: ["arn:aws:iam::aws:policy/AmazonS3FullAccess"] })(stack);
    }),
    star("a document that is not known", adds("aws:iam/rolePolicy:RolePolicy", { policy: UNKNOWN })),
];

const escalation = killedBy("no-escalation");
const escalations: readonly Mutant[] = [
    escalation("a role may pass any role", rolePolicy(allow("iam:PassRole", "*"))),
    escalation(
        "a role may pass any role of the account",
        rolePolicy(allow("iam:PassRole", "arn:aws:iam::123456789012:role/*")),
    ),
    escalation("a role may take on any role", rolePolicy(allow("sts:AssumeRole", "*"))),
    escalation(
        "a role may rewrite policies",
        rolePolicy(allow("iam:CreatePolicyVersion", "arn:aws:iam::123456789012:policy/web")),
    ),
    escalation(
        "a role may write policies into roles, by a pattern",
        rolePolicy(allow("IAM:put*", "arn:aws:iam::123456789012:role/web")),
    ),
    escalation(
        "instances may open security groups",
        rolePolicy(allow("ec2:AuthorizeSecurityGroupIngress", "arn:aws:ec2:us-east-1:123456789012:security-group/*")),
    ),
    escalation("instances may change rules", rolePolicy(allow("ec2:ModifySecurityGroupRules", "*"))),
    escalation(
        "instances may lead subnets to the internet",
        rolePolicy(allow("ec2:CreateRoute", "arn:aws:ec2:us-east-1:123456789012:route-table/*")),
    ),
];

const HOST = "token.actions.githubusercontent.com";
const AUD = { [`${HOST}:aud`]: "sts.amazonaws.com" };
const sub = (value: string) => ({ [`${HOST}:sub`]: value });
const PINNED = sub("repo:example/platform:environment:prod");
const trusts = (Condition: unknown) =>
    adds("aws:iam/role:Role", {
        assumeRolePolicy: document({
            Effect: "Allow",
            Action: "sts:AssumeRoleWithWebIdentity",
            Principal: { Federated: `arn:aws:iam::123456789012:oidc-provider/${HOST}` },
            Condition,
        }),
    });
const oidc = killedBy("oidc-pinned");
const tokens: readonly Mutant[] = [
    oidc("any repository of GitHub may deploy", trusts({ StringEquals: AUD })),
    oidc("any repository of one owner", trusts({ StringEquals: AUD, StringLike: sub("repo:example/*") })),
    oidc(
        "any branch of the repository",
        trusts({ StringEquals: { ...AUD, ...sub("repo:example/platform:ref:refs/heads/main") } }),
    ),
    oidc("a list with a pull request in it", (stack) => {
        const subjects = [...Object.values(PINNED), "repo:example/platform:pull_request"];
        trusts({ StringEquals: { ...AUD, [`${HOST}:sub`]: subjects } })(stack);
    }),
    oidc("tokens for any audience", trusts({ StringEquals: PINNED, StringLike: { [`${HOST}:aud`]: "*" } })),
    oidc("a subject that may be missing", trusts({ StringEquals: AUD, StringEqualsIfExists: PINNED })),
    oidc("a subject over an empty set", trusts({ StringEquals: AUD, "ForAllValues:StringEquals": PINNED })),
    oidc("a trust policy that is not known", adds("aws:iam/role:Role", { assumeRolePolicy: UNKNOWN })),
    {
        name: "one environment of one repository may deploy",
        apply: trusts({ StringEquals: { ...AUD, ...PINNED } }),
        killedBy: null,
    },
];

const users: readonly Mutant[] = ["user:User", "accessKey:AccessKey", "userLoginProfile:UserLoginProfile"].map((type) =>
    killedBy("no-iam-users")(`an IAM ${type.split(":")[0] ?? ""}`, adds(`aws:iam/${type}`, { user: "deploy" })),
);

const publishes = (statement: object) => ({
    policy: document({ Effect: "Allow", Action: "sns:Publish", ...statement }),
});
const open = killedBy("no-public-principal");
const principals: readonly Mutant[] = [
    open("a topic for everybody", adds("aws:sns/topic:Topic", publishes({ Principal: "*" }))),
    open(
        "a topic for every account",
        adds("aws:sns/topicPolicy:TopicPolicy", publishes({ Principal: { AWS: ["*"] } })),
    ),
    open(
        "a key for every account",
        adds("aws:kms/key:Key", { ...publishes({ Principal: { AWS: "*" } }), enableKeyRotation: true }),
    ),
    open("a key's policy of its own", adds("aws:kms/keyPolicy:KeyPolicy", publishes({ Principal: "*" }))),
    open("a bucket for everybody", adds("aws:s3/bucketPolicy:BucketPolicy", publishes({ Principal: "*" }))),
    open("a queue for all but one", (stack) => {
        adds("aws:sqs/queuePolicy:QueuePolicy", publishes({ NotPrincipal: { AWS: "123456789012" } }))(stack);
    }),
    open("images for everybody", adds("aws:ecr/repositoryPolicy:RepositoryPolicy", publishes({ Principal: "*" }))),
    open("a role that everybody may take on", (stack) => {
        const assumeRolePolicy = document({ Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS: "*" } });
        adds("aws:iam/role:Role", { assumeRolePolicy })(stack);
    }),
    open("a topic for everybody, under a condition that may be missing", (stack) => {
        const Condition = { StringEqualsIfExists: { "aws:SourceAccount": "123456789012" } };
        adds("aws:sns/topic:Topic", publishes({ Principal: "*", Condition }))(stack);
    }),
    open("a topic for buckets of everybody", (stack) => {
        const Condition = { ArnLike: { "aws:SourceArn": "arn:aws:s3:::*" } };
        adds("aws:sns/topic:Topic", publishes({ Principal: "*", Condition }))(stack);
    }),
    open(
        "a function for everybody",
        adds("aws:lambda/permission:Permission", { principal: "*", functionUrlAuthType: "NONE" }),
    ),
    open("a function for every bucket", adds("aws:lambda/permission:Permission", { principal: "s3.amazonaws.com" })),
    open("a bucket that everybody may read, by its list", adds("aws:s3/bucketAcl:BucketAcl", { acl: "public-read" })),
    open("the same under the other type token", adds("aws:s3/bucketAclV2:BucketAclV2", { acl: "public-read-write" })),
];

export const identityMutants: readonly Mutant[] = [
    ...stars,
    ...escalations,
    ...tokens,
    ...users,
    ...principals,
    ...identityWorkloadMutants,
];
