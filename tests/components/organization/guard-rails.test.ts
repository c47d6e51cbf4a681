import { expect } from "chai";
import { grants, iamMatches } from "@platform/aws-model/iam/patterns";
import { guardRails, type GuardRailStatement } from "../../../components/organization/guard-rails";

const rails = guardRails({
    project: "platform",
    regions: ["us-east-1", "us-west-2"],
    exemptRoles: ["OrganizationAccountAccessRole", "aws-reserved/sso.amazonaws.com/*AWSReservedSSO_break-glass_*"],
});

interface Request {
    readonly principal: string;
    readonly action: string;
    readonly resource?: string;
    readonly region?: string;
    readonly assumedRoot?: "true";
}
const listOf = (value: string | readonly string[]) => [value].flat();

/** Whether a condition holds, as IAM compares: an operator with Not holds where no value matches. */
function holds(operator: string, key: string, values: readonly string[], request: Request): boolean {
    const known: Readonly<Record<string, string | undefined>> = {
        "aws:PrincipalArn": request.principal,
        "aws:RequestedRegion": request.region ?? "us-east-1",
        "aws:AssumedRoot": request.assumedRoot,
    };
    const value = known[key];
    if (operator === "Null") return values.includes(String(value === undefined));
    const matched = value !== undefined && values.some((pattern) => iamMatches(pattern, value));
    if (["ArnNotLike", "StringNotEquals"].includes(operator)) return !matched;
    if (operator === "ArnLike") return matched;
    throw new Error(`what is ${operator}?`);
}

function denies({ Action, NotAction = [], Resource, Condition = {} }: GuardRailStatement, request: Request): boolean {
    const { action, resource = "arn:aws:s3:::any" } = request;
    const named = (patterns: readonly string[]) => patterns.some((pattern) => grants(pattern, action));
    return (
        (Action === undefined ? !named(NotAction) : named(Action)) &&
        listOf(Resource).some((pattern) => iamMatches(pattern, resource)) &&
        Object.entries(Condition).every(([operator, keys]) =>
            Object.entries(keys).every(([key, values]) => holds(operator, key, listOf(values), request)),
        )
    );
}

const account = "arn:aws:iam::123456789012";
const pipeline = `${account}:role/platform-prod-ci-deploy`;
const person = `${account}:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_operate_0123456789abcdef`;
const emergency = `${account}:role/aws-reserved/sso.amazonaws.com/us-east-1/AWSReservedSSO_break-glass_0123456789abcdef`;
const vendor = `${account}:role/OrganizationAccountAccessRole`;
const root = `${account}:root`;

/** Who does what, and the statements that deny it. */
const requests: readonly (readonly [what: string, request: Request, deniedBy: readonly string[]])[] = [
    ["the pipeline deploys", { principal: pipeline, action: "ecs:UpdateService" }, []],
    [
        "it does so in another region that is allowed",
        { principal: pipeline, action: "ecs:UpdateService", region: "us-west-2" },
        [],
    ],
    [
        "an intruder starts instances elsewhere",
        { principal: person, action: "ec2:RunInstances", region: "eu-north-1" },
        ["OnlyInTheseRegions"],
    ],
    [
        "a service without regions is asked elsewhere",
        { principal: person, action: "route53:ListHostedZones", region: "eu-north-1" },
        [],
    ],
    [
        "somebody looks at instances elsewhere",
        { principal: person, action: "ec2:DescribeInstances", region: "eu-north-1" },
        [],
    ],
    [
        "the emergency's people work elsewhere",
        { principal: emergency, action: "ec2:RunInstances", region: "eu-north-1" },
        [],
    ],
    ["somebody makes a user", { principal: emergency, action: "iam:CreateUser" }, ["NoUsers"]],
    ["the root user signs in", { principal: root, action: "s3:ListBucket" }, ["NoRootUser"]],
    [
        "the management account does a task in its name",
        { principal: root, action: "s3:DeleteBucketPolicy", assumedRoot: "true" },
        [],
    ],
    ["an account leaves", { principal: vendor, action: "organizations:LeaveOrganization" }, ["StaysInTheOrganization"]],
    ["the pipeline stops the trail", { principal: pipeline, action: "cloudtrail:StopLogging" }, ["NoUnguarding"]],
    ["the emergency's people do", { principal: emergency, action: "cloudtrail:StopLogging" }, []],
    [
        "the pipeline widens its boundary",
        {
            principal: pipeline,
            action: "iam:CreatePolicyVersion",
            resource: `${account}:policy/platform-prod-boundary`,
        },
        ["NoWiderRoles"],
    ],
    [
        "an operator gives himself more",
        { principal: person, action: "iam:CreatePolicyVersion", resource: `${account}:policy/platform-operators` },
        ["NoWiderRoles"],
    ],
    [
        "the pipeline changes an app's policy",
        { principal: pipeline, action: "iam:PutRolePolicy", resource: `${account}:role/platform-prod-permits-task` },
        [],
    ],
    [
        "it changes its own",
        { principal: pipeline, action: "iam:PutRolePolicy", resource: `${account}:role/platform-prod-ci-deploy` },
        ["NoWiderRoles"],
    ],
    [
        "an administrator sets the pipeline up",
        { principal: vendor, action: "iam:PutRolePolicy", resource: `${account}:role/platform-prod-ci-deploy` },
        [],
    ],
    [
        "somebody trusts another pipeline",
        { principal: person, action: "iam:CreateOpenIDConnectProvider" },
        ["NoOtherPipelines"],
    ],
    ["an administrator does", { principal: vendor, action: "iam:CreateOpenIDConnectProvider" }, []],
];

describe("guard rails", () => {
    for (const [what, request, deniedBy] of requests) {
        it(`${what}: ${deniedBy.length === 0 ? "let be" : deniedBy.join(", ")}`, () => {
            const found = Object.values(rails)
                .flat()
                .filter((statement) => denies(statement, request));
            expect(found.map(({ Sid }) => Sid)).to.deep.equal(deniedBy);
        });
    }

    it("are each asked for by one of these requests", () => {
        const sids = Object.values(rails).flatMap((statements) => statements.map(({ Sid }) => Sid));
        expect(new Set(requests.flatMap(([, , deniedBy]) => deniedBy))).to.deep.equal(new Set(sids));
    });

    it("are as few as AWS takes, beside its own that allows everything", () => {
        expect(Object.keys(rails)).to.have.lengthOf(4);
    });
});
