import { document, replaces, ROLE, ROLE_POLICY, states } from "./documents";
import { images, queue } from "./extras/storage";
import { lambda } from "./extras/workloads";
import { identityWorkloadMutants } from "./identity-workload-mutants";
import type { Mutant } from "./mutant";
import { adds, control, killedBy, sets, UNKNOWN, type Properties } from "./shorthands";
import type { StackEdit } from "./stack-edit";

const OBJECTS = "arn:aws:s3:::example-data/*";

const allow = (Action: unknown, Resource: unknown = OBJECTS, more = {}) => ({
    Effect: "Allow",
    Action,
    Resource,
    ...more,
});
/** Gives a role of the platform more rights. */
const rights = (...statements: readonly object[]) => states(ROLE_POLICY, ...statements);
/** Changes a role of the platform. */
const role = (properties: Properties) => sets((stack: StackEdit) => stack.one(ROLE), properties);

const star = killedBy("iam-no-star");
const stars: readonly Mutant[] = [
    star("a role may do everything", rights(allow("*", "*"))),
    star(
        "a role may do everything with a service, in its second statement",
        rights(allow("s3:GetObject"), allow("s3:*")),
    ),
    star("every action of a service, spelled with a question mark", rights(allow("s3:?*"))),
    star("every action in pieces", rights(allow(["s3:D*", "s3:G*", "s3:L*", "s3:P*"]))),
    star("everything but some actions", rights({ Effect: "Allow", NotAction: "iam:*", Resource: OBJECTS })),
    star("everything but some resources", rights({ Effect: "Allow", Action: "s3:GetObject", NotResource: OBJECTS })),
    star("every bucket", rights(allow("s3:GetObject", "arn:aws:s3:::*"))),
    star(
        "every resource, for an action that can be limited",
        rights(allow(["ec2:DescribeInstances", "ec2:StopInstances"], "*")),
    ),
    star("every resource, under a condition that holds without the tag", (stack) => {
        const Condition = { StringEqualsIfExists: { "aws:ResourceTag/App": "forms" } };
        rights(allow("ec2:StopInstances", "*", { Condition }))(stack);
    }),
    star("a document with names in lower case", (stack) => {
        const statement = { effect: "Allow", action: "s3:*", resource: OBJECTS };
        replaces(ROLE_POLICY, JSON.stringify({ statement }))(stack);
    }),
    star("a document that is no text", (stack) => {
        replaces(ROLE_POLICY, { Statement: { Effect: "Allow", Action: "s3:*", Resource: OBJECTS } })(stack);
    }),
    star("a document inside a role", role({ inlinePolicies: [{ name: "all", policy: document(allow("s3:*")) }] })),
    star("AWS's policy for administrators", (stack) => {
        const policyArn = "arn:aws:iam::aws:policy/AdministratorAccess";
        adds("aws:iam/rolePolicyAttachment:RolePolicyAttachment", { role: "web", policyArn })(stack);
    }),
    star(
        "AWS's policy for a whole service, attached by the role",
        role({ managedPolicyArns: ["arn:aws:iam::aws:policy/AmazonS3FullAccess"] }),
    ),
    star("a document that is not known", replaces(ROLE_POLICY, UNKNOWN)),
];

const escalation = killedBy("no-escalation");
const escalations: readonly Mutant[] = [
    escalation("a role may pass any role", rights(allow("iam:PassRole", "*"))),
    escalation(
        "a role may pass any role of the account",
        rights(allow("iam:PassRole", "arn:aws:iam::123456789012:role/*")),
    ),
    escalation("a role may take on any role", rights(allow("sts:AssumeRole", "*"))),
    escalation(
        "a role may rewrite policies",
        rights(allow("iam:CreatePolicyVersion", "arn:aws:iam::123456789012:policy/web")),
    ),
    escalation(
        "a role may write policies into roles, by a pattern",
        rights(allow("IAM:put*", "arn:aws:iam::123456789012:role/web")),
    ),
    escalation(
        "instances may open security groups",
        rights(allow("ec2:AuthorizeSecurityGroupIngress", "arn:aws:ec2:us-east-1:123456789012:security-group/*")),
    ),
    escalation("instances may change rules", rights(allow("ec2:ModifySecurityGroupRules", "*"))),
    escalation(
        "instances may lead subnets to the internet",
        rights(allow("ec2:CreateRoute", "arn:aws:ec2:us-east-1:123456789012:route-table/*")),
    ),
];

const HOST = "token.actions.githubusercontent.com";
const AUD = { [`${HOST}:aud`]: "sts.amazonaws.com" };
const sub = (value: string) => ({ [`${HOST}:sub`]: value });
const ID = { [`${HOST}:repository_id`]: "456789" };
const PINNED = sub("repo:example/platform:environment:prod");
const trusts = (Condition: unknown) =>
    role({
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
    oidc("a trust policy that is not known", role({ assumeRolePolicy: UNKNOWN })),
    oidc("a repository by its name alone", trusts({ StringEquals: { ...AUD, ...PINNED } })),
    control("one environment of one repository may deploy", trusts({ StringEquals: { ...AUD, ...PINNED, ...ID } })),
];

/** Gives the pipeline rights in IAM. */
const deploys = (type: string, properties: Properties) => (stack: StackEdit) => {
    stack.add(type, "mutant", { role: "platform-prod-ci-deploy", ...properties }, "platform:delivery:Delivery");
};
const ROLES = "arn:aws:iam::123456789012:role/platform-prod-*";
const held = (value: string) => ({ Condition: { StringEquals: { "iam:PermissionsBoundary": value } } });
const bounded = killedBy("deploy-role-bounded");
const pipeline: readonly Mutant[] = [
    bounded(
        "the pipeline is an administrator",
        deploys("aws:iam/rolePolicyAttachment:RolePolicyAttachment", {
            policyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
        }),
    ),
    bounded(
        "the pipeline makes roles without a boundary",
        deploys(ROLE_POLICY, { policy: document(allow(["iam:CreateRole", "iam:PutRolePolicy"], ROLES)) }),
    ),
    bounded(
        "the pipeline takes boundaries away",
        deploys(ROLE_POLICY, { policy: document(allow("iam:DeleteRolePermissionsBoundary", ROLES)) }),
    ),
    bounded(
        "an app's pipeline may push wherever it likes, and set boundaries",
        deploys(ROLE_POLICY, {
            role: "platform-prod-ci-images-web",
            policy: document(allow(["ecr:*", "iam:PutRolePermissionsBoundary"], "*")),
        }),
    ),
    bounded("the pipeline may do everything in IAM", deploys(ROLE_POLICY, { policy: document(allow("iam:*", "*")) })),
    control(
        "the pipeline makes roles within a boundary",
        deploys(ROLE_POLICY, {
            policy: document(
                allow(
                    ["iam:CreateRole", "iam:PutRolePolicy"],
                    ROLES,
                    held("arn:aws:iam::123456789012:policy/platform-prod-boundary"),
                ),
            ),
        }),
    ),
];

const users: readonly Mutant[] = ["user:User", "accessKey:AccessKey", "userLoginProfile:UserLoginProfile"].map((type) =>
    killedBy("no-iam-users")(`an IAM ${type.split(":")[0] ?? ""}`, adds(`aws:iam/${type}`, { user: "deploy" })),
);

/** Lets a principal in, with everything else as it is. */
const lets = (type: string, Action: string, statement: object) =>
    states(type, { Effect: "Allow", Action, Resource: "*", ...statement });
const TOPIC = "aws:sns/topic:Topic";
const publishes = (statement: object) => lets(TOPIC, "sns:Publish", statement);
const policy = (Action: string, statement: object): Properties => ({
    policy: document({ Effect: "Allow", Action, Resource: "*", ...statement }),
});
const PERMISSION = "aws:lambda/permission:Permission";
const open = killedBy("no-public-principal");
const principals: readonly Mutant[] = [
    open("a topic for everybody", publishes({ Principal: "*" })),
    open(
        "a topic for every account, by a policy of its own",
        adds("aws:sns/topicPolicy:TopicPolicy", policy("sns:Publish", { Principal: { AWS: ["*"] } })),
    ),
    open("a key for every account", lets("aws:kms/key:Key", "kms:Decrypt", { Principal: { AWS: "*" } })),
    open("a key's policy of its own", adds("aws:kms/keyPolicy:KeyPolicy", policy("kms:Decrypt", { Principal: "*" }))),
    open("a bucket for everybody", lets("aws:s3/bucketPolicy:BucketPolicy", "s3:GetObject", { Principal: "*" })),
    killedBy("no-public-principal", queue)(
        "a queue for all but one",
        lets("aws:sqs/queuePolicy:QueuePolicy", "sqs:SendMessage", { NotPrincipal: { AWS: "123456789012" } }),
    ),
    killedBy("no-public-principal", images)(
        "images for everybody",
        adds("aws:ecr/repositoryPolicy:RepositoryPolicy", policy("ecr:BatchGetImage", { Principal: "*" })),
    ),
    open(
        "a role that everybody may take on",
        role({ assumeRolePolicy: document({ Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS: "*" } }) }),
    ),
    open(
        "a topic for everybody, under a condition that may be missing",
        publishes({ Principal: "*", Condition: { StringEqualsIfExists: { "aws:SourceAccount": "123456789012" } } }),
    ),
    open(
        "a topic for buckets of everybody",
        publishes({ Principal: "*", Condition: { ArnLike: { "aws:SourceArn": "arn:aws:s3:::*" } } }),
    ),
    killedBy("no-public-principal", lambda)(
        "a function for everybody",
        adds(PERMISSION, { principal: "*", functionUrlAuthType: "NONE" }),
    ),
    killedBy("no-public-principal", lambda)(
        "a function for every bucket",
        adds(PERMISSION, { principal: "s3.amazonaws.com" }),
    ),
    open("a bucket that everybody may read, by its list", adds("aws:s3/bucketAcl:BucketAcl", { acl: "public-read" })),
    open("the same under the other type token", adds("aws:s3/bucketAclV2:BucketAclV2", { acl: "public-read-write" })),
];

/** Mutants about who may do what. */
export const identityMutants: readonly Mutant[] = [
    ...stars,
    ...escalations,
    ...tokens,
    ...pipeline,
    ...users,
    ...principals,
    ...identityWorkloadMutants,
];
