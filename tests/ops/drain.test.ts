import { expect } from "chai";
import { FakeAws } from "./support/fake-aws";
import { FakeCluster } from "./support/cluster";
import { operate } from "./support/operator";

interface InstanceState {
    readonly id: string;
    readonly tasks: number;
    readonly freeMiB: number;
}

describe("ops drain", () => {
    let aws: FakeAws;
    /** The cluster's instances at each time that they are asked for; the last stay. */
    let states: readonly (readonly InstanceState[])[];
    const old = (tasks: number): InstanceState => ({ id: "i-old", tasks, freeMiB: 0 });
    const other = { id: "i-other", tasks: 1, freeMiB: 600 };
    beforeEach(async () => {
        aws = new FakeAws();
        new FakeCluster(aws);
        states = [
            [old(2), other],
            [old(2), other],
            [old(1), other],
            [old(0), other],
        ];
        let asked = 0;
        aws.on("ecs ListContainerInstances", () => ({ containerInstanceArns: ["some"] }));
        aws.on("ecs DescribeContainerInstances", () => ({
            containerInstances: (states[Math.min(asked++, states.length - 1)] ?? []).map(({ id, tasks, freeMiB }) => ({
                ...{
                    ec2InstanceId: id,
                    containerInstanceArn: `arn/${id}`,
                    status: "ACTIVE",
                    agentConnected: true,
                    runningTasksCount: tasks,
                },
                registeredAt: { "i-old": 1, "i-other": 2 }[id] ?? 3,
                remainingResources: [
                    { name: "CPU", integerValue: 1024 },
                    { name: "MEMORY", integerValue: freeMiB },
                ],
            })),
        }));
        aws.on("ecs ListTasks", () => ({ taskArns: ["one", "two"] }));
        tasks({ memory: "512", memoryReservation: "256" }, { memory: "256" });
        aws.on("ecs UpdateContainerInstancesState", () => ({}));
        aws.on(
            "autoscaling TerminateInstanceInAutoScalingGroup",
            () => "<TerminateInstanceInAutoScalingGroupResponse/>",
        );
        await aws.start();
    });
    afterEach(() => {
        aws.stop();
    });

    function tasks(...containers: readonly object[]): void {
        aws.on("ecs DescribeTasks", () => ({
            tasks: containers.map((container) => ({ containers: [{ cpu: "256", ...container }] })),
        }));
    }
    const drain = (...args: readonly string[]) => operate(["drain", ...args, "--stack", "test", "--yes"]);

    it("empties an instance and waits until it is empty", async () => {
        expect(await drain("i-old")).to.deep.include({
            code: 0,
            out: "i-old runs no tasks, and takes none. --replace ends it.\n",
            err: "i-old: 2 tasks left\ni-old: 1 tasks left\n",
        });
        expect(aws.changes).to.deep.equal(["ecs UpdateContainerInstancesState"]);
        expect(aws.inputs("ecs UpdateContainerInstancesState")).to.deep.equal([
            { cluster: "platform-test", containerInstances: ["arn/i-old"], status: "DRAINING" },
        ]);
    });

    it("oldest is the one that registered first", async () => {
        await drain("oldest");
        expect(aws.inputs("ecs UpdateContainerInstancesState")[0]).to.deep.include({
            containerInstances: ["arn/i-old"],
        });
    });

    it("--replace ends it, and waits for the successor", async () => {
        states = [[old(0), other], [old(0), other], [other], [other, { id: "i-new", tasks: 0, freeMiB: 7000 }]];
        const { code, out, err } = await drain("i-old", "--replace");
        expect(out).to.equal("i-old is ended, and its successor has registered.\n");
        expect(err).to.equal("i-old is gone; waiting for its successor\n");
        expect(code).to.equal(0);
        expect(aws.inputs("autoscaling TerminateInstanceInAutoScalingGroup")[0]).to.deep.include({
            InstanceId: "i-old",
            ShouldDecrementDesiredCapacity: "false",
        });
    });

    it("exit code 1, and nothing changed, where the others have no room", async () => {
        states = [[old(2), { ...other, freeMiB: 511 }]];
        expect(await drain("i-old")).to.deep.include({
            code: 1,
            out: "1 other instances have no room for 1 of the tasks on i-old. Nothing was changed; --force goes on.\n",
        });
        expect(aws.changes).to.deep.equal([]);
    });

    it("there is room where it is just enough", async () => {
        states = [
            [old(2), { ...other, freeMiB: 512 }],
            [old(0), other],
        ];
        expect((await drain("i-old")).code).to.equal(0);
    });

    it("of a task whose size ECS does not tell, it is not known that it has room", async () => {
        tasks({}, { memory: "256" });
        expect((await drain("i-old", "--json")).answer).to.deep.include({ instance: "i-old", unplaced: 1 });
    });

    it("--force drains it all the same", async () => {
        states = [[old(0), { ...other, freeMiB: 0 }]];
        expect((await drain("i-old", "--force")).code).to.equal(0);
        expect(aws.changes).to.deep.equal(["ecs UpdateContainerInstancesState"]);
    });

    for (const [what, last, result] of [
        ["tasks stay", [old(1), other], "draining"],
        ["no successor comes", [old(0), other], "replacing"],
    ] as const) {
        it(`exit code 5 when ${what} until the time is up`, async () => {
            states = [[old(1), other], last];
            const { code, answer } = await drain("i-old", "--replace", "--timeout", "1m", "--json");
            expect({ code, result: answer["result"] }).to.deep.equal({ code: 5, result });
        });
    }

    it("--dry-run makes no call that changes something", async () => {
        const { out } = await drain("i-old", "--replace", "--dry-run");
        expect(out).to.match(
            /^would call ecs UpdateContainerInstancesState .*\nwould call autoscaling TerminateInstanceInAutoScalingGroup .*\nNothing was changed\.\n$/,
        );
        expect(aws.changes).to.deep.equal([]);
    });

    it("exit code 2 for an instance that is not there", async () => {
        expect(await drain("i-none")).to.deep.include({
            code: 2,
            err: 'the cluster has no instance "i-none"; it has: i-old, i-other.\n',
        });
    });
});
