import { isDeepStrictEqual } from "node:util";
import { healthCheckSchema } from "../../../load-balancing/route-schema";
import type { StackDraft } from "../../../shared/block/block";
import { invalid, listed, missing, type ConfigProblem, type KeyPath } from "../../../shared/block/problems";
import { cluster } from "../../cluster/block";
import type { ServiceConfig, ServicesConfig } from "../schema/service";
import { serviceEntries, type ServiceEntry } from "./entries";

type Variables = Pick<ServiceConfig, "environment" | "secrets">;

/** What the keys of one service demand of one another. */
export function* checkServices(services: ServicesConfig): Iterable<ConfigProblem> {
    for (const service of serviceEntries(services)) {
        yield* checkNumbers(service);
        yield* checkVariables(service);
        yield* checkHostPort(service);
        yield* checkHealth(service);
    }
}

function* checkNumbers({ path, config }: ServiceEntry): Iterable<ConfigProblem> {
    const { memoryMiB, memoryReservationMiB, scaling, desiredCount } = config;
    if (memoryReservationMiB !== undefined && memoryReservationMiB > memoryMiB) {
        const allowed = `at most ${memoryMiB} MiB, its memoryMiB`;
        yield invalid([...path, "memoryReservationMiB"], memoryReservationMiB, allowed);
    }
    const isOff = desiredCount === 0;
    if (scaling !== undefined && !isOff && (desiredCount < scaling.minCount || desiredCount > scaling.maxCount)) {
        const allowed = `${scaling.minCount} to ${scaling.maxCount}, the bounds of its scaling, or 0`;
        yield invalid([...path, "desiredCount"], desiredCount, allowed);
    }
}

/** ECS refuses a variable that is set twice. @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Secret.html */
function* checkVariables({ path, config }: ServiceEntry): Iterable<ConfigProblem> {
    yield* variablesTwice(path, config, config, config.port);
    for (const [name, variant] of Object.entries(config.variants)) {
        yield* variablesTwice([...path, "variants", name], variant, config, config.port);
    }
}

/** Variables that `own` sets although `service`, `own` itself or the platform does. */
function* variablesTwice(path: KeyPath, own: Variables, service: Variables, port?: number): Iterable<ConfigProblem> {
    for (const [block, other] of [
        ["environment", "secrets"],
        ["secrets", "environment"],
    ] as const) {
        for (const name of Object.keys(own[block])) {
            if (port !== undefined && name === "PORT") {
                const statement = `the variable is set already; allowed others, for PORT is the service's port, ${port}`;
                yield { path: [...path, block, name], statement, fix: "Remove it from" };
            } else if ((own !== service && name in service[other]) || (block === "secrets" && name in own[other])) {
                const statement = `the variable is in ${other} as well; allowed in one of them`;
                yield { path: [...path, block, name], statement, fix: "Remove it from" };
            }
        }
    }
}

function* checkHostPort({ path, config }: ServiceEntry): Iterable<ConfigProblem> {
    const { hostPort, networkMode, port } = config;
    if (hostPort === 0) {
        return;
    }
    if (networkMode === "awsvpc") {
        yield invalid([...path, "hostPort"], hostPort, "0 with networkMode awsvpc", "Remove it from");
    } else if (port === undefined) {
        yield missing([...path, "port"], "1 to 65535, the port that hostPort leads to");
    } else if (agentPorts.includes(hostPort)) {
        const allowed = `0 to 32767 without ${listed(agentPorts.map(String), "and")}, which the instance itself uses`;
        yield invalid([...path, "hostPort"], hostPort, allowed);
    }
}

/** What a load balancer would ask, of an app that none leads to: a hanging worker would pass for healthy. */
function* checkHealth({ path, config }: ServiceEntry): Iterable<ConfigProblem> {
    const asked = !isDeepStrictEqual(config.healthCheck, healthCheckSchema.parse(undefined));
    if (asked && config.public === undefined && config.internal === undefined) {
        const allowed = "only with a public or internal route; without one, ECS asks by healthCommand";
        yield invalid([...path, "healthCheck"], config.healthCheck, allowed, "Remove it from");
    }
}

/** SSH, Docker and the ECS agent. @see https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html */
const agentPorts = [22, 2375, 2376];

/**
 * Fixed host ports: an instance has each only once. A rolling deployment keeps all old copies while it starts as many
 * new ones, so it needs an instance for each of both, or waits for ever.
 */
export function* checkHostPorts(services: ServicesConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const { maxInstances = Infinity } = draft.block(cluster) ?? {};
    const owners = new Map<number, string>();
    for (const { name, path, config } of serviceEntries(services)) {
        const { hostPort, desiredCount, scaling, networkMode } = config;
        if (hostPort === 0 || networkMode === "awsvpc") {
            continue;
        }
        const owner = owners.get(hostPort);
        if (owner !== undefined) {
            const allowed = `0, or a port that no other service has on the instances; ${owner} has this one`;
            yield invalid([...path, "hostPort"], hostPort, allowed);
        }
        owners.set(hostPort, owner ?? name);
        const copies = 2 * Math.max(desiredCount, scaling?.maxCount ?? 0);
        if (copies > maxInstances) {
            yield invalid(
                [...path, "hostPort"],
                hostPort,
                `0, or with maxInstances of ${copies} or more: a rolling deployment runs ${copies} copies, each on an instance of its own`,
            );
        }
    }
}
