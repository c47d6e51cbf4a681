import { expect } from "chai";
import { iamNoStar } from "../../../../policy-pack/policies/identity/iam-no-star";
import { INTERFACE_ACTIONS } from "../../../../policy-pack/policies/identity/interface-actions";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { secret, unknown } from "../../harness/stack";
import { context, resource } from "../../harness/views";

const POLICY = "aws:iam/rolePolicy:RolePolicy";
const BUCKET = "arn:aws:s3:::example-data/*";
const document = (...statements: readonly object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
const allow = (Action: unknown, Resource: unknown = BUCKET, more = {}) => ({
    Effect: "Allow",
    Action,
    Resource,
    ...more,
});
const policy = (...statements: readonly object[]) => ({ policy: document(...statements) });

const ACTIONS = "required: actions by name. Fix: list the actions that are needed.";
const ALIAS = { "kms:ResourceAliases": "alias/platform" };
const arn = (service: string, resource: string) => `arn:aws:${service}:us-east-1:123456789012:${resource}`;
const PLAIN_DOCUMENT = "Decided by: a policy document that is plain in the program.";
const later = (place: string) =>
    `subject (${POLICY}): decided in the update, as a preview does not know this: ${place}. ` +
    "A preview can decide it with names that the program sets, and ARNs put together from them.";
const RESOURCES = "required: the ARNs of the resources. Fix: name them, or add a condition on their tags.";
const every = (action: string) =>
    `every resource, also for an action that can be limited (policy.Statement[0].${action})`;

const FUNCTION = { "lambda:SourceFunctionArn": arn("lambda", "function:resize") };
/** Keeps from a function's code what Lambda does with its role. */
const denial = (more = {}) => ({
    Effect: "Deny",
    Action: INTERFACE_ACTIONS,
    Resource: "*",
    Condition: { ArnEquals: FUNCTION },
    ...more,
});

const ofCaller = (operator: string) => ({
    [operator]: { "ssm:resourceTag/aws:ssmmessages:session-id": "${aws:userid}*" },
});

describeResourcePolicy(iamNoStar, {
    type: POLICY,
    compliant: [
        policy(allow(["s3:GetObject", "s3:Put*"])),
        policy(allow("ecr:GetAuthorizationToken", "*"), allow(["ec2:Describe*", "ssm:ListCommands"], "*")),
        policy(allow("ec2:StopInstances", "*", { Condition: { StringEquals: { "aws:ResourceTag/App": "forms" } } })),
        policy(allow("ssm:TerminateSession", arn("ssm", "session/*"), { Condition: ofCaller("StringLike") })),
        policy({ Effect: "Deny", NotAction: "*", NotResource: "*" }, { Effect: "Deny", Action: "*", Resource: "*" }),
        { policy: { Statement: allow("kms:Decrypt", "arn:aws:kms:us-east-1:123456789012:key/1234") } },
        // An output of the program: the ARN of one of its resources.
        { policy: { Statement: allow("kms:Decrypt", unknown()) } },
        policy(allow("kms:Decrypt", arn("kms", "key/*"), { Condition: { "ForAnyValue:StringEquals": ALIAS } })),
        policy(allow(["ec2:RunInstances", "ec2:CreateTags"], [arn("ec2", "instance/*"), arn("ec2", "volume/*")])),
        policy(allow("s3:GetObject", "arn:aws:s3:::bucket/*"), allow("sns:Publish", arn("sns", "topic*"))),
        policy(allow(["kms:GenerateRandom", "states:SendTaskSuccess", "textract:DetectDocumentText"], "*")),
        policy(allow("secretsmanager:GetSecretValue", arn("secretsmanager", "secret:platform/prod/*"))),
        policy(allow([...INTERFACE_ACTIONS, "ec2:DescribeSubnets"], "*"), denial()),
        policy(allow("ec2:CreateNetworkInterface", "*"), denial({ Action: "ec2:*", Condition: { ArnLike: FUNCTION } })),
    ],
    violating: [
        [
            {
                ...policy(allow("*")),
                inlinePolicy: document(allow("*")),
                managedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"],
                policyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
                policyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"],
                managedPolicyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
            },
            `subject (${POLICY}): policy.Statement[0].Action is every action of every service; ${ACTIONS}`,
        ],
        [
            policy(allow(["s3:GetObject", "s3:*"])),
            `subject (${POLICY}): policy.Statement[0].Action[1] is every action of a service; ${ACTIONS}`,
        ],
        [
            policy(allow("s3:?*")),
            `subject (${POLICY}): policy.Statement[0].Action is every action of a service; ${ACTIONS}`,
        ],
        [
            policy(allow("ec2:D*")),
            `subject (${POLICY}): policy.Statement[0].Action is all actions that begin alike; ${ACTIONS}`,
        ],
        [
            { policy: { statement: { effect: "allow", action: "**", resource: BUCKET } } },
            `subject (${POLICY}): policy.statement.action is every action of every service; ${ACTIONS}`,
        ],
        [
            policy({ Effect: "Allow", NotAction: "iam:*", Resource: BUCKET }),
            `subject (${POLICY}): policy.Statement[0].NotAction is in a statement that allows, which means everything but ` +
                "the listed; required: Action. Fix: list what is needed under Action.",
        ],
        [
            policy({ Effect: "Allow", Action: "s3:GetObject", NotResource: BUCKET }),
            `subject (${POLICY}): policy.Statement[0].NotResource is in a statement that allows, which means everything but ` +
                "the listed; required: Resource. Fix: list what is needed under Resource.",
        ],
        [
            policy(allow(["ec2:DescribeInstances", "ec2:StopInstances"], "*")),
            `subject (${POLICY}): policy.Statement[0].Resource is ${every("Action[1]")}; ${RESOURCES}`,
        ],
        ...[
            [],
            [denial({ Effect: "Audit" })],
            [denial({ Action: INTERFACE_ACTIONS.slice(1) })],
            [denial({ Resource: arn("ec2", "network-interface/eni-1") })],
            [denial({ Condition: undefined })],
            [denial({ Condition: { ArnEqualsIfExists: FUNCTION } })],
            [denial({ Condition: { ArnNotEquals: FUNCTION } })],
            [denial({ Condition: { ArnEquals: FUNCTION, Bool: { "aws:SecureTransport": "true" } } })],
        ].map(
            (others) =>
                [
                    policy(allow("ec2:CreateNetworkInterface", "*"), ...others.slice(0, 1)),
                    `subject (${POLICY}): policy.Statement[0].Resource is ${every("Action")}; required: that the function's ` +
                        "code may not do the same. Fix: deny all interface actions on every resource where " +
                        "lambda:SourceFunctionArn is the function's.",
                ] as const,
        ),
        ...["arn:aws:s3:::*", "arn:aws:s3:::*/*", "arn:*", "?*", "arn:aws:*:us-east-1:123456789012:table/web"].map(
            (arn) =>
                [
                    policy(allow("s3:GetObject", [BUCKET, arn])),
                    `subject (${POLICY}): policy.Statement[0].Resource[1] is ${every("Action")}; ${RESOURCES}`,
                ] as const,
        ),
        ...[
            ["secretsmanager:GetSecretValue", arn("secretsmanager", "secret:*")],
            ["secretsmanager:GetSecretValue", arn("secretsmanager", "secret:*-??????")],
            ["ssm:GetParameter", arn("ssm", "parameter/*")],
            ["ssm:GetParameter", arn("ssm", "parameter*")],
            ["kms:Decrypt", arn("kms", "key/*")],
            ["lambda:InvokeFunction", arn("lambda", "function:*")],
            ["ec2:StopInstances", arn("ec2", "instance/*")],
            ["dynamodb:Query", arn("dynamodb", "table/*/index/*")],
            ["logs:GetLogEvents", arn("logs", "log-group:*:log-stream:*")],
            ["apigateway:GET", "arn:aws:apigateway:us-east-1::/restapis/*"],
        ].map(
            ([action, resource]) =>
                [
                    policy(allow(action, resource)),
                    `subject (${POLICY}): policy.Statement[0].Resource is every resource of its type, also for an action ` +
                        `that can be limited (policy.Statement[0].Action); ${RESOURCES}`,
                ] as const,
        ),
        [
            policy(allow("ssm:TerminateSession", "*", { Condition: ofCaller("StringNotLike") })),
            `subject (${POLICY}): policy.Statement[0].Resource is ${every("Action")}; ${RESOURCES}`,
        ],
        [
            policy(allow("ec2:StopInstances", "*", { Condition: { StringLike: { "aws:ResourceTag/App": "*" } } })),
            `subject (${POLICY}): policy.Statement[0].Resource is ${every("Action")}; ${RESOURCES}`,
        ],
        [
            policy(
                allow("ec2:StopInstances", "*", {
                    Condition: { StringEqualsIfExists: { "aws:ResourceTag/App": "a" } },
                }),
            ),
            `subject (${POLICY}): policy.Statement[0].Resource is ${every("Action")}; ${RESOURCES}`,
        ],
    ],
    unknown: [
        [{ policy: unknown() }, later("policy")],
        [{ policy: { Statement: [allow("s3:GetObject"), allow(unknown())] } }, later("policy.Statement[1].Action")],
        [{ policy: "not JSON" }, `subject (${POLICY}): undecided, as this is not known: policy. ${PLAIN_DOCUMENT}`],
        [
            { policy: '{"Statement": {"Effect": "Allow", "Action": "s3:GetObject", "action": "*"}}' },
            later("policy.Statement.Action"),
        ],
    ],
    secret: [{ policy: secret(document(allow("*"), allow("hunter2:*"))) }, "hunter2"],
    minimal: [{ role: "app" }],
});

describe("iam-no-star: attached policies", () => {
    const found = (type: string, inputs: Record<string, unknown>) =>
        iamNoStar.check(resource(type, inputs), context({}, iamNoStar) as never).map(({ message }) => message);
    const ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
    const managed = (name: string) => ({ policyArn: `arn:aws:iam::aws:policy/${name}` });

    it("refuses policies of AWS that allow whole services", () => {
        expect(found(ATTACHMENT, managed("AmazonS3FullAccess"))).to.deep.equal([
            `subject (${ATTACHMENT}): policyArn is a policy of AWS that allows whole services; ` +
                "required: policies that name actions and resources. Fix: attach a policy of your own with what is needed.",
        ]);
        const names = ["PowerUserAccess", "AdministratorAccess-Amplify", "job-function/DatabaseAdministrator"];
        const readers = ["ReadOnlyAccess", "SecretsManagerReadWrite", "AmazonS3ReadOnlyAccess", "SecurityAudit"];
        for (const name of [...names, ...readers, "service-role/AmazonEC2RoleforSSM"])
            expect(found(ATTACHMENT, managed(name)), name).to.have.length(1);
    });

    it("accepts others, and those of the program whose ARN is not known yet", () => {
        for (const name of ["AmazonSSMManagedInstanceCore", "service-role/AmazonECSTaskExecutionRolePolicy"])
            expect(found(ATTACHMENT, managed(name)), name).to.deep.equal([]);
        expect(found(ATTACHMENT, { policyArn: "arn:aws:iam::123456789012:policy/web" })).to.deep.equal([]);
        expect(found(ATTACHMENT, { policyArn: unknown() })).to.deep.equal([]);
    });

    it("lets people's permission sets look at everything, and change nothing", () => {
        const type = "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment";
        const attached = (name: string) => found(type, { managedPolicyArn: managed(name).policyArn });
        for (const name of ["SecurityAudit", "job-function/ViewOnlyAccess", "CloudWatchReadOnlyAccess"])
            expect(attached(name), name).to.deep.equal([]);
        for (const name of ["AdministratorAccess", "ReadOnlyAccess", "AmazonSSMManagedInstanceCore"])
            expect(attached(name), name).to.have.length(1);
    });

    it("reads the policies inside a role", () => {
        const role = { managedPolicyArns: [managed("ReadOnlyAccess").policyArn, managed("IAMFullAccess").policyArn] };
        expect(
            found("aws:iam/role:Role", { ...role, inlinePolicies: [{ policy: document(allow("s3:*")) }] }),
        ).to.have.length(3);
    });
});
