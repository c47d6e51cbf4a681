import { expect } from "chai";
import { Refusal, type FakeAws } from "./support/fake-aws";
import { type FakeCluster, revision, withFakeCluster } from "./support/cluster";
import { noon, operate } from "./support/operator";

describe("ops deploy: what becomes of the waiting", () => {
    let aws: FakeAws;
    let cluster: FakeCluster;
    withFakeCluster((fake) => {
        ({ aws, cluster } = fake);
    });

    const deploy = (...args: readonly string[]) => operate(["deploy", "permits", ...args, "--stack", "test", "--yes"]);
    const parameter = () => cluster.parameter.map(({ Value, Labels }) => [Value.slice(-3), ...Labels]);

    it("exit code 5 when the time is up, with the parameter where ECS is going", async () => {
        cluster.verdicts = [{ status: "IN_PROGRESS" }];
        const { code, answer } = await deploy("2.0.0", "--timeout", "20s", "--json");
        expect(code).to.equal(5);
        expect(answer).to.deep.include({
            version: 1,
            command: "deploy",
            stack: "test",
            service: "permits",
            result: "time is up",
        });
        expect(parameter()).to.deep.equal([["aaa", "live"], ["bbb"]]);
    });

    for (const [what, to, exitCode] of [
        ["done", 2, 0],
        ["rolled back", 1, 3],
    ] as const) {
        it(`without service deployments, goes by the rollout state and says so: ${what}`, async () => {
            aws.on("ecs ListServiceDeployments", () => new Refusal("AccessDeniedException", "not authorized"));
            const primary = {
                status: "PRIMARY",
                taskDefinition: revision("platform-test-permits", to),
                rolloutState: "COMPLETED",
            };
            cluster.deploymentsAfterUpdate = [primary];
            const { code, err } = await deploy("2.0.0", "--no-tasks");
            expect(code).to.equal(exitCode);
            expect(err).to.equal(
                "ECS does not tell of service deployments here: judged by the service's rollout state instead.\n",
            );
        });
    }

    it("takes no deployment for its own that was there before", async () => {
        const old = { serviceDeploymentArn: "arn:old", createdAt: noon / 1000 };
        aws.on("ecs ListServiceDeployments", (_input, nth) => ({
            serviceDeployments:
                nth < 3 ? [old] : [old, { serviceDeploymentArn: "arn:new", createdAt: noon / 1000 - 1 }],
        }));
        expect((await deploy("2.0.0", "--no-tasks")).err).to.equal("permits: waiting for ECS to begin\n");
        expect(aws.inputs("ecs DescribeServiceDeployments")).to.deep.equal([{ serviceDeploymentArns: ["arn:new"] }]);
    });

    it("leaves the parameter at the new image when the waiting ends early, for ECS goes on", async () => {
        cluster.verdicts = [{ status: "IN_PROGRESS" }];
        const sleep = () => Promise.reject(Object.assign(new Error("aborted"), { name: "AbortError" }));
        const argv = ["deploy", "permits", "2.0.0", "--no-tasks", "--stack", "test", "--yes"];
        const { code } = await operate(argv, { sleep });
        expect(code).to.equal(130);
        expect(parameter()).to.deep.equal([["aaa", "live"], ["bbb"]]);
    });

    it("moves the parameter back when the update is refused", async () => {
        aws.on(
            "ecs UpdateService",
            () => new Refusal("AccessDeniedException", "not authorized to perform: ecs:UpdateService"),
        );
        const { code } = await deploy("2.0.0", "--no-tasks");
        expect(code).to.equal(4);
        expect(parameter()).to.deep.equal([["aaa", "live"], ["bbb"], ["aaa"]]);
    });
});
