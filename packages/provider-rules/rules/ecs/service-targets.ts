import { TARGET_GROUP } from "@platform/aws-model/types";
import type { Problem } from "../../problem";
import type { JudgedIndex, JudgedResource } from "../../judged-resource";
import type { Value } from "@platform/aws-model/value";
import { rule, type Rule } from "../../rule";
import { containersOf } from "./containers";

const TASK = ["aws:ecs/taskDefinition:TaskDefinition"];

/** How a service and its load balancer fit: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-load-balancing.html */
export const serviceTargetRules: readonly Rule[] = [...rule(["aws:ecs/service:Service"], mappings, targetType)];

/** The container and port that a load balancer is pointed at must be mapped in the task definition. */
function* mappings(service: JudgedResource, index: JudgedIndex): Generator<Problem> {
    const task = index.target(service, "taskDefinition", TASK);
    const containers = task === undefined ? undefined : containersOf(task);
    for (const target of containers === undefined ? [] : service.inputs.all("loadBalancers.*")) {
        const [name, port] = [target.at("containerName"), target.at("containerPort")];
        const names = containers?.map((one) => one.at("name").asString) ?? [];
        const container = containers?.find((one) => one.at("name").asString === name.asString);
        if (name.asString !== undefined && container === undefined && !names.includes(undefined)) {
            const message = `is no container of task definition "${task?.name ?? ""}", which has ${names.join(", ")}`;
            yield { code: "unknown-container", at: name, message, fix: "name one of these" };
        }
        yield* container === undefined ? [] : portProblems(port, container);
    }
}

function portProblems(port: Value, container: Value): Problem[] {
    const ports = container.all("portMappings.*.containerPort");
    const ranges = container.all("portMappings.*.containerPortRange").some((range) => !range.absent);
    const unknown = container.at("portMappings").kind === "unknown" || ports.some((one) => !one.known);
    if (port.asNumber === undefined || ranges || unknown || ports.some((one) => one.asNumber === port.asNumber)) {
        return [];
    }
    const has = ports.length === 0 ? "maps no ports" : `maps ${ports.map((one) => one.printed).join(", ")}`;
    const message = `is not mapped by container ${container.at("name").printed}, which ${has}`;
    return [
        {
            code: "unmapped-port",
            at: port,
            message,
            fix: "add a portMapping with this containerPort, or correct the port",
        },
    ];
}

/** Tasks with addresses of their own are registered by address, others by instance. */
function* targetType(service: JudgedResource, index: JudgedIndex): Generator<Problem> {
    const task = index.target(service, "taskDefinition", TASK);
    const group = index.target(service, "loadBalancers", TARGET_GROUP);
    const mode = task?.get("networkMode");
    const type = group?.get("targetType");
    if (mode === undefined || type === undefined || service.get("loadBalancers").list?.length !== 1) {
        return;
    }
    const wanted = mode.asString === "awsvpc" ? "ip" : mode.absent || mode.known ? "instance" : undefined;
    const actual = type.absent ? "instance" : type.asString;
    if (wanted !== undefined && (actual === "instance" || actual === "ip") && actual !== wanted) {
        yield {
            code: "target-type",
            at: service.get("loadBalancers"),
            message: `leads to target group "${group?.name ?? ""}" of type "${actual}": tasks in network mode ${mode.absent ? "bridge" : mode.printed} need "${wanted}"`,
            fix: `set the target group's targetType to "${wanted}"`,
        };
    }
}
