import type { Graph } from "@platform/aws-model/graph/graph";
import * as types from "@platform/aws-model/types";
import { distinct, type PolicyFinding } from "../../lib/finding";
import { stackPolicy } from "../../lib/policy";
import { judgeGroup } from "./group-redundancy";
import { judgeConstraints, judgeSpread } from "./task-placement";
import { judgeRules, mustBeAtLeast, mustBeOff, type PropertyRule } from "../../lib/property-rules";
import type { Resource } from "@platform/aws-model/resource";

const SUSPENDED = ["dynamicScalingInSuspended", "dynamicScalingOutSuspended", "scheduledScalingSuspended"];
const RULES: readonly PropertyRule[] = [
    mustBeAtLeast(types.ECS_SERVICE, "desiredCount", 2, "tasks"),
    mustBeAtLeast(types.ECS_SERVICE, "deploymentMinimumHealthyPercent", 1, "percent"),
    mustBeAtLeast(types.SCALING_TARGET, "minCapacity", 2, "tasks"),
    ...["minCapacity", "maxCapacity"].map((side) =>
        mustBeAtLeast(types.SCHEDULED_SCALING, `scalableTargetAction.${side}`, 2, "tasks"),
    ),
    ...SUSPENDED.map((flag) => mustBeOff(types.SCALING_TARGET, `suspendedState.${flag}`)),
];

/** What one task, one instance or one deployment must not stop. Outside of production one of each will do. */
export const serviceRedundancy = stackPolicy({
    name: "service-redundancy",
    description:
        "Services must run two tasks or more, keep some while they are deployed, spread them, and be scaled without pause.",
    why: "A single task is down while it is replaced; two on one instance, or in one zone, go together.",
    level: "mandatory",
    productionOnly: true,
    severity: "medium",
    controls: { fsbp: ["AutoScaling.2"] },
    remediation:
        "Set desiredCount to 2 or more and deploymentMinimumHealthyPercent above 0, spread tasks over zones, and suspend no scaling processes.",
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service_definition_parameters.html",
    check: (graph, { settings }) => (settings.production ? judgeStack(graph) : []),
});

function judgeStack(graph: Graph): PolicyFinding[] {
    const services = graph.ofType([...types.ECS_SERVICE, ...types.SCALING_TARGET, ...types.SCHEDULED_SCALING]);
    return distinct([
        ...services.filter(isReplicated).flatMap((service) => judgeRules(service, RULES)),
        ...graph.ofType([...types.ECS_SERVICE, ...types.ECS_TASK_DEFINITION]).flatMap(judgeConstraints),
        ...graph.ofType(types.ECS_SERVICE).flatMap(judgeSpread),
        ...graph.members.filter(({ kind }) => kind === "autoscaling").flatMap(judgeGroup),
    ]);
}

/** A daemon has one task for each instance. Targets of other services than ECS count other things. */
function isReplicated(resource: Resource): boolean {
    const [strategy, namespace] = [resource.get("schedulingStrategy").text(), resource.get("serviceNamespace").text()];
    const daemon = strategy.state === "known" && strategy.value === "DAEMON";
    return !daemon && !(namespace.state === "known" && namespace.value !== "ecs");
}
