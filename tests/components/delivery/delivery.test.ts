import * as aws from "@pulumi/aws";
import { expect } from "chai";
import { record, recordBoth } from "../../harness/record";
import { testScope } from "../../harness/scope";
import { everyTransform, unreached } from "../../harness/transforms";
import { circleci, delivery, github } from "./fixture";

const role = "aws:iam/role:Role";
const rolePolicy = "aws:iam/rolePolicy:RolePolicy";
const attachment = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const iam = "arn:aws:iam::123456789012";
const boundary = `${iam}:policy/platform-test-boundary`;
const host = "token.actions.githubusercontent.com";

interface Statement {
    readonly Sid?: string;
    readonly Effect: string;
    readonly Action: string | readonly string[];
    readonly Resource: unknown;
    readonly Condition?: unknown;
}
const statementsOf = (document: unknown) => (document as { Statement: readonly Statement[] }).Statement;

describe("Delivery", () => {
    it("registers the same in a preview and in an update, with documents that both know", async () => {
        const { strict, placeholder } = await recordBoth(delivery({ github, stateBucket: "example-gov-state" }));
        expect(strict.list).to.deep.equal(placeholder.list);
        expect(strict.list).to.deep.equal([
            "aws:iam/openIdConnectProvider:OpenIdConnectProvider delivery",
            "aws:iam/policy:Policy delivery-boundary",
            `${role} delivery-deploy`,
            `${role} delivery-preview`,
            `${rolePolicy} delivery-deploy`,
            `${rolePolicy} delivery-preview`,
            `${attachment} delivery-deploy-poweruseraccess`,
            `${attachment} delivery-preview-securityaudit`,
            `${attachment} delivery-preview-viewonlyaccess`,
            "platform:delivery:Delivery delivery",
        ]);
        for (const name of ["delivery-deploy", "delivery-preview"]) {
            expect(strict.document(rolePolicy, name)).to.deep.equal(placeholder.document(rolePolicy, name));
            expect(strict.document(role, name, "assumeRolePolicy")).to.deep.equal(
                placeholder.document(role, name, "assumeRolePolicy"),
            );
        }
    });

    it("lets one environment of the repository deploy from main, by name and by id, for three hours", async () => {
        const recording = await record(delivery({ github }));
        expect(recording.document(role, "delivery-deploy", "assumeRolePolicy")).to.deep.equal({
            Version: "2012-10-17",
            Statement: [
                {
                    Effect: "Allow",
                    Principal: { Federated: `${iam}:oidc-provider/${host}` },
                    Action: "sts:AssumeRoleWithWebIdentity",
                    Condition: {
                        StringEquals: {
                            [`${host}:aud`]: "sts.amazonaws.com",
                            [`${host}:sub`]: [
                                "repo:example-gov/platform:environment:test",
                                "repo:example-gov@1234567/platform@87654321:environment:test",
                            ],
                            [`${host}:repository_id`]: "87654321",
                            [`${host}:repository_owner_id`]: "1234567",
                            [`${host}:ref`]: "refs/heads/main",
                        },
                    },
                },
            ],
        });
        const { name, maxSessionDuration } = recording.inputs(role, "delivery-deploy");
        expect([name, maxSessionDuration]).to.deep.equal(["platform-test-ci-deploy", 10800]);
    });

    it("lets another environment, on any branch, preview for an hour", async () => {
        const recording = await record(delivery({ github }));
        const [trust] = statementsOf(recording.document(role, "delivery-preview", "assumeRolePolicy"));
        expect(trust?.Condition).to.deep.equal({
            StringEquals: {
                [`${host}:aud`]: "sts.amazonaws.com",
                [`${host}:sub`]: [
                    "repo:example-gov/platform:environment:test-preview",
                    "repo:example-gov@1234567/platform@87654321:environment:test-preview",
                ],
                [`${host}:repository_id`]: "87654321",
                [`${host}:repository_owner_id`]: "1234567",
            },
        });
        expect(recording.inputs(role, "delivery-preview")["maxSessionDuration"]).to.equal(3600);
    });

    it("lets whoever starts a job of the project at CircleCI deploy from main", async () => {
        const recording = await record(delivery({ circleci }));
        const org = `oidc.circleci.com/org/${circleci.organizationId}`;
        const anybody = `org/${circleci.organizationId}/project/${circleci.projectId}/user/*`;
        const subjects = ["deploy", "preview"].map((job) => {
            const [trust] = statementsOf(recording.document(role, `delivery-${job}`, "assumeRolePolicy"));
            return trust?.Condition;
        });
        const StringEquals = {
            [`${org}:aud`]: circleci.organizationId,
            [`${org}:oidc.circleci.com/project-id`]: circleci.projectId,
        };
        const branch = "vcs-origin/github.com/example-gov/platform/vcs-ref/refs/heads/main";
        expect(subjects).to.deep.equal([
            { StringEquals, StringLike: { [`${org}:sub`]: `${anybody}/${branch}` } },
            { StringEquals, StringLike: { [`${org}:sub`]: anybody } },
        ]);
        expect(recording.inputs("aws:iam/openIdConnectProvider:OpenIdConnectProvider", "delivery")).to.deep.equal({
            url: `https://${org}`,
            clientIdLists: [circleci.organizationId],
        });
    });

    it("leaves a provider that exists alone", async () => {
        const recording = await record(delivery({ github, identityProvider: "existing" }));
        expect(recording.ofType("aws:iam/openIdConnectProvider:OpenIdConnectProvider")).to.deep.equal([]);
    });

    it("holds the roles that the pipeline makes by the boundary, and keeps it from what holds it", async () => {
        const recording = await record(delivery({ github, stateBucket: "example-gov-state" }));
        const statements = statementsOf(recording.document(rolePolicy, "delivery-deploy"));
        const [roles, , , , holders] = statements;
        expect(roles?.Condition).to.deep.equal({ StringEquals: { "iam:PermissionsBoundary": boundary } });
        expect(roles?.Resource).to.equal(`${iam}:role/platform-test-*`);
        expect(holders?.Effect).to.equal("Deny");
        expect(holders?.Resource).to.deep.equal([
            `${iam}:role/platform-test-ci-*`,
            boundary,
            `${iam}:oidc-provider/${host}`,
        ]);
        expect(statements.map(({ Sid, Effect }) => `${Effect} ${Sid ?? ""}`)).to.deep.equal([
            "Allow RolesWithinTheBoundary",
            "Allow ItsRoles",
            "Allow InstanceProfiles",
            "Allow ReadsWhatHoldsIt",
            "Deny NotWhatHoldsIt",
            "Deny NoUnguarding",
            "Deny KeepState",
            "Deny KeepItsKey",
        ]);
    });

    it("makes the SAML providers of a stack with a client VPN, and of no other", async () => {
        const recording = await record(delivery({ github }, { trustsSaml: true }));
        const statements = statementsOf(recording.document(rolePolicy, "delivery-deploy"));
        expect(statements.find(({ Sid }) => Sid === "SamlProviders")).to.deep.equal({
            Sid: "SamlProviders",
            Effect: "Allow",
            Action: ["Create", "Delete", "Get", "Tag", "Untag", "Update"].map((verb) => `iam:${verb}SAMLProvider`),
            Resource: `${iam}:saml-provider/platform-test-*`,
        });
    });

    it("reads what a refresh asks of an account's baseline where the stack has it, and changes nothing of it", async () => {
        const recording = await record(delivery({ github }, { hasAccount: true }));
        const statements = statementsOf(recording.document(rolePolicy, "delivery-deploy"));
        expect(statements.find(({ Sid }) => Sid === "ReadsTheAccount")).to.deep.equal({
            Sid: "ReadsTheAccount",
            Effect: "Allow",
            Action: ["iam:GetAccountPasswordPolicy", "iam:GetRole"],
            Resource: "*",
        });
    });

    it("lets previews read the state and no secret", async () => {
        const recording = await record(delivery({ github, stateBucket: "example-gov-state" }));
        const statements = statementsOf(recording.document(rolePolicy, "delivery-preview"));
        expect(statements.map(({ Sid, Effect }) => `${Effect} ${Sid ?? ""}`)).to.deep.equal([
            "Allow Parameters",
            "Allow Secrets",
            "Allow Passwords",
            "Allow State",
            "Allow StateKey",
            "Deny NoContent",
            "Deny NoSecretParameters",
        ]);
        expect(statements[3]?.Resource).to.deep.equal([
            "arn:aws:s3:::example-gov-state",
            "arn:aws:s3:::example-gov-state/*",
        ]);
        expect(statements[6]).to.deep.include({
            ...{ Action: "kms:Decrypt", Resource: "*" },
            Condition: { StringEquals: { "kms:ViaService": ["ssm.us-east-1.amazonaws.com"] } },
        });
    });

    it("puts the boundary on every role that comes after it, and on none of the pipeline's", async () => {
        const recording = await record(() => {
            delivery({ github })();
            new aws.iam.Role("app", { name: `${testScope().prefix}-app`, assumeRolePolicy: "{}" });
        });
        const boundaries = ["app", "delivery-deploy", "delivery-preview"].map(
            (name) => recording.inputs(role, name)["permissionsBoundary"],
        );
        expect(boundaries).to.deep.equal([boundary, undefined, undefined]);
        const { dependencies } = recording.one(role, "app");
        expect(dependencies).to.deep.equal([recording.one("aws:iam/policy:Policy", "delivery-boundary").urn]);
    });

    it("is reached by transform in all that it makes", async () => {
        expect(unreached(await record(delivery({ github }, { transform: everyTransform })))).to.deep.equal([]);
    });
});
