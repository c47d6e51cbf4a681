import { INTERFACE_ACTIONS } from "../../../policy-pack/policies/identity/interface-actions";
import { document, ROLE, ROLE_POLICY, states, statesWithout } from "./documents";
import { queue } from "./extras/storage";
import { extraOf } from "./extras/extra";
import type { Mutant } from "./mutant";
import { adds, control, killedBy, sets, type Properties } from "./shorthands";
import type { StackEdit } from "./stack-edit";

const HERE = "us-east-1:123456789012";
const allow = (Action: unknown, Resource: unknown, more: object = {}) => ({
    Effect: "Allow",
    Action,
    Resource,
    ...more,
});
const rights = (...statements: readonly object[]) => states(ROLE_POLICY, ...statements);
const role = (properties: Properties) => sets((stack: StackEdit) => stack.one(ROLE), properties);

/** Keeps from a function's code what Lambda itself may do with its role. */
const toCode = {
    Effect: "Deny",
    Action: INTERFACE_ACTIONS,
    Resource: "*",
    Condition: { ArnEquals: { "lambda:SourceFunctionArn": `arn:aws:lambda:${HERE}:function:resize` } },
};
/** Gives rights to a role of which no other statement keeps a function's code from something. */
const unkept = (...statements: readonly object[]) =>
    statesWithout("lambda:SourceFunctionArn", ROLE_POLICY, ...statements);
const star = killedBy("iam-no-star");
const broad: readonly Mutant[] = [
    ...[
        ["secrets", "secretsmanager:GetSecretValue", `arn:aws:secretsmanager:${HERE}:secret:*`],
        ["parameters", "ssm:GetParameter", `arn:aws:ssm:${HERE}:parameter/*`],
        ["keys", "kms:Decrypt", `arn:aws:kms:${HERE}:key/*`],
        ["functions", "lambda:InvokeFunction", `arn:aws:lambda:${HERE}:function:*`],
        ["instances", "ssm:StartSession", `arn:aws:ec2:${HERE}:instance/*`],
        ["instances, by what ids begin with", "ec2:StopInstances", `arn:aws:ec2:${HERE}:instance/i-*`],
        ["tables", "dynamodb:GetItem", `arn:aws:dynamodb:*:*:table/*`],
        ["queues", "sqs:SendMessage", `arn:aws:sqs:${HERE}:*`],
        ["databases' logins", "rds-db:connect", `arn:aws:rds-db:${HERE}:dbuser:*/*`],
    ].map(([what = "", action, resource]) => star(`every one of the ${what}`, rights(allow(action, resource)))),
    star("network interfaces for a function's code too", unkept(allow(INTERFACE_ACTIONS, "*"))),
    star(
        "network interfaces of which the code may make some",
        unkept(allow(INTERFACE_ACTIONS, "*"), { ...toCode, Action: INTERFACE_ACTIONS.slice(1) }),
    ),
    ...["SecretsManagerReadWrite", "ReadOnlyAccess", "job-function/SystemAdministrator", "PowerUserAccess"].map(
        (name) => star(`AWS's policy ${name}`, role({ managedPolicyArns: [`arn:aws:iam::aws:policy/${name}`] })),
    ),
];

const open = killedBy("no-public-principal");
const TOPIC = "aws:sns/topic:Topic";
const service = (Service: string, more: object = {}) => ({ Effect: "Allow", Principal: { Service }, ...more });
const services: readonly Mutant[] = [
    open(
        "a topic for every bucket's events",
        states(TOPIC, service("s3.amazonaws.com", { Action: "sns:Publish", Resource: "*" })),
    ),
    open(
        "a key for every user of a service",
        states("aws:kms/key:Key", service("sns.amazonaws.com", { Action: "kms:Decrypt", Resource: "*" })),
    ),
    killedBy("no-public-principal", queue)(
        "a queue for everybody's topics",
        sets((stack) => extraOf(stack, "aws:sqs/queuePolicy:QueuePolicy"), {
            policy: document(service("sns.amazonaws.com", { Action: "sqs:SendMessage", Resource: "*" })),
        }),
    ),
];

const accounts = killedBy("known-accounts");
const OTHER = "arn:aws:iam::999988887777:root";
const assumes = (principal: string, Condition?: object) =>
    role({
        assumeRolePolicy: document({
            Effect: "Allow",
            Action: "sts:AssumeRole",
            Principal: { AWS: principal },
            Condition,
        }),
    });
const foreign: readonly Mutant[] = [
    accounts("a role for another's account", assumes(OTHER)),
    accounts("a role for a partner with any external id", assumes(OTHER, { StringLike: { "sts:ExternalId": "*" } })),
    accounts(
        "a topic for another's account",
        states(TOPIC, { Effect: "Allow", Action: "sns:Publish", Resource: "*", Principal: { AWS: OTHER } }),
    ),
    accounts(
        "a key that is granted to another's account",
        adds("aws:kms/grant:Grant", { keyId: "k", granteePrincipal: OTHER, operations: ["Decrypt"] }),
    ),
    control(
        "a partner with an external id of its own",
        assumes(OTHER, { StringEquals: { "sts:ExternalId": "6f1c2d3e" } }),
    ),
];

const passwords = killedBy("strong-passwords");
const SAML = "arn:aws:iam::123456789012:saml-provider/directory";
const federates = (Condition: object) =>
    role({
        assumeRolePolicy: document({
            Effect: "Allow",
            Action: "sts:AssumeRoleWithSAML",
            Principal: { Federated: SAML },
            Condition,
        }),
    });
const leftovers: readonly Mutant[] = [
    passwords(
        "a weak password policy",
        adds("aws:iam/accountPasswordPolicy:AccountPasswordPolicy", { minimumPasswordLength: 8 }),
    ),
    passwords(
        "short passwords for an app's users",
        adds("aws:cognito/userPool:UserPool", { passwordPolicy: { minimumLength: 6 } }),
    ),
    killedBy("oidc-pinned")(
        "a role for tokens of SAML for whatever audience",
        federates({ StringEquals: { "SAML:iss": "https://id.example.gov" } }),
    ),
    control(
        "a role for the console's tokens of SAML",
        federates({ StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" } }),
    ),
];

const sound: readonly Mutant[] = [
    control("actions that AWS cannot limit", rights(allow(["ecr:GetAuthorizationToken", "ec2:DescribeSubnets"], "*"))),
    control("network interfaces of a function, kept from its code", rights(allow(INTERFACE_ACTIONS, "*"), toCode)),
    control("an action whose resource is optional", rights(allow("translate:TranslateText", "*"))),
    control("the parameters of one app", rights(allow("ssm:GetParameter", `arn:aws:ssm:${HERE}:parameter/web/*`))),
    control(
        "a topic for the buckets of one account",
        states(
            TOPIC,
            service("s3.amazonaws.com", {
                Action: "sns:Publish",
                Resource: "*",
                Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
            }),
        ),
    ),
];

/** Statements that say more than it seems. */
export const statementMutants: readonly Mutant[] = [...broad, ...services, ...foreign, ...leftovers, ...sound];
