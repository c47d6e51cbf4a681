import { deployRoleBounded } from "../../../../policy-pack/policies/identity/deploy-role-bounded";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { secret, unknown } from "../../harness/stack";

const rolePolicy = "aws:iam/rolePolicy:RolePolicy";
const boundary = "arn:aws:iam::123456789012:policy/platform-prod-boundary";
const administrator = "arn:aws:iam::aws:policy/AdministratorAccess";
const roles = "arn:aws:iam::123456789012:role/platform-prod-*";
const held = { Condition: { StringEquals: { "iam:PermissionsBoundary": boundary } } };

const document = (...statements: readonly object[]) => ({
    role: "platform-prod-ci-deploy",
    policy: JSON.stringify({ Version: "2012-10-17", Statement: statements }),
});
const allow = (Action: unknown, more: object = {}) => ({ Effect: "Allow", Action, Resource: roles, ...more });
const deny = (Action: unknown, more: object = {}) => ({ Effect: "Deny", Action, Resource: "*", ...more });
const everything = { Effect: "Allow", Action: "*", Resource: "*" };
const rights = ["Add", "Attach", "Create", "Delete", "Put", "Set", "Update"].map((verb) => `iam:${verb}*`);

const at = (place: string) => `subject (${rolePolicy}): policy.Statement[0].${place} is`;
const noRight = "required: no right that gives further rights. Fix: leave it to the deployment.";
const byName = "required: actions by name. Fix: list the actions that are needed.";
const every = `${at("Action")} every action of every service; ${byName}`;

describeResourcePolicy(deployRoleBounded, {
    type: rolePolicy,
    parent: "platform:delivery:Delivery",
    compliant: [
        document(allow(["iam:CreateRole", "iam:PutRolePolicy", "iam:AttachRolePolicy"], held)),
        document(allow(["iam:PassRole", "iam:UpdateAssumeRolePolicy", "iam:DeleteRole"])),
        document(everything, deny(rights)), // a boundary
    ],
    violating: [
        [
            {
                ...document(allow("s3:*")),
                inlinePolicy: document(allow("s3:*")).policy,
                managedPolicyArns: [administrator],
                policyArn: administrator,
                policyArns: [administrator],
                managedPolicyArn: administrator,
            },
            `${at("Action")} every action of a service; ${byName}`,
        ],
        [document(allow("iam:PutRolePolicy")), `${at("Action")} allowing iam:PutRolePolicy; ${noRight}`],
        [
            document(
                allow("iam:PutRolePolicy", {
                    Condition: { StringLike: { "iam:PermissionsBoundary": `${boundary}*` } },
                }),
            ),
            `${at("Action")} allowing iam:PutRolePolicy; ${noRight}`,
        ],
        [
            document(allow("iam:UpdateAssumeRolePolicy", { Resource: "*" })),
            `${at("Action")} allowing iam:UpdateAssumeRolePolicy; ${noRight}`,
        ],
        [document(allow("iam:CreateAccessKey")), `${at("Action")} allowing iam:CreateAccessKey; ${noRight}`],
        [document(everything, deny(rights, { Resource: roles })), every],
        [document(everything, deny(rights, held)), every],
        [document(everything, deny(rights.slice(1))), every],
    ],
    unknown: [
        [
            { role: "platform-prod-ci-deploy", policy: unknown() },
            `subject (${rolePolicy}): decided in the update, as a preview does not know this: policy. ` +
                "A preview can decide it with names that the program sets, and ARNs put together from them.",
        ],
    ],
    secret: [{ ...document(allow("iam:PutRolePolicy")), name: secret("hunter2") }, "hunter2"],
    minimal: [document(allow("iam:GetRole"))],
});
