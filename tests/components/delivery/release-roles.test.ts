import { expect } from "chai";
import { record, recordBoth } from "../../harness/record";
import { everyTransform, unreached } from "../../harness/transforms";
import { apps, circleci, delivery, github } from "./fixture";

const role = "aws:iam/role:Role";
const rolePolicy = "aws:iam/rolePolicy:RolePolicy";
const iam = "arn:aws:iam::123456789012";
const host = "token.actions.githubusercontent.com";
const repositories = { certs: { accountId: "123456789012", region: "us-west-2", repository: "city-certs" } };
const program = (more: object = {}) =>
    delivery({ github, images: { certs: { github: apps.github } } }, { repositories, ...more });

interface Trust {
    readonly Statement: readonly { readonly Condition: unknown }[];
}

describe("Delivery: repositories of apps", () => {
    it("registers the same in a preview and in an update, with documents that both know", async () => {
        const { strict, placeholder } = await recordBoth(program());
        expect(strict.list).to.deep.equal(placeholder.list);
        expect(strict.list.filter((line) => line.includes("images"))).to.deep.equal([
            `${role} delivery-images-certs`,
            `${rolePolicy} delivery-images-certs`,
        ]);
        for (const [type, property] of [
            [rolePolicy, "policy"],
            [role, "assumeRolePolicy"],
        ] as const) {
            const [known, made] = [strict, placeholder].map((world) =>
                world.document(type, "delivery-images-certs", property),
            );
            expect(known).to.deep.equal(made);
        }
    });

    it("lets the release environment of an app's repository take its service's role from main, for an hour", async () => {
        const recording = await record(program());
        const { Statement } = recording.document(role, "delivery-images-certs", "assumeRolePolicy") as Trust;
        expect(Statement.map(({ Condition }) => Condition)).to.deep.equal([
            {
                StringEquals: {
                    [`${host}:aud`]: "sts.amazonaws.com",
                    [`${host}:sub`]: [
                        "repo:example-gov/certs:environment:test-release",
                        "repo:example-gov@1234567/certs@555:environment:test-release",
                    ],
                    [`${host}:repository_id`]: "555",
                    [`${host}:repository_owner_id`]: "1234567",
                    [`${host}:ref`]: "refs/heads/main",
                },
            },
        ]);
        const { name, maxSessionDuration, permissionsBoundary } = recording.inputs(role, "delivery-images-certs");
        expect({ name, maxSessionDuration, permissionsBoundary }).to.deep.equal({
            name: "platform-test-ci-images-certs",
            maxSessionDuration: 3600,
            permissionsBoundary: `${iam}:policy/platform-test-boundary`,
        });
    });

    it("lets it push to its own repository, see what the scan found, and move its own parameter", async () => {
        const recording = await record(program());
        expect(recording.document(rolePolicy, "delivery-images-certs")).to.deep.equal({
            Version: "2012-10-17",
            Statement: [
                { Sid: "SignIn", Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
                {
                    Sid: "Push",
                    Effect: "Allow",
                    Action: [
                        "ecr:BatchCheckLayerAvailability",
                        "ecr:BatchGetImage",
                        "ecr:CompleteLayerUpload",
                        "ecr:DescribeImages",
                        "ecr:DescribeImageScanFindings",
                        "ecr:GetDownloadUrlForLayer",
                        "ecr:InitiateLayerUpload",
                        "ecr:PutImage",
                        "ecr:UploadLayerPart",
                    ],
                    Resource: "arn:aws:ecr:us-west-2:123456789012:repository/platform/city-certs",
                },
                { Sid: "Findings", Effect: "Allow", Action: "inspector2:ListFindings", Resource: "*" },
                {
                    Sid: "Pointer",
                    Effect: "Allow",
                    Action: ["ssm:GetParameter", "ssm:PutParameter"],
                    Resource: "arn:aws:ssm:us-east-1:123456789012:parameter/platform/test/images/certs",
                },
            ],
        });
    });

    it("lets a project at CircleCI do so on main", async () => {
        const config = { circleci, images: { certs: { circleci: apps.circleci } } };
        const recording = await record(delivery(config, { repositories }));
        const { Statement } = recording.document(role, "delivery-images-certs", "assumeRolePolicy") as Trust;
        const org = `oidc.circleci.com/org/${circleci.organizationId}`;
        const { projectId } = apps.circleci;
        const main = "vcs-origin/github.com/example-gov/certs/vcs-ref/refs/heads/main";
        expect(Statement[0]?.Condition).to.deep.equal({
            StringEquals: {
                [`${org}:aud`]: circleci.organizationId,
                [`${org}:oidc.circleci.com/project-id`]: projectId,
            },
            StringLike: {
                [`${org}:sub`]: `org/${circleci.organizationId}/project/${projectId}/user/*/${main}`,
            },
        });
    });

    it("is reached by transform in all that it makes", async () => {
        expect(unreached(await record(program({ transform: everyTransform })))).to.deep.equal([]);
    });
});
