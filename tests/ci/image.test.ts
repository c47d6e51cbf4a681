import path from "node:path";
import { expect } from "chai";
import { FakeAws, Refusal } from "../ops/support/fake-aws";
import { operate } from "../ops/support/operator";
import { FakeRegistry } from "../ops/support/registry";
import { assumed, atGithub } from "./at-github";
import { runInSituation, type StepSituation } from "./fixture";

const directory = path.resolve(__dirname, "../fixtures/ops-images");
const registryHost = "123456789012.dkr.ecr.us-east-1.amazonaws.com";
const repository = `${registryHost}/platform/permits`;
const hash = "0123456789abcdef0123456789abcdef01234567";
const tag = `git-${hash}`;
const credentials = { AWS_ACCESS_KEY_ID: "ASIA1", AWS_SECRET_ACCESS_KEY: "secret", AWS_SESSION_TOKEN: "session" };
const app = "/work/app";
const programs = {
    [`git -C ${app} log`]: { stdout: `${hash} 2026-11-30T11:00:00+00:00\n` },
};

describe("ci: the image of an app", () => {
    let aws: FakeAws;
    let registry: FakeRegistry;
    beforeEach(async () => {
        aws = new FakeAws();
        registry = new FakeRegistry(aws);
        aws.on("unsigned AssumeRoleWithWebIdentity", () => assumed);
        aws.on("ecr GetAuthorizationToken", () => ({
            authorizationData: [{ authorizationToken: Buffer.from("AWS:hunter2").toString("base64") }],
        }));
        await aws.start();
    });
    afterEach(() => {
        aws.stop();
    });

    const image = (more: StepSituation = {}, ...args: readonly string[]) =>
        atGithub(["image", "--stack", "staging", "--service", "permits", "--context", app, ...args], {
            directory,
            ...more,
            programs: { ...programs, ...more.programs },
        });
    const commands = ({ started }: { started: readonly { command: string }[] }) =>
        started.map(({ command }) => command);

    it("is built of the commit for the stack's processors, pushed, and released, in the app's own role", async () => {
        const { code, started } = await image({}, "--dockerfile", "deploy/Dockerfile");
        expect(code).to.equal(0);
        expect(started.map(({ command }) => command)).to.deep.equal([
            `git -C ${app} log -1 --format=%H %cI`,
            `git -C ${app} status --porcelain --untracked-files=no .`,
            `docker login --username AWS --password-stdin ${registryHost}`,
            [
                "docker buildx build --push --provenance=false --sbom=false --platform linux/arm64",
                `--tag ${repository}:${tag}`,
                `--label org.opencontainers.image.revision=${hash}`,
                "--label org.opencontainers.image.created=2026-11-30T11:00:00+00:00",
                "--label org.opencontainers.image.source=https://github.test/example-gov/platform",
                `--file ${app}/deploy/Dockerfile ${app}`,
            ].join(" "),
            `docker logout ${registryHost}`,
            `npm run --silent ops -- release permits ${tag} --stack staging --yes`,
        ]);
        const [{ RoleArn, DurationSeconds } = {}] = aws.inputs("unsigned AssumeRoleWithWebIdentity");
        expect([RoleArn, DurationSeconds]).to.deep.equal([
            "arn:aws:iam::123456789012:role/platform-staging-ci-images-permits",
            "3600",
        ]);
    });

    it("hands the password to docker's stdin, and the role to the release alone", async () => {
        const { started } = await image();
        const handed = started.filter(({ env, input }) => env !== undefined || input !== undefined);
        expect(
            handed.map(({ command, env, input }) => [command.split(" ").slice(0, 2).join(" "), env, input]),
        ).to.deep.equal([
            ["docker login", undefined, "hunter2"],
            ["npm run", credentials, undefined],
        ]);
    });

    it("is not built again in a repeated run: its tag never moves", async () => {
        registry.push([tag]);
        const { code, started } = await image();
        expect([code, started.some(({ command }) => command.startsWith("docker"))]).to.deep.equal([0, false]);
    });

    it("signs out of the registry and releases nothing where the build or the scan fails", async () => {
        const failed = await image({ programs: { "docker buildx": { code: 1 } } });
        expect([failed.code, failed.said]).to.deep.equal([
            1,
            "error: docker buildx build failed: nothing was released\n",
        ]);
        expect(commands(failed).at(-1)).to.equal(`docker logout ${registryHost}`);
        const refused = await image({ programs: { "npm run --silent ops": { code: 5 } } });
        expect(refused.code).to.equal(1);
        const closed = await image({ programs: { "docker login": { code: 1 } } });
        expect(closed.said).to.equal(`error: docker login ${registryHost} failed\n`);
    });

    it("is of a commit, with nothing changed since", async () => {
        const none = await image({ programs: { [`git -C ${app} log`]: { code: 128 } } });
        expect([none.code, none.said]).to.deep.equal([
            2,
            `error: --context is "${app}"; allowed: a folder of a git repository\n`,
        ]);
        const changed = await image({ programs: { [`git -C ${app} status`]: { stdout: " M server.js\n" } } });
        expect([changed.code, changed.said]).to.deep.equal([
            2,
            `error: ${app} is not what was committed, and its tag would say it is; commit or undo:\n M server.js\n`,
        ]);
        expect(aws.received).to.deep.equal([]);
    });

    for (const [what, argv, message] of [
        ["no service", [], "name the service: --service NAME"],
        [
            "a service that is none",
            ["--service", "permit"],
            'Pulumi.staging.yaml deploys no service "permit"; it has: forms, permits. Did you mean permits?',
        ],
        [
            "a service without a role",
            ["--service", "forms"],
            "Pulumi.staging.yaml has no forms in platform:delivery.images, so there is no role to take",
        ],
    ] as const) {
        it(`exit code 2 for ${what}`, async () => {
            const ran = await atGithub(["image", "--stack", "staging", "--context", app, ...argv], {
                directory,
                programs,
            });
            expect([ran.code, ran.said]).to.deep.equal([2, `error: ${message}\n`]);
        });
    }

    it("says what AWS refuses", async () => {
        aws.on("ecr DescribeImages", () => new Refusal("AccessDeniedException", "is not authorized to perform"));
        const { code, said } = await image();
        expect([code, said]).to.deep.equal([2, "error: is not authorized to perform\n"]);
    });

    it("asks in a terminal before a release to a protected stack, with credentials of one's own", async () => {
        const { started } = await runInSituation(
            ["image", "--stack", "staging", "--service", "permits", "--context", app],
            { directory, programs },
        );
        expect(started.at(-1)).to.deep.equal({
            command: `npm run --silent ops -- release permits ${tag} --stack staging`,
            env: {},
            input: undefined,
        });
    });

    it("is released with what its role may do, and no more", async () => {
        await image();
        registry.push([tag]);
        const { code } = await operate(["release", "permits", tag, "--stack", "staging", "--yes"], { root: directory });
        expect(code).to.equal(0);
        const asked = aws.received.map(({ operation }) => operation.replace(" ", ":"));
        expect([...new Set(asked)].sort()).to.deep.equal([
            "ecr:BatchGetImage",
            "ecr:DescribeImageScanFindings",
            "ecr:DescribeImages",
            "ecr:GetAuthorizationToken",
            "ecr:GetDownloadUrlForLayer",
            "ecr:PutImage",
            "ssm:GetParameter",
            "ssm:PutParameter",
            "sts:GetCallerIdentity", // which takes no right
            "unsigned:AssumeRoleWithWebIdentity",
        ]);
    });
});
