import { capacityOf, fits, instancesFor, type Capacity } from "@platform/aws-model/capacity";
import type { StackDraft } from "../../../shared/block/block";
import { invalid, type ConfigProblem } from "../../../shared/block/problems";
import { cluster } from "../../cluster/block";
import type { ClusterConfig } from "../../cluster/schema";
import { serviceDemand, routerDemand } from "../demand";
import type { ServiceConfig, ServicesConfig } from "../schema/service";
import { deployedEntries, serviceEntries, type ServiceEntry } from "./entries";

/** Services and tasks that could never be placed, or never be deployed anew, on the cluster's instances. */
export function* checkCapacity(services: ServicesConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const config = draft.block(cluster);
    if (config === undefined) {
        return;
    }
    const problems = serviceEntries(services).flatMap((service) => [...tooLarge(service, config)]);
    yield* problems;
    if (problems.length === 0) {
        yield* tooMany(deployedEntries(services), config);
    }
}

/** One copy, and one run of each task, has to fit an instance that has nothing else to do. */
function* tooLarge({ path, config }: ServiceEntry, cluster: ClusterConfig): Iterable<ConfigProblem> {
    const instance = capacityOf(cluster.instanceType);
    const router = routerDemand(config);
    const share = `what one ${cluster.instanceType} has for tasks${router.memoryMiB > 0 ? " beside the log router" : ""}`;
    const memory = `at most ${instance.memoryMiB - router.memoryMiB} MiB, ${share}`;
    if (config.memoryMiB + router.memoryMiB > instance.memoryMiB) {
        yield invalid([...path, "memoryMiB"], config.memoryMiB, memory);
    }
    if (config.cpuUnits + router.cpuUnits > instance.cpuUnits) {
        const units = `at most ${instance.cpuUnits - router.cpuUnits}, ${share}`;
        yield invalid([...path, "cpuUnits"], config.cpuUnits, units);
    }
    for (const kind of ["scheduledTasks", "tasks"] as const) {
        const tasks: Readonly<Record<string, Pick<ServiceConfig["tasks"][string], "memoryMiB">>> = config[kind];
        for (const [name, { memoryMiB }] of Object.entries(tasks)) {
            if (memoryMiB !== undefined && serviceDemand(config, memoryMiB).memoryMiB > instance.memoryMiB) {
                yield invalid([...path, kind, name, "memoryMiB"], memoryMiB, memory);
            }
        }
    }
}

/**
 * All services together have to fit the most instances twice over: while all are deployed anew, old and new copies
 * live side by side; and when all are scaled out, a copy more has to fit, or no deployment could begin.
 */
function* tooMany(services: readonly ServiceEntry[], cluster: ClusterConfig): Iterable<ConfigProblem> {
    const instance = capacityOf(cluster.instanceType);
    const deploying = services.flatMap(({ config }) => copies(config, 2 * config.desiredCount));
    const scaledOut = services.flatMap(({ config }) =>
        copies(config, Math.max(config.desiredCount, config.scaling?.maxCount ?? 0)),
    );
    const cases: [string, number][] = [
        ["every service twice over while all are deployed", instancesFor(deploying, instance)],
        [
            "all services scaled out and one copy more",
            instancesFor([...scaledOut, ...largest(services, instance)], instance),
        ],
    ];
    const [situation, needed] = cases.reduce((worst, next) => (next[1] > worst[1] ? next : worst));
    if (needed > cluster.maxInstances) {
        yield invalid(
            ["platform:cluster", "maxInstances"],
            cluster.maxInstances,
            `${needed} or more, so that ${cluster.instanceType} instances hold ${situation}`,
        );
    }
}

/** Network interfaces of tasks while every service is deployed at its most copies. */
export function mostInterfaces(services: ServicesConfig): number {
    const tasks = deployedEntries(services).flatMap(({ config }) =>
        copies(config, 2 * Math.max(config.desiredCount, config.scaling?.maxCount ?? 0)),
    );
    return tasks.reduce((sum, { networkInterfaces }) => sum + networkInterfaces, 0);
}

function copies(config: ServiceConfig, count: number): Capacity[] {
    return Array.from({ length: count }, () => serviceDemand(config));
}

/** The largest copy or task there is, as the one that is started on top of everything. */
function largest(services: readonly ServiceEntry[], instance: Capacity): Capacity[] {
    const all = services.flatMap(({ config }) => [
        serviceDemand(config),
        ...[...Object.values(config.tasks), ...Object.values(config.scheduledTasks)].map((task) =>
            serviceDemand(config, task.memoryMiB),
        ),
    ]);
    return all
        .filter((task) => fits(task, instance))
        .sort((a, b) => b.memoryMiB - a.memoryMiB)
        .slice(0, 1);
}
