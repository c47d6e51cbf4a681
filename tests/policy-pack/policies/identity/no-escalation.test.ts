import { expect } from "chai";
import { noEscalation } from "../../../../policy-pack/policies/identity/no-escalation";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { secret, unknown } from "../../harness/stack";
import { context, resource } from "../../harness/views";

const POLICY = "aws:iam/policy:Policy";
const ROLE = "arn:aws:iam::123456789012:role/platform-web-task";
const document = (statement: object) => JSON.stringify({ Statement: [{ Effect: "Allow", ...statement }] });
const policy = (Action: unknown, Resource: unknown = "*", more = {}) => ({
    policy: document({ Action, Resource, ...more }),
});

const later = (place: string) =>
    `subject (${POLICY}): decided in the update, as a preview does not know this: ${place}. ` +
    "A preview can decide it with names that the program sets, and ARNs put together from them.";
const RIGHTS = "required: no right that gives further rights. Fix: leave it to the deployment.";
const ROLES = "required: the ARNs of the roles. Fix: name the roles under Resource.";
const BOUNDARY = {
    Condition: { StringEquals: { "iam:PermissionsBoundary": "arn:aws:iam::123456789012:policy/apps" } },
};
const at = (place: string) => `subject (${POLICY}): policy.Statement[0].${place} is allowing`;

describeResourcePolicy(noEscalation, {
    type: POLICY,
    compliant: [
        policy("iam:PassRole", ROLE),
        policy(["iam:PassRole", "sts:AssumeRole"], "arn:aws:iam::123456789012:role/platform-*"),
        policy(["iam:GetRole", "iam:ListPolicies", "ec2:DescribeSecurityGroups"]),
        policy(["iam:PutRolePolicy", "iam:AttachRolePolicy"], ROLE, BOUNDARY),
        { policy: JSON.stringify({ Statement: { Effect: "Deny", Action: "iam:*", Resource: "*" } }) },
    ],
    violating: [
        [
            {
                ...policy("iam:PassRole"),
                inlinePolicy: document({ Action: "iam:PassRole", Resource: "*" }),
                inlinePolicies: [{ policy: document({ Action: "iam:PassRole", Resource: "*" }) }],
            },
            `${at("Action")} iam:PassRole for any role; ${ROLES}`,
        ],
        [
            policy("iam:passrole", "arn:aws:iam::123456789012:role/*"),
            `${at("Action")} iam:PassRole for any role; ${ROLES}`,
        ],
        [policy(["s3:GetObject", "sts:Assume*"]), `${at("Action[1]")} sts:AssumeRole for any role; ${ROLES}`],
        [policy("iam:CreatePolicyVersion", ROLE), `${at("Action")} iam:CreatePolicyVersion; ${RIGHTS}`],
        [policy("iam:Put?olePolicy", ROLE), `${at("Action")} iam:PutRolePolicy; ${RIGHTS}`],
        [
            policy("iam:PutRolePolicy", ROLE, { Condition: { StringLike: { "iam:PermissionsBoundary": "*" } } }),
            `${at("Action")} iam:PutRolePolicy; ${RIGHTS}`,
        ],
        [
            policy("ec2:AuthorizeSecurityGroup*", "arn:aws:ec2:us-east-1:123456789012:security-group/sg-1"),
            `${at("Action")} ec2:AuthorizeSecurityGroupEgress and 1 more of its kind; ${RIGHTS}`,
        ],
        [
            { policy: document({ NotAction: ["iam:*", "kms:*", "ec2:*"], Resource: "*" }) },
            `${at("NotAction")} sts:AssumeRole for any role; ${ROLES}`,
        ],
    ],
    unknown: [
        [{ policy: unknown() }, later("policy")],
        [
            { policy: { Statement: { Effect: unknown(), Action: "iam:PassRole", Resource: "*" } } },
            later("policy.Statement"),
        ],
    ],
    secret: [{ policy: secret(document({ Action: "iam:*", Resource: "hunter2" })) }, "hunter2"],
    minimal: [{ policy: JSON.stringify({ Statement: [] }) }],
});

describe("no-escalation: configuration", () => {
    it("leaves those alone who may change policies and networks", () => {
        const deployment = resource(POLICY, policy("iam:PutRolePolicy"), "deployment");
        const check = (administrators: readonly string[]) =>
            noEscalation.check(deployment, context({ config: { administrators } }, noEscalation));
        expect(check([])).to.have.length(1);
        expect(check(["*::deployment"])).to.deep.equal([]);
    });
});
