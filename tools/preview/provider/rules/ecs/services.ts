import { given } from "../../facts/limits";
import type { Problem } from "../../problem";
import type { Graph } from "../../reading/graph";
import type { Subject } from "../../reading/subject";
import type { Value } from "../../reading/value";
import { loadBalancing, rule, type Rule } from "../../rule";
import { missing } from "../checks";
import { containersOf } from "./containers";

const TASK = ["aws:ecs/taskDefinition:TaskDefinition"];
const TARGET_GROUP = loadBalancing("targetGroup:TargetGroup");

/** Services: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html */
export const serviceRules: readonly Rule[] = [
    ...rule(["aws:ecs/service:Service"], mappings, targetType, network, capacity, healthyPercent, grace),
];

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

function* network(service: Subject, graph: Graph): Generator<Problem> {
    const mode = graph.target(service, "taskDefinition", TASK)?.get("networkMode");
    const at = service.get("networkConfiguration");
    if (mode?.string === "awsvpc" && at.absent) {
        yield missing(at, "tasks in network mode awsvpc need subnets", "give networkConfiguration.subnets");
    }
    if (mode !== undefined && (mode.absent || (mode.known && mode.string !== "awsvpc")) && given(at)) {
        const message = `does not apply to tasks in network mode ${mode.absent ? "bridge" : mode.text}`;
        yield { code: "network-configuration", at, message, fix: 'remove it, or set networkMode to "awsvpc"' };
    }
}

function* capacity(service: Subject): Generator<Problem> {
    const [type, strategies] = [service.get("launchType"), service.get("capacityProviderStrategies")];
    if (given(type) && given(strategies)) {
        yield {
            code: "exclusive",
            at: type,
            message: "cannot be given together with capacityProviderStrategies",
            fix: "remove launchType",
        };
    }
    const placement = service.get("orderedPlacementStrategies");
    if (type.string === "FARGATE" && given(placement)) {
        yield { code: "placement", at: placement, message: "does not apply to launchType FARGATE", fix: "remove it" };
    }
}

function* healthyPercent(service: Subject): Generator<Problem> {
    const [min, max] = [service.get("deploymentMinimumHealthyPercent"), service.get("deploymentMaximumPercent")];
    if (min.number !== undefined && max.number !== undefined && min.number > max.number) {
        const message = `must not be above deploymentMaximumPercent, which is ${max.text}`;
        yield { code: "deployment-bounds", at: min, message, fix: "lower the one or raise the other" };
    }
}

function* grace(service: Subject): Generator<Problem> {
    const at = service.get("healthCheckGracePeriodSeconds");
    const targets = ["loadBalancers", "serviceConnectConfiguration", "vpcLatticeConfigurations"].map((name) =>
        service.get(name),
    );
    if (
        at.number !== undefined &&
        at.number > 0 &&
        targets.every((value) => value.absent || value.items?.length === 0)
    ) {
        yield {
            code: "grace-period",
            at,
            message: "applies to services behind a load balancer only",
            fix: "remove it",
        };
    }
}
