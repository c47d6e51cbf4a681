import { appendFileSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { Refusal } from "./support/fake-aws";
import { operate } from "./support/operator";
import type { FakeRegistry } from "./support/registry";
import { imagesRoot, ops, withRegistry } from "./support/with-registry";

const repository = "123456789012.dkr.ecr.us-east-1.amazonaws.com/platform/permits";
const parameter = "/platform/staging/images/permits";
const critical = (...names: readonly string[]) => ({
    imageScanStatus: { status: "COMPLETE" },
    imageScanFindings: { findings: names.map((name) => ({ name, severity: "CRITICAL" })) },
});

describe("ops release", () => {
    const world = withRegistry();

    const release = (image: string, ...args: readonly string[]) => ops("release", "permits", image, ...args);

    it("chooses the first image: a tag that keeps it, and a parameter that is made", async () => {
        const digest = world.registry.push(["git-1"]);
        const { code, out, err } = await release("git-1");
        expect(err).to.equal("");
        expect(out).to.equal(
            `permits of staging is to run git-1: version 1 of ${parameter}.\n` +
                "Next: npm run ops -- deploy permits --stack staging; for its first deployment, pulumi up.\n",
        );
        expect(code).to.equal(0);
        expect(world.aws.changes).to.deep.equal(["ecr PutImage", "ssm PutParameter"]);
        expect(world.registry.images.get(digest)?.tags).to.deep.equal(["git-1", "release-staging-20261130T120000Z"]);
        expect(world.registry.parameters.get(parameter)).to.deep.equal([
            { Value: `${repository}@${digest}`, Description: "release git-1 by ops/jo", Labels: [], Type: "String" },
        ]);
    });

    it("chooses the first image of a service that is only prepared", async () => {
        world.registry.push(["git-1"]);
        const { code } = await ops("release", "forms", "git-1");
        expect([code, ...world.registry.parameters.keys()]).to.deep.equal([0, "/platform/staging/images/forms"]);
    });

    it("gives an image no second tag, and the parameter no second version of the same", async () => {
        world.registry.push(["git-1"]);
        await release("git-1");
        const { out } = await release("git-1");
        expect(out.split("\n")[0]).to.equal(`permits of staging has git-1 already: version 1 of ${parameter}.`);
        expect(world.aws.changes).to.deep.equal(["ecr PutImage", "ssm PutParameter"]);
    });

    it("calls an image by its build's tags, which may begin as a release's", async () => {
        const digest = world.registry.push(["release-1.4"]);
        const first = await release("release-1.4");
        expect(first.out.split("\n")[0]).to.equal(
            `permits of staging is to run release-1.4: version 1 of ${parameter}.`,
        );
        world.registry.runs(digest);
        const { code, out } = await ops("deploy", "permits", "release-1.4");
        expect([code, out]).to.deep.equal([
            0,
            "permits runs release-1.4 already. New copies of it: npm run ops -- restart permits --stack staging\n",
        ]);
    });

    it("takes of an index the image for the cluster's architecture, and keeps that one", async () => {
        const children = { amd64: world.registry.push([], undefined, "amd64"), arm64: world.registry.push([]) };
        world.registry.pushIndex(["git-2"], children);
        const { out } = await release("git-2", "--json");
        expect((JSON.parse(out) as { image: string }).image).to.equal(`${repository}@${children.arm64}`);
        expect(world.registry.images.get(children.arm64)?.tags).to.deep.equal(["release-staging-20261130T120000Z"]);
        expect(world.registry.images.get(children.amd64)?.tags).to.deep.equal([]);
    });

    it("waits for ECR's scan", async () => {
        world.registry.push(["git-1"], [{ imageScanStatus: { status: "IN_PROGRESS" } }, critical()]);
        const { code, err } = await release("git-1");
        expect([code, err]).to.deep.equal([0, "ECR scans the image: IN_PROGRESS\n"]);
    });

    it("makes no calls that change anything with --dry-run", async () => {
        world.registry.push(["git-1"]);
        const { out } = await release("git-1", "--dry-run");
        expect(out).to.match(/^would call ecr PutImage .*\nwould call ssm PutParameter .*\nNothing was changed\.\n$/);
        expect(world.aws.changes).to.deep.equal([]);
    });

    it("accepts findings that --allow names, and notes who did", async () => {
        world.registry.push(["git-1"], [critical("CVE-2026-1", "CVE-2026-2")]);
        const { code } = await release("git-1", "--allow", "CVE-2026-1,CVE-2026-2");
        expect(code).to.equal(0);
        expect(world.registry.parameters.get(parameter)?.[0]?.Description).to.equal(
            "release git-1 by ops/jo, accepting CVE-2026-1 CVE-2026-2",
        );
    });

    it("notes as well who accepted them with a deployment", async () => {
        world.registry.push(["git-1"]);
        await release("git-1");
        world.registry.runs(world.registry.push(["git-2"], [critical("CVE-2026-1")]));
        expect((await ops("deploy", "permits", "git-2", "--allow", "CVE-2026-1")).code).to.equal(0);
        expect(world.registry.parameters.get(parameter)?.at(-1)?.Description).to.equal(
            "deploy git-2 by ops/jo, accepting CVE-2026-1",
        );
    });

    it("leaves an image alone that the stack builds", async () => {
        const builds = path.resolve(__dirname, "../fixtures/ops-builds");
        const { code, err } = await operate(["release", "permits", "git-1", "--stack", "dev", "--yes"], {
            root: builds,
        });
        expect([code, err]).to.deep.equal([
            2,
            "the image of permits is built by this stack, from ./tests/fixtures/image-build: change it there and run `pulumi up`.\n",
        ]);
        expect(world.aws.changes).to.deep.equal([]);
    });

    describe("where the registry says what stops it", () => {
        let strict: string;
        const blocksFrom = (severity: string) => {
            cpSync(imagesRoot, strict, { recursive: true });
            appendFileSync(path.join(strict, "Pulumi.shared.yaml"), `    block: ${severity}\n`);
        };
        beforeEach(() => {
            strict = mkdtempSync(path.join(tmpdir(), "ops-"));
        });
        afterEach(() => {
            rmSync(strict, { recursive: true });
        });

        it("names what is as severe or worse, and nothing lesser", async () => {
            blocksFrom("HIGH");
            const findings = [
                { name: "CVE-2026-1", severity: "HIGH" },
                { name: "CVE-2026-2", severity: "MEDIUM" },
            ];
            const enhancedFindings = [
                { severity: "CRITICAL", packageVulnerabilityDetails: { vulnerabilityId: "CVE-2026-3" } },
                { severity: "UNTRIAGED", title: "CVE-2026-4" },
            ];
            world.registry.push(
                ["git-1"],
                [{ imageScanStatus: { status: "ACTIVE" }, imageScanFindings: { findings, enhancedFindings } }],
            );
            const { code, err } = await operate(["release", "permits", "git-1", "--yes"], { root: strict });
            expect(code).to.equal(1);
            expect(err).to.match(
                /^ECR found what is high or critical in sha256:\w+: CVE-2026-1, CVE-2026-3\. Build it anew without, or accept them with --allow CVE-2026-1,CVE-2026-3\.\n$/,
            );
        });

        it("is stopped by all that has a severity while that file has a mistake there", async () => {
            blocksFrom("SEVERE");
            const findings = [{ name: "CVE-2026-1", severity: "LOW" }];
            world.registry.push(
                ["git-1"],
                [{ imageScanStatus: { status: "COMPLETE" }, imageScanFindings: { findings } }],
            );
            const { err } = await operate(["release", "permits", "git-1", "--yes"], { root: strict });
            expect(err).to.match(/^ECR found what is low or worse in sha256:\w+: CVE-2026-1\. /);
        });
    });

    const refused: readonly (readonly [string, (images: FakeRegistry) => string, number, RegExp])[] = [
        [
            "critical findings",
            (images) => images.push(["git-1"], [critical("CVE-2026-2", "CVE-2026-1")]),
            1,
            /^ECR found what is critical in sha256:\w+: CVE-2026-1, CVE-2026-2\. Build it anew without, or accept them with --allow CVE-2026-1,CVE-2026-2\.\n$/,
        ],
        [
            "an image that ECR does not scan",
            (images) => images.push(["git-1"], []),
            1,
            /^ECR has not scanned sha256:\w+: NO_SCAN\. To release it all the same, add --allow unscanned\.\n$/,
        ],
        [
            "an image for other processors",
            (images) => images.push(["git-1"], undefined, "amd64"),
            2,
            /^the image sha256:\w+ is for amd64; the instances of staging run arm64\. Build it for arm64, and release that\.\n$/,
        ],
        [
            "an index without an image for these processors",
            (images) => images.pushIndex(["git-1"], { amd64: images.push([]) }),
            2,
            /^the image sha256:\w+ is for amd64; the instances of staging run arm64\./,
        ],
        [
            "an image that is not there",
            () => "",
            2,
            /^123456789012\.dkr\.ecr\.us-east-1\.amazonaws\.com\/platform\/permits has no image git-1\.\n$/,
        ],
    ];
    for (const [what, push, exitCode, message] of refused) {
        it(`refuses ${what}, and changes nothing`, async () => {
            push(world.registry);
            const { code, err } = await release("git-1");
            expect(err).to.match(message);
            expect(code).to.equal(exitCode);
            expect(world.aws.changes).to.deep.equal([]);
        });
    }

    it("gives up when the scan takes longer than --timeout", async () => {
        world.registry.push(["git-1"], [{ imageScanStatus: { status: "IN_PROGRESS" } }]);
        const { code, err } = await release("git-1", "--timeout", "10s");
        expect(err).to.match(/ECR is still scanning the image; nothing was released\.\n$/);
        expect(code).to.equal(5);
    });

    it("says that the architecture is not known where the configuration cannot be read", async () => {
        world.aws.on("ecr GetDownloadUrlForLayer", () => new Refusal("AccessDeniedException"));
        world.registry.push(["git-1"]);
        const { code, err } = await release("git-1");
        expect([code, err]).to.deep.equal([
            0,
            "The image's architecture is not known: its configuration cannot be read.\n",
        ]);
    });

    it("leave no image unnoticed that runs without a tag to keep it, or was never released", async () => {
        world.registry.runs(world.registry.push(["git-1"]));
        const findings = async () =>
            (await operate(["undeployed", "--json"], { root: imagesRoot })).answer["findings"] as readonly string[];
        const unreleased = "permits: no image was released";
        const ofFunction = ["fn-report: not deployed", "fn-report: no image was released"];
        expect(await findings()).to.deep.equal([
            unreleased,
            "permits: no tag of this stack's keeps the image that runs: npm run ops -- deploy permits <image> --stack staging gives it one",
            ...ofFunction,
        ]);
        await release("git-1");
        expect(await findings()).to.deep.equal(ofFunction);
    });

    it("nor one of a function", async () => {
        const findings = async () =>
            ((await operate(["undeployed", "--json"], { root: imagesRoot })).answer["findings"] as string[]).filter(
                (finding) => finding.startsWith("fn-"),
            );
        const old = world.registry.push(["git-1"], undefined, "amd64");
        const next = world.registry.push(["git-2"], undefined, "amd64");
        world.registry.runs(world.registry.push(["git-3"]));
        world.registry.functionRuns(old);
        expect(await findings()).to.deep.equal([
            "fn-report: no image was released",
            "fn-report: no tag of this stack's keeps the image that runs: npm run ops -- release fn-report <image> --stack staging gives it one",
        ]);
        await ops("release", "fn-report", "git-1");
        expect(await findings()).to.deep.equal([]);
        await ops("release", "fn-report", "git-2");
        expect(await findings()).to.deep.equal([
            `fn-report: runs ${old.slice(7, 19)}, and is to run ${next.slice(7, 19)}`,
        ]);
        world.aws.on("lambda GetFunction", () => new Refusal("AccessDeniedException", "no", 403));
        expect((await operate(["undeployed"], { root: imagesRoot })).code).to.equal(4);
    });
});
