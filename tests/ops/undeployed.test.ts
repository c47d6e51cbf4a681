import { expect } from "chai";
import { FakeAws } from "./support/fake-aws";
import { digest, FakeCluster, image } from "./support/cluster";
import { noon, operate } from "./support/operator";

const daysAgo = (days: number): number => noon / 1000 - days * 86_400;

describe("ops undeployed", () => {
    let aws: FakeAws;
    let cluster: FakeCluster;
    beforeEach(async () => {
        aws = new FakeAws();
        cluster = new FakeCluster(aws);
        pushed([["a", 9]]);
        await aws.start();
    });
    afterEach(() => {
        aws.stop();
    });

    /** Images of the repository, each with the days since it was pushed. */
    function pushed(images: readonly (readonly [string, number])[]): void {
        aws.on("ecr DescribeImages", () => ({
            imageDetails: images.map(([letter, days]) => ({
                imageDigest: digest(letter),
                imageTags: [`git-${letter}`],
                imagePushedAt: daysAgo(days),
            })),
        }));
    }
    const undeployed = (...args: readonly string[]) => operate(["undeployed", "--stack", "test", ...args]);
    const notDeployed = ["boards: not deployed", "permits-next: not deployed"];

    it("shows what runs, what is to run, and what was pushed since", async () => {
        pushed([
            ["c", 1],
            ["a", 9],
            ["b", 2],
        ]);
        const { code, out } = await undeployed();
        expect(out).to.equal(
            [
                "service       runs          is to run     pushed since",
                "boards        -             1.0.0         unknown",
                "permits       aaaaaaaaaaaa  aaaaaaaaaaaa  git-c, git-b",
                "permits-next  -             aaaaaaaaaaaa  unknown",
                "",
                ...notDeployed,
                "",
            ].join("\n"),
        );
        expect(code).to.equal(1);
    });

    for (const [what, args, finding] of [
        ["for longer than three days", [], "permits: git-b waited for more than 3 days"],
        ["for longer than --days", ["--days", "0"], "permits: git-c, git-b waited for more than 0 days"],
    ] as const) {
        it(`names images that waited ${what}`, async () => {
            pushed([
                ["b", 4],
                ["c", 1],
                ["a", 9],
            ]);
            const { answer } = await undeployed(...args, "--json");
            expect(answer["findings"]).to.have.members([...notDeployed, finding]);
        });
    }

    it("names a service that runs another image than its parameter says", async () => {
        cluster.parameter.push({ Version: 2, Value: `${image}@${digest("b")}`, Labels: [] });
        const { answer } = await undeployed("--json");
        expect(answer["findings"]).to.have.members([
            ...notDeployed,
            "permits: runs aaaaaaaaaaaa, and is to run bbbbbbbbbbbb",
        ]);
    });

    it("claims nothing where the image that runs is gone from ECR", async () => {
        pushed([["b", 4]]);
        const { answer } = await undeployed("--json");
        expect(
            (answer["services"] as { service: string; newer?: unknown }[]).find(({ service }) => service === "permits"),
        ).not.to.have.property("newer");
    });

    it("exit code 2 for days that are none", async () => {
        expect(await undeployed("--days", "few")).to.deep.include({
            code: 2,
            err: '--days is "few"; allowed: a number from 0 to 999.\n',
        });
    });
});
