import { asText } from "@platform/aws-model/wire";
import type { WireMap } from "@platform/aws-model/wire";
import { given, listOf } from "../arguments";
import type { Construction } from "../construction";
import { apply, applyAll, at, fromState, stateOf } from "../values";
import type { Value } from "../values";

/** Containers by their names, as an Output where the name of a single one is. */
export function containersByName({ container, containers }: Readonly<Record<string, Value>>): Value {
    if ((container === undefined) === (containers === undefined)) {
        throw new Error("Exactly one of [container] or [containers] must be provided");
    }
    return containers === undefined
        ? apply(at(container, "name") ?? "container", (name) => ({ [asText(name)]: container ?? null }))
        : fromState(stateOf(containers));
}

/** The list that a task definition has, sorted by name. */
export function containerDefinitions(construction: Construction, containers: Value, logGroupId: Value): Value {
    return apply(containers, (byName) => {
        const sorted = Object.entries(byName as WireMap).sort(([a], [b]) => a.localeCompare(b));
        const list = sorted.map(([name, container]) => definition(construction, name, container, logGroupId) ?? null);
        return fromState(stateOf(list));
    });
}

function definition(construction: Construction, name: string, container: Value, logGroupId: Value): Value {
    const mappings = at(container, "portMappings");
    const resolved =
        mappings && apply(mappings, (list) => listOf(list).map((one) => portMapping(construction, one) ?? null));
    return applyAll([container, resolved, logGroupId], (plain, portMappings, logs) => ({
        ...(plain as WireMap),
        ...given({ portMappings, name }),
        ...((plain as WireMap)["logConfiguration"] === undefined && logs !== undefined
            ? { logConfiguration: logConfiguration(name, logs as WireMap) }
            : {}),
    }));
}

function logConfiguration(container: string, logs: WireMap): WireMap {
    return {
        logDriver: "awslogs",
        options: given({
            "awslogs-group": logs["name"],
            "awslogs-region": logs["region"],
            "awslogs-stream-prefix": container,
        }),
    };
}

/** Ports that are not given are each other's, or the target group's. */
function portMapping(construction: Construction, mapping: Value): Value {
    return apply(portOf(construction, mapping), (targetGroupPort) => {
        const { name, containerPortRange, appProtocol, containerPort, hostPort, protocol } = mapping as WireMap;
        return given({
            name,
            containerPortRange,
            appProtocol,
            containerPort: containerPort ?? hostPort ?? targetGroupPort,
            hostPort: hostPort ?? targetGroupPort ?? containerPort,
            protocol,
        });
    });
}

function portOf(construction: Construction, mapping: Value): Value {
    const targetGroup = at(mapping, "targetGroup");
    return targetGroup === undefined ? undefined : construction.property(targetGroup, "port");
}

/** The load balancers of a service, by the target groups of its containers' ports. */
export function loadBalancersOf(construction: Construction, containers: Value): Value {
    return apply(containers, (byName) => {
        const perContainer = Object.entries(byName as WireMap).map(([name, container]) =>
            apply(at(container, "portMappings") ?? [], (mappings) =>
                listOf(mappings).map((mapping) => target(construction, name, mapping) ?? null),
            ),
        );
        return applyAll(perContainer, (...lists) => lists.flatMap(listOf).filter((one) => one !== null));
    });
}

function target(construction: Construction, containerName: string, mapping: Value): Value {
    const targetGroup = at(mapping, "targetGroup");
    if (targetGroup === undefined) {
        return undefined;
    }
    const [arn, port] = ["arn", "port"].map((property) => construction.property(targetGroup, property));
    return applyAll([arn, port], (targetGroupArn, containerPort) =>
        targetGroupArn === undefined || containerPort === undefined
            ? undefined
            : { containerName, containerPort, targetGroupArn },
    );
}
