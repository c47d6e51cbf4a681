import { asText } from "@platform/aws-model/wire";
import type { WireMap } from "@platform/aws-model/wire";
import { without } from "../arguments";
import type { Child, Construction } from "../construction";
import { apply, applyAll, at } from "../values";
import type { Value } from "../values";
import { containerDefinitions, containersByName, loadBalancersOf } from "./containers";
import { shortDigest } from "./digest";
import { fargateSize } from "./fargate-size";
import { logGroup } from "./log-group";
import { role } from "./role";

export type LaunchType = "EC2" | "FARGATE";

const TRUST = JSON.stringify({
    Version: "2012-10-17",
    Statement: [
        { Action: "sts:AssumeRole", Principal: { Service: "ecs-tasks.amazonaws.com" }, Effect: "Allow", Sid: "" },
    ],
});
const EXECUTION_POLICY = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";
const OWN_ARGUMENTS = ["container", "containers", "logGroup", "taskRole", "executionRole"] as const;

export interface TaskDefinition {
    readonly made: Child;
    readonly loadBalancers: Value;
    readonly outputs: Record<string, Value>;
}

/** awsx.ecs.EC2TaskDefinition and FargateTaskDefinition: with a log group and two roles unless others are given. */
export async function taskDefinition(construction: Construction, launchType: LaunchType): Promise<TaskDefinition> {
    const { args, name } = construction;
    const containers = containersByName(args);
    const skipsLogs = at(args["logGroup"], "skip") === true;
    const logs = skipsLogs ? undefined : await logGroup(construction, args["logGroup"]);
    const taskRole = await role(construction, `${name}-task`, args["taskRole"], {
        assumeRolePolicy: TRUST,
        policyArns: [],
    });
    const executionRole = await role(construction, `${name}-execution`, args["executionRole"], {
        assumeRolePolicy: TRUST,
        policyArns: [EXECUTION_POLICY],
    });
    const definitions = containerDefinitions(construction, containers, logs?.id);
    const text = apply(definitions, (plain) => JSON.stringify(plain));
    const { stack } = construction.engine;
    const made = await construction.resource("aws:ecs/taskDefinition:TaskDefinition", name, {
        ...(launchType === "EC2" ? { networkMode: "awsvpc" } : sizeOf(definitions)),
        ...without(args, ...OWN_ARGUMENTS),
        ...(launchType === "EC2" ? {} : { networkMode: "awsvpc" }),
        requiresCompatibilities: [launchType],
        taskRoleArn: taskRole.arn,
        executionRoleArn: executionRole.arn,
        family: applyAll(
            [args["family"], text],
            (family, json) => family ?? `${name}-${shortDigest(`${stack}${asText(json)}`)}`,
        ),
        containerDefinitions: text,
    });
    const loadBalancers = loadBalancersOf(construction, containers);
    const outputs = {
        taskDefinition: made.reference,
        logGroup: logs?.made?.reference,
        taskRole: taskRole.made?.reference,
        executionRole: executionRole.made?.reference,
        loadBalancers,
    };
    return { made, loadBalancers, outputs };
}

function sizeOf(definitions: Value): { cpu: Value; memory: Value } {
    const size = apply(definitions, (plain) => fargateSize(plain as WireMap[]));
    return { cpu: at(size, "cpu"), memory: at(size, "memory") };
}
