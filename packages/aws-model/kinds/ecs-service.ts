import { kind, none } from "../facets/kind";
import type { Interfaces } from "../facets/network";
import { throughInterfaces } from "../facets/exposure";
import { textOf } from "../facets/identity";
import { calls, providerPage, type Duration } from "../facets/lifecycle";
import { gap, hourly, times, type Charges, type CostContext } from "../facets/cost";
import { bakeSeconds } from "../graph/deployment-alarms";
import { resourcesOf } from "../graph/reference";
import type { StackView } from "../graph/stack-view";
import { valuesAt } from "../paths";
import type { Resource } from "../resource";
import { ECS_SERVICE, ECS_TASK_DEFINITION, ECS_TASK_SET, TARGET_GROUP } from "../types";
import { known } from "../value";
import { byLayout } from "../facets/drawing";
import { every } from "../facets/series";
import { acrossZones } from "../facets/survival";
import type { Mishap } from "../facets/watch";

const network: Interfaces = {
    serves: "ecs-task",
    label: "app",
    role: "app",
    subnets: ["networkConfiguration.subnets"],
    groups: ["networkConfiguration.securityGroups"],
};

const busy: Mishap = {
    id: "service-busy",
    title: "A service is short of CPU",
    story: "It uses all of the CPU set aside for it, and more, for two hours.",
    expects: "tell",
    shows: { CPUUtilization: every(1, 250) },
};
const shortOfMemory: Mishap = {
    id: "service-memory",
    title: "A service is close to its memory limit",
    story: "It uses twice the memory that is set aside for it, for two hours.",
    expects: "tell",
    shows: { MemoryUtilization: every(1, 200) },
};

/** Copies of a task that ECS keeps running. */
export const service = kind({
    label: "ECS service",
    tokens: ECS_SERVICE,
    network,
    exposure: throughInterfaces,
    identity: {
        id: "arn",
        arn: {
            service: "ecs",
            resource: ({ name, inputs }) =>
                `service/${textOf(inputs["cluster"])?.split("/").at(-1) ?? "default"}/${name}`,
        },
    },
    lifecycle: {
        createSeconds: 90,
        deleteSeconds: 60,
        basis: "estimate",
        source: providerPage("ecs_service"),
        note: "Until its first tasks are placed, have their images and have started; the health checks of its target groups come on top, then the time for which ECS watches its deployment alarms, and on deletion the time in which they drain. Without waitForSteadyState 2 s",
        takes,
        updates,
        waits,
    },
    cost: charges,
    watch: {
        concern: "services",
        dimensions: [["ServiceName", "name"]],
        healthy: {
            "AWS/ECS": {
                CPUUtilization: every(1, 10),
                MemoryUtilization: every(1, 50),
                CPUReservation: every(1, 50),
                MemoryReservation: every(1, 50),
            },
            "ECS/ContainerInsights": {
                DesiredTaskCount: (one) => every(1, copiesOf(one)),
                RunningTaskCount: (one) => every(1, copiesOf(one)),
            },
        },
        mishaps: (one) => (copiesOf(one) === 0 ? [] : [busy, shortOfMemory]),
    },
    survives: none("its copies are counted where they are"),
    draw: byLayout,
});

/** A service's copies of one version, where something else than ECS deploys. */
export const taskSet = kind({
    label: "task set",
    tokens: ECS_TASK_SET,
    network,
    exposure: throughInterfaces,
    identity: {},
    lifecycle: {
        createSeconds: 90,
        deleteSeconds: 60,
        basis: "estimate",
        source: providerPage("ecs_task_set"),
        note: "A service's; without waitUntilStable 2 s to create",
        takes: (resource, _stack, usual) =>
            known(resource.get("waitUntilStable").flag()) === true ? usual : { ...usual, create: calls.createSeconds },
    },
    cost: (resource) => (known(resource.get("launchType").text()) === "EC2" ? [] : [gap("its tasks are not counted")]),
    watch: none("watched as its service"),
    survives: { fate: () => ({ failover: "unknown", why: "how many of its copies run where is not known" }) },
    draw: none("drawn as its service"),
});

/** What a task consists of. */
export const taskDefinition = kind({
    label: "task definition",
    tokens: ECS_TASK_DEFINITION,
    network: none("the services and tasks that use it have interfaces"),
    exposure: none("runs nothing by itself"),
    identity: {
        name: "family",
        unique: false,
        id: "name",
        arn: { service: "ecs", resource: ({ name }) => `task-definition/${name}:1` },
    },
    lifecycle: calls,
    cost: none("the tasks that are started from it cost"),
    watch: none("runs nothing by itself"),
    survives: acrossZones,
    draw: none("drawn as the services that run it"),
});

/** Tasks on instances cost what the instances cost; tasks on Fargate cost themselves. */
function charges(resource: Resource, { services }: CostContext): Charges {
    const planned = services.find((one) => one.resource === resource);
    if (planned === undefined || !planned.fargate) return [];
    const { desiredCount, maximum, demand } = planned;
    if (desiredCount === undefined || demand === undefined)
        return [gap("the size or number of its tasks is not known")];
    const one = [
        hourly("fargate-vcpu", "Fargate vCPUs", demand.cpuUnits / 1024),
        hourly("fargate-memory", "Fargate memory", demand.memoryMiB / 1024),
    ];
    return times(one, desiredCount, maximum ?? desiredCount);
}

/**
 * With the health checks of its target groups and the time after them for which ECS watches its deployment alarms, if the
 * provider waits for them, and on deletion with their draining.
 */
function takes(resource: Resource, stack: StackView, usual: Duration): Duration {
    const groups = targetGroups(resource, stack);
    const waits = known(resource.get("waitForSteadyState").flag()) === true;
    return {
        create: waits
            ? usual.create + longest(groups.map(healthySeconds)) + bakeSeconds(resource, stack)
            : calls.createSeconds,
        delete: usual.delete + longest(groups.map(drainingSeconds)),
    };
}

/** What starts a deployment, in which all copies are replaced. Other changes leave them running. */
const ROLLS = ["taskDefinition", "forceNewDeployment", "networkConfiguration", "loadBalancers", "serviceRegistries"];

/**
 * A deployment takes as long as the first copies, whose app may need all of its grace, and then the draining of the old
 * ones. A changed number is waited for as well.
 */
function updates(resource: Resource, stack: StackView, changed: ReadonlySet<string>, usual: Duration): number {
    if (known(resource.get("waitForSteadyState").flag()) !== true) return calls.createSeconds;
    const { create } = takes(resource, stack, usual);
    if (!ROLLS.some((property) => changed.has(property)))
        return changed.has("desiredCount") ? create - bakeSeconds(resource, stack) : calls.createSeconds;
    const grace = known(resource.get("healthCheckGracePeriodSeconds").number()) ?? 0;
    return create + grace + longest(targetGroups(resource, stack).map(drainingSeconds));
}

function waits(resource: Resource, stack: StackView): string {
    const draining = longest(targetGroups(resource, stack).map(drainingSeconds));
    return draining === 0
        ? "its tasks have to stop"
        : `its load balancers let requests finish for ${draining} s, then its tasks stop`;
}

function targetGroups(resource: Resource, stack: StackView): readonly Resource[] {
    const values = valuesAt(resource, "loadBalancers.*.targetGroupArn");
    return values.flatMap((value) => resourcesOf(stack.resolve(resource, value, TARGET_GROUP)));
}

/** From the first good answer to healthy; the provider's defaults are 30 s and 3 checks. */
function healthySeconds(group: Resource): number {
    const check = group.get("healthCheck");
    return (known(check.at("interval").number()) ?? 30) * (known(check.at("healthyThreshold").number()) ?? 3);
}

/**
 * How long a target group lets requests finish.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html#deregistration-delay
 */
function drainingSeconds(group: Resource): number {
    return known(group.get("deregistrationDelay").number()) ?? 300;
}

function longest(seconds: readonly number[]): number {
    return Math.max(0, ...seconds);
}

/** Copies that a service asks for: the provider's default is none. One where the plan does not say. */
function copiesOf(service: Resource | undefined): number {
    const desired = service?.get("desiredCount").number();
    return desired?.state === "absent" ? 0 : desired?.state === "known" ? desired.value : 1;
}
