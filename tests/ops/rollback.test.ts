import { expect } from "chai";
import type { FakeAws } from "./support/fake-aws";
import { digest, type FakeCluster, image, revision, withFakeCluster } from "./support/cluster";
import { operate } from "./support/operator";

describe("ops rollback", () => {
    let aws: FakeAws;
    let cluster: FakeCluster;
    withFakeCluster((fake) => {
        ({ aws, cluster } = fake);
    });

    const rollback = (...args: readonly string[]) =>
        operate(["rollback", "permits", ...args, "--stack", "test", "--yes"]);
    const parameter = () => cluster.parameter.map(({ Value, Labels }) => [Value.slice(-3), ...Labels]);
    /** Image `a` runs and `b` ran before. */
    function releasedBefore(): void {
        cluster.parameter = [
            { Version: 1, Value: `${image}@${digest("b")}`, Labels: ["previous"] },
            { Version: 2, Value: `${image}@${digest("a")}`, Labels: ["live"] },
        ];
    }

    it("deploys the image that ran before, without the tasks before a deployment", async () => {
        releasedBefore();
        const { code, out } = await rollback();
        expect(out).to.match(
            /^permits runs bbbbbbbbbbbb, revision platform-test-permits:2; before it, aaaaaaaaaaaa\.\n/,
        );
        expect(code).to.equal(0);
        expect(aws.changes).not.to.include("ecs RunTask");
        expect(parameter()).to.deep.equal([["bbb", "previous"], ["aaa"], ["bbb", "live"]]);
    });

    it("does not go on to what it has just left", async () => {
        releasedBefore();
        await rollback();
        const { code, err } = await rollback();
        expect(err).to.equal(
            "no image is known that ran before: name a version with --to. There are: 3 (bbbbbbbbbbbb), 2 (aaaaaaaaaaaa), 1 (bbbbbbbbbbbb).\n",
        );
        expect(code).to.equal(2);
    });

    it("--to deploys what a version names", async () => {
        releasedBefore();
        expect((await rollback("--to", "1")).code).to.equal(0);
        expect(parameter().at(-1)).to.deep.equal(["bbb", "live"]);
    });

    it("--to: exit code 2 for a version that is not there, and for an image that is gone", async () => {
        cluster.parameter = [
            { Version: 4, Value: `${image}@${digest("c")}`, Labels: [] },
            { Version: 5, Value: `${image}@${digest("a")}`, Labels: ["live"] },
        ];
        expect(await rollback("--to", "3")).to.deep.include({
            code: 2,
            err: '--to is "3"; there is no such version: name a version with --to. There are: 5 (aaaaaaaaaaaa), 4 (cccccccccccc).\n',
        });
        expect(await rollback("--to", "4")).to.deep.include({
            code: 2,
            err: `the image of version 4 is gone: ${image}@${digest("c")}. The others: npm run ops -- rollback permits --list --stack test\n`,
        });
        expect(aws.changes).to.deep.equal([]);
    });

    it("--list shows the versions, and whether their images are there", async () => {
        releasedBefore();
        cluster.parameter.push({ Version: 3, Value: "registry.example.gov/permits:1.9.0", Labels: [] });
        const { code, out } = await rollback("--list");
        expect(out).to.equal(
            [
                "version  image         written  in ECR   labels",
                "3        1.9.0         unknown  unknown",
                "2        aaaaaaaaaaaa  unknown  there    live",
                "1        bbbbbbbbbbbb  unknown  there    previous",
                "",
            ].join("\n"),
        );
        expect(code).to.equal(0);
        expect(aws.changes).to.deep.equal([]);
    });

    describe("while a deployment is under way", () => {
        beforeEach(() => {
            cluster.parameter.push({ Version: 2, Value: `${image}@${digest("b")}`, Labels: [] });
            aws.on("ecs StopServiceDeployment", () => ({}));
        });

        it("has ECS stop it and go back, and moves the parameter back", async () => {
            cluster.verdicts = [
                { status: "IN_PROGRESS" },
                { status: "ROLLBACK_IN_PROGRESS" },
                { status: "ROLLBACK_SUCCESSFUL" },
            ];
            const { code, out } = await rollback();
            expect(out).to.equal(
                "The deployment of permits was stopped, and the copies from before it run.\nIts parameter names aaaaaaaaaaaa.\n",
            );
            expect(code).to.equal(0);
            expect(aws.changes).to.deep.equal(["ecs StopServiceDeployment", "ssm PutParameter"]);
            expect(aws.inputs("ecs StopServiceDeployment")[0]).to.deep.include({ stopType: "ROLLBACK" });
            expect(parameter().at(-1)).to.deep.equal(["aaa"]);
        });

        it("exit code 3 when ECS does not get back", async () => {
            cluster.verdicts = [{ status: "PENDING" }, { status: "ROLLBACK_FAILED", statusReason: "no capacity" }];
            const { code, out } = await rollback();
            expect(out).to.contain("was stopped, and ECS did not get back.\n");
            expect(out).to.contain("  ECS: rollback failed: no capacity\n");
            expect(code).to.equal(3);
        });

        it("says so where no version is marked as live", async () => {
            cluster.parameter.forEach((version) => (version.Labels = []));
            cluster.verdicts = [{ status: "IN_PROGRESS" }, { status: "ROLLBACK_SUCCESSFUL" }];
            expect((await rollback()).out).to.contain(
                "No version of its parameter is marked as live, so the parameter was left as it is",
            );
            expect(aws.changes).to.deep.equal(["ecs StopServiceDeployment"]);
        });

        it("of an image that stands in the stack file, says that it has to be changed there", async () => {
            cluster.verdicts = [{ status: "IN_PROGRESS" }, { status: "ROLLBACK_SUCCESSFUL" }];
            const family = revision("platform-test-boards", 1);
            aws.on("ecs DescribeServices", () => ({
                services: [{ serviceArn: "arn:boards", taskDefinition: family }],
            }));
            const { code, out } = await operate(["rollback", "boards", "--stack", "test", "--yes"]);
            expect(out).to.equal(
                "The deployment of boards was stopped, and the copies from before it run.\n" +
                    "Pulumi.test.yaml still names the image that was stopped: put the last one there before the next pulumi up.\n",
            );
            expect(code).to.equal(0);
            expect(aws.changes).to.deep.equal(["ecs StopServiceDeployment"]);
        });

        it("--dry-run shows the calls and makes none", async () => {
            cluster.verdicts = [{ status: "IN_PROGRESS" }];
            const { out, code } = await rollback("--dry-run");
            expect(out).to.match(
                /^would call ecs StopServiceDeployment \{.*\}\nwould call ssm PutParameter \{.*\}\nNothing was changed\.\n$/,
            );
            expect(code).to.equal(0);
            expect(aws.changes).to.deep.equal([]);
        });
    });

    it("names the revisions that one-off tasks have afterwards", async () => {
        releasedBefore();
        await rollback();
        expect([...cluster.definitions.keys()]).to.include(revision("platform-test-permits_task-report", 2));
    });
});
