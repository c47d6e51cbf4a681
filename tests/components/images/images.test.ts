import { expect } from "chai";
import { Images, type ImagesArgs } from "../../../components/images/images";
import { pullersOf } from "../../../components/images/pullers";
import { imagesSchema } from "../../../components/images/schema";
import { record, recordBoth } from "../../harness/record";
import { testScope } from "../../harness/scope";
import { everyTransform, unreached } from "../../harness/transforms";

const repository = "aws:ecr/repository:Repository";
const lifecyclePolicy = "aws:ecr/lifecyclePolicy:LifecyclePolicy";
const repositoryPolicy = "aws:ecr/repositoryPolicy:RepositoryPolicy";
const key = "aws:kms/key:Key";
const config = imagesSchema.parse({
    repositories: { certs: { keepReleases: 20 }, boards: {} },
    pullFrom: ["staging", "prod"],
});
const built = imagesSchema.parse({
    repositories: { certs: { build: { context: "./tests/fixtures/image-build", platform: "linux/amd64" } } },
    pullFrom: ["prod"],
});
const [home, other] = ["123456789012", "210987654321"];
const pullers = [
    { stack: "prod", accountIds: [other] },
    { stack: "staging", accountIds: [home] },
];

const statementsOf = (document: unknown) => (document as { Statement: readonly object[] }).Statement;

const images =
    (args: Partial<ImagesArgs> = {}) =>
    () =>
        new Images("images", { scope: testScope(), config, pullers, deletionProtection: true, ...args });

describe("Images", () => {
    it("registers the same in a preview and in an update, with documents that both know", async () => {
        const { strict, placeholder } = await recordBoth(images());
        expect(strict.list).to.deep.equal(placeholder.list);
        expect(strict.list).to.deep.equal([
            `${lifecyclePolicy} images-boards`,
            `${lifecyclePolicy} images-certs`,
            `${repository} images-boards`,
            `${repository} images-certs`,
            `${repositoryPolicy} images-boards`,
            `${repositoryPolicy} images-certs`,
            "aws:kms/alias:Alias images-key",
            `${key} images-key`,
            "awsx:ecr:Repository images-boards",
            "awsx:ecr:Repository images-certs",
            "platform:images:Images images",
        ]);
        for (const type of [repositoryPolicy, lifecyclePolicy]) {
            const [first, later] = [strict, placeholder].map((one) => one.inputs(type, "images-certs")["policy"]);
            expect(first).to.deep.equal(later);
        }
    });

    it("makes tags that do not move, scanned images, encrypted by the registry's own key", async () => {
        const recording = await record(images());
        const { arn } = recording.one(key, "images-key").outputs;
        expect(recording.inputs(repository, "images-certs")).to.deep.equal({
            name: "platform/certs",
            imageTagMutability: "IMMUTABLE",
            imageScanningConfiguration: { scanOnPush: true },
            encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: arn }],
        });
        expect(recording.inputs("aws:kms/alias:Alias", "images-key")["name"]).to.equal("alias/platform-test-images");
        expect(statementsOf(recording.document(key, "images-key"))[1]).to.deep.include({
            Sid: "UseThroughEcr",
            Condition: { StringEquals: { "kms:ViaService": ["ecr.us-east-1.amazonaws.com"] } },
        });
    });

    it("keeps what each stack released, whatever the others release, and the rest for days", async () => {
        const recording = await record(images());
        const expire = (priority: number, description: string, selection: object) => ({
            ...{ rulePriority: priority, description, selection, action: { type: "expire" } },
        });
        const released = (stack: string) => ({
            ...{ tagStatus: "tagged", tagPrefixList: [`release-${stack}-`] },
            ...{ countType: "imageCountMoreThan", countNumber: 20 },
        });
        const days = (countNumber: number) => ({ countType: "sinceImagePushed", countNumber, countUnit: "days" });
        expect(recording.inputs(lifecyclePolicy, "images-certs")["policy"]).to.deep.equal({
            rules: [
                expire(1, "the last that prod released", released("prod")),
                expire(2, "the last that staging released", released("staging")),
                expire(3, "without a tag", { tagStatus: "untagged", ...days(14) }),
                expire(4, "never released", { tagStatus: "any", ...days(90) }),
            ],
        });
    });

    it("lets the stacks' tasks and functions pull, each in its account", async () => {
        const recording = await record(images());
        expect(statementsOf(recording.document(repositoryPolicy, "images-certs"))).to.deep.equal([
            {
                Sid: "Tasks",
                Effect: "Allow",
                Principal: { AWS: [`arn:aws:iam::${other}:root`, `arn:aws:iam::${home}:root`] },
                Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
                Condition: {
                    ArnLike: {
                        "aws:PrincipalArn": [
                            `arn:aws:iam::${other}:role/platform-prod-*-execution`,
                            `arn:aws:iam::${home}:role/platform-staging-*-execution`,
                        ],
                    },
                },
            },
            {
                Sid: "Functions",
                Effect: "Allow",
                Principal: { Service: "lambda.amazonaws.com" },
                Action: ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
                Condition: {
                    ArnLike: {
                        "aws:SourceArn": [
                            `arn:aws:lambda:us-east-1:${other}:function:platform-prod-*`,
                            `arn:aws:lambda:us-east-1:${home}:function:platform-staging-*`,
                        ],
                    },
                },
            },
        ]);
    });

    it("protects the repositories and the key where deletion is", async () => {
        const protectedOf = async (deletionProtection: boolean) => {
            const { resources } = await record(images({ deletionProtection }));
            return resources
                .filter(({ options }) => options.protect === true)
                .map(({ type, name }) => `${type} ${name}`);
        };
        expect(await protectedOf(false)).to.deep.equal([]);
        // Neither the rules, which are replaced to be changed, nor who may pull.
        expect((await protectedOf(true)).sort()).to.deep.equal([
            `${repository} images-boards`,
            `${repository} images-certs`,
            `${key} images-key`,
        ]);
    });

    it("is reached by transform in all that it makes", async () => {
        const recording = await record(
            images({
                transform: everyTransform,
                config: built,
                place: { accountId: home, region: "us-east-1" },
            }),
        );
        expect(unreached(recording)).to.deep.equal([]);
    });
});

describe("stacks that pull", () => {
    it("come protected ones first, then by name, whatever their order in the file", () => {
        const factsOf = (stack: string) => ({
            region: undefined,
            accountIds: [home],
            deletionProtection: stack.startsWith("prod"),
        });
        const stacks = pullersOf({ pullFrom: ["dev", "staging", "prod-eu", "prod"] }, { factsOf });
        expect(stacks.map(({ stack }) => stack)).to.deep.equal(["prod", "prod-eu", "dev", "staging"]);
    });
});
