import { expect } from "chai";
import { noPublicPrincipal } from "../../../../policy-pack/policies/identity/no-public-principal";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { secret, unknown } from "../../harness/stack";
import { context, resource } from "../../harness/views";

const TOPIC = "aws:sns/topic:Topic";
const ACCOUNT = "arn:aws:iam::123456789012:root";
const document = (statement: object) =>
    JSON.stringify({ Statement: [{ Effect: "Allow", Action: "sns:Publish", Resource: "*", ...statement }] });
const policy = (statement: object) => ({ policy: document(statement) });
const everybodyIf = (Condition: object) => policy({ Principal: "*", Condition });

const FIX =
    "required: named principals, or a condition on who is calling. " +
    "Fix: name the accounts, roles or services, or add aws:PrincipalOrgID, aws:SourceArn or aws:SourceAccount.";
const at = (place: string) => `subject (${TOPIC}): policy.Statement[0].${place} is everybody; ${FIX}`;
const OWN = { StringEquals: { "aws:SourceAccount": "123456789012" } };
const SERVICE =
    "is a service, for whomever it acts; required: a condition on for whom it acts. Fix: add aws:SourceArn or aws:SourceAccount.";
const later = (place: string) =>
    `subject (${TOPIC}): decided in the update, as a preview does not know this: ${place}. ` +
    "A preview can decide it with names that the program sets, and ARNs put together from them.";
const PUBLIC = document({ Principal: "*" });

describeResourcePolicy(noPublicPrincipal, {
    type: TOPIC,
    compliant: [
        policy({ Principal: { AWS: [ACCOUNT, "123456789012"] } }),
        policy({ Principal: { Service: "cloudwatch.amazonaws.com" }, Condition: OWN }),
        // The ARN of a role of the program, and of a distribution: outputs.
        { policy: { Statement: [{ Effect: "Allow", Principal: { AWS: unknown() } }] } },
        {
            policy: {
                Statement: [
                    {
                        Effect: "Allow",
                        Principal: { Service: "cloudfront.amazonaws.com" },
                        Condition: { StringEquals: { "aws:SourceArn": unknown() } },
                    },
                ],
            },
        },
        policy({
            Principal: { Service: "logs.us-east-1.amazonaws.com" },
            Condition: {
                ArnLike: { "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:us-east-1:123456789012:*" },
            },
        }),
        everybodyIf({ IpAddress: { "aws:SourceIp": ["203.0.113.0/24", "2001:db8::/48"] } }),
        everybodyIf({ Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" } }),
        policy({ Effect: "Deny", Principal: "*" }),
        everybodyIf({ StringEquals: { "aws:PrincipalOrgID": "o-example" } }),
        everybodyIf({ ArnLike: { "AWS:SourceArn": "arn:aws:cloudwatch:us-east-1:123456789012:alarm:*" } }),
        everybodyIf({ ArnLike: { "aws:SourceArn": "arn:aws:s3:::example-data" } }),
    ],
    violating: [
        [
            {
                policy: PUBLIC,
                policyDocument: PUBLIC,
                assumeRolePolicy: PUBLIC,
                accessPolicy: PUBLIC,
                accessPolicies: PUBLIC,
                resourcePolicy: PUBLIC,
                details: { policy: PUBLIC },
                principal: "*",
                acl: "public-read",
                accessControlPolicy: {
                    grants: [{ grantee: { uri: "http://acs.amazonaws.com/groups/global/AllUsers" } }],
                },
            },
            at("Principal"),
        ],
        [policy({ Principal: { AWS: "*" } }), at("Principal.AWS")],
        [policy({ Principal: { AWS: [ACCOUNT, "*"] } }), at("Principal.AWS[1]")],
        [policy({ principal: { aws: "arn:aws:iam::*:root" } }), at("principal.aws")],
        [
            policy({ NotPrincipal: { AWS: ACCOUNT } }),
            `subject (${TOPIC}): policy.Statement[0].NotPrincipal is in a statement that allows, which means everybody else; ${FIX}`,
        ],
        [everybodyIf({ StringNotEquals: { "aws:SourceAccount": "123456789012" } }), at("Principal")],
        [everybodyIf({ StringEqualsIfExists: { "aws:SourceAccount": "123456789012" } }), at("Principal")],
        [everybodyIf({ StringLike: { "aws:PrincipalOrgID": "*" } }), at("Principal")],
        [everybodyIf({ ArnLike: { "aws:SourceArn": "arn:aws:s3:::*" } }), at("Principal")],
        [everybodyIf({ ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/deploy" } }), at("Principal")],
        [everybodyIf({ Bool: { "aws:SecureTransport": "true" } }), at("Principal")],
        [everybodyIf({ IpAddress: { "aws:SourceIp": "0.0.0.0/0" } }), at("Principal")],
        [everybodyIf({ IpAddress: { "aws:SourceIp": ["203.0.113.0/24", "128.0.0.0/1"] } }), at("Principal")],
        [everybodyIf({ NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } }), at("Principal")],
        [everybodyIf({ Bool: { "elasticfilesystem:AccessedViaMountTarget": "false" } }), at("Principal")],
        [
            policy({ Principal: { Service: "s3.amazonaws.com" } }),
            `subject (${TOPIC}): policy.Statement[0].Principal.Service ${SERVICE}`,
        ],
        [
            policy({
                Principal: { Service: ["s3.amazonaws.com"] },
                Condition: { Bool: { "aws:SecureTransport": "true" } },
            }),
            `subject (${TOPIC}): policy.Statement[0].Principal.Service[0] ${SERVICE}`,
        ],
    ],
    unknown: [
        [{ policy: unknown() }, later("policy")],
        [
            { policy: { Statement: [{ Effect: "Allow", Principal: unknown() }] } },
            later("policy.Statement[0].Principal"),
        ],
        [
            { policy: { Statement: [{ Effect: "Allow", Principal: "*", Condition: unknown() }] } },
            later("policy.Statement[0].Condition"),
        ],
    ],
    secret: [{ policy: secret(document({ Principal: "*", Sid: "hunter2" })) }, "hunter2"],
    minimal: [{}],
});

describe("no-public-principal: grants and access control lists", () => {
    const found = (type: string, inputs: Record<string, unknown>) =>
        noPublicPrincipal.check(resource(type, inputs), context()).map(({ message }) => message);
    const PERMISSION = "aws:lambda/permission:Permission";
    const service = { principal: "s3.amazonaws.com" };

    it("refuses services that may act for anybody", () => {
        expect(found(PERMISSION, service)).to.deep.equal([
            `subject (${PERMISSION}): principal is a service, for whomever it acts; ` +
                "required: one account or role, or sourceArn or sourceAccount or principalOrgId. Fix: set sourceArn.",
        ]);
        expect(found(PERMISSION, { ...service, sourceArn: "*" })).to.have.length(1);
        expect(found(PERMISSION, { ...service, sourceArn: unknown() })).to.deep.equal([]);
        expect(found(PERMISSION, { ...service, sourceAccount: "123456789012" })).to.deep.equal([]);
        expect(found(PERMISSION, { principal: "123456789012" })).to.deep.equal([]);
    });

    it("refuses functions and layers for everybody, except within an organization", () => {
        expect(found(PERMISSION, { principal: "*", functionUrlAuthType: "NONE" })).to.have.length(1);
        const layer = "aws:lambda/layerVersionPermission:LayerVersionPermission";
        expect(found(layer, { principal: "*" })).to.have.length(1);
        expect(found(layer, { principal: "*", organizationId: "o-example" })).to.deep.equal([]);
    });

    it("refuses public access control lists in both spellings", () => {
        for (const acl of ["public-read", "public-read-write", "authenticated-read"])
            expect(found("aws:s3/bucketAcl:BucketAcl", { acl }), acl).to.have.length(1);
        const grants = [{ uri: "http://acs.amazonaws.com/groups/global/AuthenticatedUsers" }];
        expect(found("aws:s3/bucketV2:BucketV2", { grants })).to.deep.equal([
            "subject (aws:s3/bucketV2:BucketV2): grants[0].uri is open to everybody; required: access by policy alone. Fix: remove it.",
        ]);
        expect(found("aws:s3/bucketAclV2:BucketAclV2", { acl: "private" })).to.deep.equal([]);
    });
});
