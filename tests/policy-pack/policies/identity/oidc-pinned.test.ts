import { oidcPinned } from "../../../../policy-pack/policies/identity/oidc-pinned";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { secret, unknown } from "../../harness/stack";

const ROLE = "aws:iam/role:Role";
const HOST = "token.actions.githubusercontent.com";
const provider = (host: string) => `arn:aws:iam::123456789012:oidc-provider/${host}`;
const AUD = { [`${HOST}:aud`]: "sts.amazonaws.com" };
const SUB = { [`${HOST}:sub`]: "repo:example/platform:environment:prod" };
const ID = { [`${HOST}:repository_id`]: "456789" };

/** A role that tokens of a provider may take on under conditions. */
const role = (Condition: unknown, host = HOST, Action: unknown = "sts:AssumeRoleWithWebIdentity") => ({
    assumeRolePolicy: JSON.stringify({
        Statement: [{ Effect: "Allow", Action, Principal: { Federated: provider(host) }, Condition }],
    }),
});
const saml = (Condition: unknown) => ({
    assumeRolePolicy: JSON.stringify({
        Statement: [
            {
                Effect: "Allow",
                Action: ["sts:AssumeRoleWithSAML", "sts:TagSession"],
                Principal: { Federated: "arn:aws:iam::123456789012:saml-provider/directory" },
                Condition,
            },
        ],
    }),
});
const subject = (sub: unknown, more: object = ID) => role({ StringEquals: { ...AUD, ...more, [`${HOST}:sub`]: sub } });

const CIRCLECI = "oidc.circleci.com/org/3c9a1f52";
const PROJECT = { [`${CIRCLECI}:oidc.circleci.com/project-id`]: "9d615f2e" };
/** A role that tokens of CircleCI may take on, by their subject and more. */
const circleci = (sub: string, more: object = PROJECT) =>
    role(
        {
            StringEquals: { [`${CIRCLECI}:aud`]: "3c9a1f52", ...more },
            StringLike: { [`${CIRCLECI}:sub`]: sub },
        },
        CIRCLECI,
    );

const federated = (Condition: unknown) => ({
    Effect: "Allow",
    Action: "sts:AssumeRoleWithWebIdentity",
    Principal: { Federated: provider(HOST) },
    Condition,
});
const later = (place: string) =>
    `subject (${ROLE}): decided in the update, as a preview does not know this: ${place}. ` +
    "A preview can decide it with names that the program sets, and ARNs put together from them.";

const at = `subject (${ROLE}): assumeRolePolicy.Statement[0].Condition is`;
const FIX = "Fix: add such a condition, with StringEquals.";
const NO_AUDIENCE = `${at} without an exact audience; required: the provider's aud with exact values. ${FIX}`;
const NO_SUBJECT = `${at} without an exact subject; required: the provider's sub with exact values. ${FIX}`;
const NO_ID =
    `${at} with a repository by its name alone, which somebody else may take after it was renamed or deleted; ` +
    `required: repository_id, or repo:<owner>@<id>/<repository>@<id>:environment:<environment>. ${FIX}`;
const NO_ENVIRONMENT =
    `${at} with a subject that is not one environment of one repository; ` +
    `required: repo:<owner>/<repository>:environment:<environment>. ${FIX}`;

describeResourcePolicy(oidcPinned, {
    type: ROLE,
    compliant: [
        role({ StringEquals: { ...AUD, ...SUB, ...ID } }),
        role({ StringEquals: { ...AUD, ...ID }, StringLike: SUB }),
        subject("repo:example@123456/platform@456789:environment:prod", {}),
        subject(["repo:example/platform:environment:prod", "repo:example/platform:environment:staging"]),
        role(
            { StringEquals: { "id.example.org:aud": "sts.amazonaws.com", "id.example.org:sub": "service:deploy" } },
            "id.example.org",
        ),
        circleci("org/3c9a1f52/project/9d615f2e/user/*"),
        circleci("org/3c9a1f52/project/9d615f2e/user/*/vcs-origin/github.com/a/b/vcs-ref/refs/heads/main"),
        {
            assumeRolePolicy: JSON.stringify({
                Statement: { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ec2.amazonaws.com" } },
            }),
        },
        {
            assumeRolePolicy: JSON.stringify({
                Statement: {
                    Effect: "Allow",
                    Action: "sts:AssumeRoleWithSAML",
                    Principal: { Federated: "arn:aws:iam::123456789012:saml-provider/directory" },
                    Condition: { StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" } },
                },
            }),
        },
    ],
    violating: [
        [role({ StringEquals: SUB }), NO_AUDIENCE],
        [role({ StringEquals: SUB, StringLike: { [`${HOST}:aud`]: "*" } }), NO_AUDIENCE],
        [role({ StringEqualsIfExists: AUD, StringEquals: SUB }), NO_AUDIENCE],
        [role({ StringEquals: AUD }), NO_SUBJECT],
        [circleci("org/3c9a1f52/project/9d615f2e/user/*", {}), NO_SUBJECT],
        [circleci("org/3c9a1f52/project/*"), NO_SUBJECT],
        [circleci("org/3c9a1f52/project/*/user/*"), NO_SUBJECT],
        [circleci("org/3c9a1f52/project/9d615f2e/user/*/vcs-origin/*"), NO_SUBJECT],
        [role({ StringEquals: AUD, StringLike: { [`${HOST}:sub`]: "repo:example/*" } }), NO_SUBJECT],
        [role({ StringEquals: AUD, "ForAllValues:StringEquals": SUB }), NO_SUBJECT],
        [role({ StringEquals: AUD, StringNotEquals: SUB }), NO_SUBJECT],
        [subject("repo:example/platform:ref:refs/heads/main"), NO_ENVIRONMENT],
        [subject("repo:example/platform:pull_request"), NO_ENVIRONMENT],
        [subject(["repo:example/platform:environment:prod", "repo:example/platform:pull_request"]), NO_ENVIRONMENT],
        [role({ StringEquals: { ...AUD, ...SUB } }), NO_ID],
        [role({ StringEquals: { ...AUD, ...SUB }, StringLike: { [`${HOST}:repository_id`]: "4*" } }), NO_ID],
        [
            subject(
                ["repo:example@123456/platform@456789:environment:prod", "repo:example/platform:environment:prod"],
                {},
            ),
            NO_ID,
        ],
        [role(undefined, "id.example.org", "sts:*"), NO_AUDIENCE],
        [role({ StringEquals: { "other.example.org:aud": "a", "other.example.org:sub": "b" } }), NO_AUDIENCE],
        [
            saml({ StringLike: { "SAML:aud": "*" } }),
            `${at} without an exact audience; required: SAML:aud with exact values. ` +
                'Fix: add it, with StringEquals and "https://signin.aws.amazon.com/saml" or the region\'s own page.',
        ],
    ],
    unknown: [
        [{ assumeRolePolicy: unknown() }, later("assumeRolePolicy")],
        [
            { assumeRolePolicy: { Statement: federated({ StringEquals: { ...AUD, [`${HOST}:sub`]: unknown() } }) } },
            later(`assumeRolePolicy.Statement.Condition.StringEquals.${HOST}:sub`),
        ],
        [
            {
                assumeRolePolicy: {
                    Statement: {
                        Effect: "Allow",
                        Action: "sts:AssumeRoleWithWebIdentity",
                        Principal: { Federated: unknown() },
                        Condition: { StringEquals: { ...AUD, ...SUB } },
                    },
                },
            },
            later("assumeRolePolicy.Statement.Principal.Federated"),
        ],
        [{ assumeRolePolicy: { Statement: federated(unknown()) } }, later("assumeRolePolicy.Statement.Condition")],
    ],
    secret: [{ assumeRolePolicy: secret(subject("hunter2").assumeRolePolicy) }, "hunter2"],
    minimal: [{ assumeRolePolicy: JSON.stringify({ Statement: [] }) }],
});
