import { expect } from "chai";
import { record, recordBoth } from "../../../harness/record";
import { service } from "./fixture";

const taskDefinition = "aws:ecs/taskDefinition:TaskDefinition";

describe("OneOffTasks", () => {
    const tasks = { migrate: { command: ["npm", "run", "migrate"], memoryMiB: 512 } };
    const start =
        "aws ecs run-task --region us-east-1 --cluster platform-test --task-definition platform-test-app_task-migrate " +
        "--capacity-provider-strategy capacityProvider=cluster-1234567,weight=1 " +
        "--enable-ecs-managed-tags --propagate-tags TASK_DEFINITION";

    async function commands(config: Readonly<Record<string, unknown>>) {
        const { strict, placeholder } = await recordBoth(service({ tasks, ...config }));
        expect(strict.list).to.deep.equal(placeholder.list);
        const group = placeholder.names("aws:ec2/securityGroup:SecurityGroup")[0];
        return {
            ...(placeholder.one("platform:ecs:Service", "app").outputs["taskCommands"] as Record<string, string>),
            group: group === undefined ? "" : placeholder.id("aws:ec2/securityGroup:SecurityGroup", group),
        };
    }

    it("has a task definition for each, and nothing that runs it", async () => {
        const recording = await record(service({ tasks, port: 3000 }));
        expect(recording.list.filter((entry) => entry.includes("app-task"))).to.deep.equal([
            "aws:ecs/taskDefinition:TaskDefinition app-task-migrate",
            "platform:ecs:OneOffTasks app-task",
        ]);
        const { family } = recording.inputs(taskDefinition, "app-task-migrate");
        expect(family).to.equal("platform-test-app_task-migrate");
        const containers = recording.document(taskDefinition, "app-task-migrate", "containerDefinitions");
        expect(containers).to.have.nested.property("[0].memory", 512);
        expect(containers).to.have.nested.property("[0].portMappings").that.deep.equals([]);
        expect(containers).to.have.nested.property(
            "[0].logConfiguration.options.awslogs-stream-prefix",
            "task-migrate",
        );
    });

    it("tells the command that runs it", async () => {
        expect(await commands({})).to.deep.equal({ migrate: start, group: "" });
        expect(await commands({ exec: true })).to.deep.equal({
            migrate: `${start} --enable-execute-command`,
            group: "",
        });
    });

    it("puts awsvpc tasks into the service's network", async () => {
        const { migrate, group } = (await commands({ networkMode: "awsvpc" })) as Record<string, string>;
        expect(migrate).to.equal(
            `${start} --network-configuration 'awsvpcConfiguration={subnets=[subnet-a,subnet-b],` +
                `securityGroups=[${group ?? ""}],assignPublicIp=DISABLED}'`,
        );
    });
});
