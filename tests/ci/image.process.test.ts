import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ECR } from "@aws-sdk/client-ecr";
import { SSM } from "@aws-sdk/client-ssm";
import { expect } from "chai";
import { useEndpoint } from "../ops/support/fake-aws";
import { Moto, motoMissing } from "../ops/support/moto";
import { run } from "../packages/preview/support/run-preview";

const missing = motoMissing();
const name = "platform/boards-commissions";
const region = "us-east-1";

/** The guide's command in processes of its own, with a stand-in for Docker and the stacks of this repository. */
describe(`an app's pipeline against moto's server${missing === undefined ? "" : `: not run, ${missing}`}`, function () {
    let moto: Moto;
    let folder: string;
    before(async function () {
        if (missing !== undefined) {
            this.skip();
        }
        moto = await Moto.start();
        useEndpoint(moto.endpoint);
        folder = mkdtempSync(path.join(tmpdir(), "app-"));
        const docker = path.join(folder, "bin", "docker");
        mkdirSync(path.dirname(docker));
        writeFileSync(docker, `#!/bin/sh\nexec node "${path.resolve(__dirname, "fake-docker.cjs")}" "$@"\n`);
        chmodSync(docker, 0o755);
    });
    after(() => {
        (moto as Moto | undefined)?.stop();
        rmSync(folder, { recursive: true, force: true });
    });

    it("goes from a commit to a parameter that names its digest", async () => {
        const app = path.join(folder, "app");
        const git = (...args: readonly string[]) =>
            execFileSync("git", ["-C", app, "-c", "user.name=a", "-c", "user.email=a@example.gov", ...args], {
                encoding: "utf8",
            }).trim();
        mkdirSync(app);
        git("init", "-q");
        git("commit", "-q", "--allow-empty", "-m", "app");
        const ecr = new ECR({ region });
        await ecr.createRepository({ repositoryName: name, imageTagMutability: "IMMUTABLE" });

        const log = path.join(folder, "docker.log");
        const { code, stdout } = await run(
            [
                "--import",
                "tsx",
                "ci/main.ts",
                "image",
                "--stack",
                "staging",
                "--service",
                "boards-commissions",
                "--context",
                app,
            ],
            { PATH: `${path.join(folder, "bin")}:${process.env["PATH"] ?? ""}`, DOCKER_LOG: log },
        );
        expect(code, stdout).to.equal(0);
        const tag = `git-${git("rev-parse", "HEAD")}`;
        const { imageDetails: [image] = [] } = await ecr.describeImages({ repositoryName: name });
        expect(image?.imageTags?.map((one) => one.replace(/\d{8}T\d{6}Z$/, "<time>")).sort()).to.deep.equal([
            tag,
            "release-staging-<time>",
        ]);
        const { Parameter } = await new SSM({ region }).getParameter({
            Name: "/platform/staging/images/boards-commissions",
        });
        const registry = "123456789012.dkr.ecr.us-east-1.amazonaws.com";
        expect(Parameter?.Value).to.equal(`${registry}/${name}@${image?.imageDigest ?? ""}`);
        const asked = readFileSync(log, "utf8")
            .trim()
            .split("\n")
            .map((line) => JSON.parse(line) as { command: string; input?: string });
        expect(asked.map(({ command }) => command)).to.deep.equal(["login", "buildx", "logout"]);
        expect(asked[0]?.input).to.match(/\S/);
    });
});
