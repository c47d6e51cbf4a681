import type { Resource } from "@platform/aws-model/resource";
import type { Value } from "@platform/aws-model/value";
import { known } from "@platform/aws-model/value";

/** What one task takes from an instance. */
export interface TaskDemand {
    /** Units of 1/1024 vCPU. */
    readonly cpuUnits: number;
    readonly memoryMiB: number;
    /** Fixed ports of the instance, as `tcp 8080`: no two tasks on an instance can have the same. Dynamic ports are none. */
    readonly hostPorts: readonly string[];
    /** Network interfaces: one with network mode awsvpc. */
    readonly networkInterfaces: number;
}

const SIZES = ["cpu", "memory"];

/**
 * What ECS sets aside for a task: the task's own size where it has one, else the sum over its containers, of memory the
 * reservation (`memoryReservation`) where there is one and the limit (`memory`) where there is none. Undefined when a
 * number is not known. Of a task with a size and interfaces of its own, as on Fargate, its containers tell no more: they may
 * be secret.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
 */
export function demandOf(definition: Resource): TaskDemand | undefined {
    const list = definition.get("containerDefinitions").json();
    const containers = list.items();
    const mode = definition.get("networkMode").text();
    const awsvpc = known(mode) === "awsvpc";
    const sized = awsvpc && SIZES.every((property) => definition.get(property).number().state === "known");
    if (!sized && [list, ...containers].some(({ state }) => state !== "known")) return undefined;
    const cpuUnits = ownOrSum(definition.get("cpu"), containers, ["cpu"]);
    const memoryMiB = ownOrSum(definition.get("memory"), containers, ["memoryReservation", "memory"]);
    if (cpuUnits === undefined || memoryMiB === undefined || mode.state === "unknown") return undefined;
    // An awsvpc task has its ports on an interface of its own.
    const hostPorts = awsvpc ? [] : containers.flatMap((container) => fixedPorts(container, known(mode) === "host"));
    return { cpuUnits, memoryMiB, hostPorts: [...new Set(hostPorts)], networkInterfaces: awsvpc ? 1 : 0 };
}

function ownOrSum(own: Value, containers: readonly Value[], properties: readonly string[]): number | undefined {
    const size = own.number();
    if (size.state !== "absent") return known(size);
    const sizes = containers.map((container) => {
        const leaf = properties
            .map((property) => container.at(property).number())
            .find(({ state }) => state !== "absent");
        return leaf === undefined ? 0 : known(leaf);
    });
    return sizes.includes(undefined) ? undefined : sizes.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}

function fixedPorts(container: Value, hostMode: boolean): readonly string[] {
    return container
        .at("portMappings")
        .items()
        .flatMap((mapping) => {
            const port =
                known(mapping.at("hostPort").number()) ?? (hostMode ? known(mapping.at("containerPort").number()) : 0);
            return port === undefined || port === 0 ? [] : [`${known(mapping.at("protocol").text()) ?? "tcp"} ${port}`];
        });
}
