import { expect } from "chai";
import { record } from "../../harness/record";
import { everyTransform, unreached } from "../../harness/transforms";
import { site, types, withFolder } from "./fixture";

const bucket = "platform-test-site-docs-123456789012";
const uploadedBy = { owner: "example-gov", ownerId: 11, repository: "docs", repositoryId: 22 };
const year = "--cache-control 'public, max-age=31536000, immutable'";

describe("a site that a pipeline fills", () => {
    it("says how, with the commands in their order", async () => {
        const { stackOutputs } = await record(site({ immutablePaths: ["assets/*", "fonts/*"] }), { world: "strict" });
        expect(stackOutputs["uploads"]).to.deep.equal({
            commands: [
                `aws s3 sync dist s3://${bucket} --exclude '*' --include 'assets/*' --include 'fonts/*' ${year}`,
                `aws s3 sync dist s3://${bucket} --exclude '*.html' --exclude 'assets/*' --exclude 'fonts/*' --cache-control 'no-cache'`,
                `aws s3 sync dist s3://${bucket} --exclude 'assets/*' --exclude 'fonts/*' --delete --cache-control 'no-cache'`,
            ],
        });
    });

    it("has two commands where all of its files may change", async () => {
        const { stackOutputs } = await record(site({}));
        expect(stackOutputs["uploads"]).to.deep.equal({
            commands: [
                `aws s3 sync dist s3://${bucket} --exclude '*.html' --cache-control 'no-cache'`,
                `aws s3 sync dist s3://${bucket} --delete --cache-control 'no-cache'`,
            ],
        });
    });

    it("lets jobs of one repository, in the stack's environment and from main, write its files and nothing else", async () => {
        const recording = await record(site({ uploadedBy }));
        const { name, description } = recording.inputs(types.role, "site-docs-upload");
        expect([name, description]).to.deep.equal([
            "platform-test-site-docs-upload",
            "Lets a pipeline upload site docs",
        ]);
        const token = "token.actions.githubusercontent.com";
        expect(recording.document(types.role, "site-docs-upload", "assumeRolePolicy")).to.deep.equal({
            Version: "2012-10-17",
            Statement: [
                {
                    Effect: "Allow",
                    Principal: { Federated: `arn:aws:iam::123456789012:oidc-provider/${token}` },
                    Action: "sts:AssumeRoleWithWebIdentity",
                    Condition: {
                        StringEquals: {
                            [`${token}:aud`]: "sts.amazonaws.com",
                            [`${token}:sub`]: [
                                "repo:example-gov/docs:environment:test",
                                "repo:example-gov@11/docs@22:environment:test",
                            ],
                            [`${token}:repository_id`]: "22",
                            [`${token}:repository_owner_id`]: "11",
                            [`${token}:ref`]: "refs/heads/main",
                        },
                    },
                },
            ],
        });
        expect(recording.document(types.rolePolicy, "site-docs-upload")).to.deep.equal({
            Version: "2012-10-17",
            Statement: [
                { Effect: "Allow", Action: "s3:ListBucket", Resource: `arn:aws:s3:::${bucket}` },
                {
                    Effect: "Allow",
                    Action: ["s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"],
                    Resource: `arn:aws:s3:::${bucket}/*`,
                },
            ],
        });
        expect(recording.stackOutputs["uploads"]).to.have.property(
            "roleArn",
            recording.output(types.role, "site-docs-upload", "arn"),
        );
    });
});

describe("transform of a site", () => {
    it("reaches everything that it makes", async () => {
        await withFolder({ "index.html": 1, "404.html": 1 }, async (content) => {
            const deep = { redirectHosts: ["www.docs.apps.example.gov"] };
            for (const config of [
                { ...deep, content },
                { ...deep, uploadedBy },
            ]) {
                const recording = await record(site(config, { transform: everyTransform }));
                const ofSite = unreached(recording).filter((line) => !/ dns(-|$)/.test(line) && !line.includes(":Dns"));
                expect(ofSite).to.deep.equal([]);
            }
        });
    });
});
