import type { Problem } from "../../problem";
import type { Graph } from "../../reading/graph";
import type { Subject } from "../../reading/subject";
import type { Value } from "../../reading/value";
import { loadBalancing, rule, type Rule } from "../../rule";
import { containersOf } from "./containers";

const TASK = ["aws:ecs/taskDefinition:TaskDefinition"];
const TARGET_GROUP = loadBalancing("targetGroup:TargetGroup");

/** How a service and its load balancer fit: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-load-balancing.html */
export const serviceTargetRules: readonly Rule[] = [...rule(["aws:ecs/service:Service"], mappings, targetType)];

/** The container and port that a load balancer is pointed at must be mapped in the task definition. */
function* mappings(service: Subject, graph: Graph): Generator<Problem> {
    const task = graph.target(service, "taskDefinition", TASK);
    const containers = task === undefined ? undefined : containersOf(task);
    for (const target of containers === undefined ? [] : service.inputs.all("loadBalancers[]")) {
        const [name, port] = [target.get("containerName"), target.get("containerPort")];
        const names = containers?.map((one) => one.get("name").string) ?? [];
        const container = containers?.find((one) => one.get("name").string === name.string);
        if (name.string !== undefined && container === undefined && !names.includes(undefined)) {
            const message = `is no container of task definition "${task?.resource.name ?? ""}", which has ${names.join(", ")}`;
            yield { code: "unknown-container", at: name, message, fix: "name one of these" };
        }
        yield* container === undefined ? [] : portProblems(port, container);
    }
}

function portProblems(port: Value, container: Value): Problem[] {
    const ports = container.all("portMappings[].containerPort");
    const ranges = container.all("portMappings[].containerPortRange").some((range) => range.present);
    const unknown = container.get("portMappings").kind === "unknown" || ports.some((one) => !one.known);
    if (port.number === undefined || ranges || unknown || ports.some((one) => one.number === port.number)) {
        return [];
    }
    const has = ports.length === 0 ? "maps no ports" : `maps ${ports.map((one) => one.text).join(", ")}`;
    const message = `is not mapped by container ${container.get("name").text}, which ${has}`;
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
function* targetType(service: Subject, graph: Graph): Generator<Problem> {
    const task = graph.target(service, "taskDefinition", TASK);
    const group = graph.target(service, "loadBalancers", TARGET_GROUP);
    const mode = task?.get("networkMode");
    const type = group?.get("targetType");
    if (mode === undefined || type === undefined || service.get("loadBalancers").items?.length !== 1) {
        return;
    }
    const wanted = mode.string === "awsvpc" ? "ip" : mode.absent || mode.known ? "instance" : undefined;
    const actual = type.absent ? "instance" : type.string;
    if (wanted !== undefined && (actual === "instance" || actual === "ip") && actual !== wanted) {
        yield {
            code: "target-type",
            at: service.get("loadBalancers"),
            message: `leads to target group "${group?.resource.name ?? ""}" of type "${actual}": tasks in network mode ${mode.absent ? "bridge" : mode.text} need "${wanted}"`,
            fix: `set the target group's targetType to "${wanted}"`,
        };
    }
}
