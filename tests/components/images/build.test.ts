import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isSecret } from "@platform/aws-model/wire";
import { expect } from "chai";
import { contentTag } from "../../../components/images/content-tag";
import { Images } from "../../../components/images/images";
import { imagesSchema } from "../../../components/images/schema";
import { problemsAfter, type Changes } from "../../config/fixture";
import { record, recordBoth } from "../../harness/record";
import { testScope } from "../../harness/scope";

const context = "./tests/fixtures/image-build";
const build = { context, platform: "linux/arm64", args: { COLOUR: "blue" } };
const imagesWith = (changes: object = {}) =>
    imagesSchema.parse({
        repositories: { permits: { build: { ...build, ...changes } }, other: {} },
        pullFrom: ["dev"],
    });
const image = "docker-build:index:Image";
const address = "123456789012.dkr.ecr.us-east-1.amazonaws.com/platform/permits";
const place = { accountId: "123456789012", region: "us-east-1" };

const images = (config = imagesWith()) => {
    const made: Images[] = [];
    return {
        made,
        program: () => {
            const pullers = [{ stack: "dev", accountIds: ["123456789012"] }];
            made.push(new Images("images", { scope: testScope(), config, place, pullers, deletionProtection: false }));
        },
    };
};

describe("images that the program builds", () => {
    const permits = imagesWith().repositories["permits"]?.build;
    const tag = permits === undefined ? "" : contentTag("permits", permits);

    it("are the plugin's children in a preview and in an update, named and tagged by their content", async () => {
        const { strict, placeholder } = await recordBoth(images().program);
        expect(strict.list).to.deep.equal(placeholder.list);
        for (const recording of [strict, placeholder]) {
            const { registries: _login, ...inputs } = recording.inputs(image, tag);
            expect(inputs).to.deep.equal({
                tags: [`${address}:${tag}`],
                buildArgs: { COLOUR: "blue" },
                buildOnPreview: false,
                cacheFrom: [{ registry: { ref: `${address}:${tag}` } }],
                cacheTo: [{ inline: {} }],
                context: { location: context },
                dockerfile: { location: `${context}/Dockerfile` },
                network: "default",
                platforms: ["linux/arm64"],
                push: true,
            });
        }
    });

    it("are neither built at a preview nor deleted once they are replaced", async () => {
        const { inputs, options } = (await record(images().program)).one(image, tag);
        expect(inputs["buildOnPreview"]).to.equal(false);
        expect(options.retainOnDelete).to.equal(true);
    });

    it("are pushed with a password that the state keeps secret", async () => {
        const { inputs } = (await record(images().program)).one(image, tag);
        expect(isSecret(inputs["registries"])).to.equal(true);
    });

    it("have an address with their digest for those that run them, and the others none", async () => {
        const { made, program } = images();
        const recording = await record(program);
        expect(Object.keys(made[0]?.built ?? {})).to.deep.equal(["permits"]);
        const { digest } = recording.one(image, tag).outputs;
        const { imageUri } = recording.one("awsx:ecr:Image", "images-permits").outputs;
        expect(imageUri).to.equal(`${address}@${digest as string}`);
    });

    it("are kept by a count of their own, after those that stacks released", async () => {
        const recording = await record(images().program);
        const rules = (name: string) =>
            (
                recording.inputs("aws:ecr/lifecyclePolicy:LifecyclePolicy", name)["policy"] as {
                    rules: { description: string; selection: object }[];
                }
            ).rules;
        expect(rules("images-permits")[1]).to.deep.include({
            description: "the last that the program built",
            selection: {
                tagStatus: "tagged",
                tagPrefixList: ["built-"],
                countType: "imageCountMoreThan",
                countNumber: 100,
            },
        });
        expect(rules("images-other").map(({ description }) => description)).to.deep.equal([
            "the last that dev released",
            "without a tag",
            "never released",
        ]);
    });
});

it("docker-build in awsx is as old as the guard against its refreshes: from 0.0.21 on, remove leftOutOfRefresh of ci/pulumi.ts", () => {
    const manifest = readFileSync(require.resolve("@pulumi/awsx/package.json"), "utf8");
    const { dependencies } = JSON.parse(manifest) as { dependencies: Record<string, string> };
    expect(dependencies["@pulumi/docker-build"]).to.equal("^0.0.14");
});

describe("config: images that are built", () => {
    const at = "platform:images.repositories.permits.build";
    const fix = "Pulumi.test.yaml";
    const account = { "aws:allowedAccountIds": ["123456789012"], "platform:deletionProtection": "false" };
    const after = (changes: object, more: Changes = {}) =>
        problemsAfter({
            ...account,
            "platform:images": { repositories: { permits: { build: { ...build, ...changes } } }, pullFrom: ["test"] },
            ...more,
        });

    it("are right in a stack without deletion protection, or without apps", () => {
        expect(after({})).to.deep.equal([]);
        const withoutApps = { "platform:services": undefined, "platform:deletionProtection": "true" };
        expect(after({}, withoutApps)).to.deep.equal([]);
    });

    it("are not beside apps under deletion protection", () => {
        expect(after({}, { "platform:deletionProtection": "true" })).to.deep.equal([
            `${at}: deletionProtection is on, and the stack has apps (services.certs, services.boards); allowed in a stack without one of both. Move the registry to another stack's file, or remove it from ${fix}`,
        ]);
    });

    it("have a folder, a Dockerfile and a platform, and no argument that is no variable", () => {
        expect(
            after({
                context: "../elsewhere",
                dockerfile: "/Dockerfile",
                target: "Run time",
                args: { "a-b": "" },
                platform: "arm64",
            }),
        ).to.deep.equal([
            `${at}.args.a-b: "a-b" is not valid; allowed letters, digits and underscores, no digit first. Rename it in ${fix}`,
            `${at}.context: "../elsewhere" is not valid; allowed a folder of the project such as ./images/report. Set it in ${fix}`,
            `${at}.dockerfile: "/Dockerfile" is not valid; allowed a file in the folder such as Dockerfile. Set it in ${fix}`,
            `${at}.platform: "arm64" is not valid; allowed linux/amd64 or linux/arm64. Set it in ${fix}`,
            `${at}.target: "Run time" is not valid; allowed the name of a stage of the Dockerfile such as runtime. Set it in ${fix}`,
        ]);
        expect(after({ context: "./nowhere" })).to.deep.equal([
            `${at}.context: "./nowhere" is not valid; allowed a folder that is there, named from the project's directory. Set it in ${fix}`,
        ]);
        expect(after({ dockerfile: "web.Dockerfile" })).to.deep.equal([
            `${at}.dockerfile: "web.Dockerfile" is not valid; allowed a file that is there: there is no ${context}/web.Dockerfile. Set it in ${fix}`,
        ]);
    });

    describe("whose folder is too large", () => {
        const cache = "node_modules/.cache";
        let folder: string;

        before(() => {
            mkdirSync(cache, { recursive: true });
            folder = `./${mkdtempSync(path.join(cache, "build-"))}`;
            writeFileSync(path.join(folder, "Dockerfile"), "FROM scratch\n");
            writeFileSync(path.join(folder, "data"), "");
            truncateSync(path.join(folder, "data"), 101 * 1024 * 1024);
        });
        after(() => {
            rmSync(folder, { recursive: true });
        });

        it("say so, until .dockerignore leaves it out", () => {
            expect(problemsFor()).to.deep.equal([
                `${at}.context: ${folder} has 2 files of 102 MiB; allowed 5000 files of 100 MiB after .dockerignore. Exclude what the image does not need there, or name another folder in ${fix}`,
            ]);
            writeFileSync(path.join(folder, ".dockerignore"), "data\n");
            expect(problemsFor()).to.deep.equal([]);
        });

        const problemsFor = () => {
            const images = { repositories: { permits: { build: { ...build, context: folder } } }, pullFrom: ["test"] };
            return problemsAfter({ ...account, "platform:images": images });
        };
    });
});
