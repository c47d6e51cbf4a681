import { givenValue } from "../../facts/limits";
import type { Problem } from "../../problem";
import type { JudgedIndex, JudgedResource } from "../../judged-resource";
import { rule, type Rule } from "../../rule";
import { missingArgument } from "../checks";

const TASK = ["aws:ecs/taskDefinition:TaskDefinition"];

/** Services: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html */
export const serviceRules: readonly Rule[] = [
    ...rule(["aws:ecs/service:Service"], network, capacity, healthyPercent, grace),
];

function* network(service: JudgedResource, index: JudgedIndex): Generator<Problem> {
    const mode = index.target(service, "taskDefinition", TASK)?.get("networkMode");
    const at = service.get("networkConfiguration");
    if (mode?.asString === "awsvpc" && at.absent) {
        yield missingArgument(at, "tasks in network mode awsvpc need subnets", "give networkConfiguration.subnets");
    }
    if (mode !== undefined && (mode.absent || (mode.known && mode.asString !== "awsvpc")) && givenValue(at)) {
        const message = `does not apply to tasks in network mode ${mode.absent ? "bridge" : mode.printed}`;
        yield { code: "network-configuration", at, message, fix: 'remove it, or set networkMode to "awsvpc"' };
    }
}

function* capacity(service: JudgedResource): Generator<Problem> {
    const [type, strategies] = [service.get("launchType"), service.get("capacityProviderStrategies")];
    if (givenValue(type) && givenValue(strategies)) {
        yield {
            code: "exclusive",
            at: type,
            message: "cannot be given together with capacityProviderStrategies",
            fix: "remove launchType",
        };
    }
    const placement = service.get("orderedPlacementStrategies");
    if (type.asString === "FARGATE" && givenValue(placement)) {
        yield { code: "placement", at: placement, message: "does not apply to launchType FARGATE", fix: "remove it" };
    }
}

function* healthyPercent(service: JudgedResource): Generator<Problem> {
    const [min, max] = [service.get("deploymentMinimumHealthyPercent"), service.get("deploymentMaximumPercent")];
    if (min.asNumber !== undefined && max.asNumber !== undefined && min.asNumber > max.asNumber) {
        const message = `must not be above deploymentMaximumPercent, which is ${max.printed}`;
        yield { code: "deployment-bounds", at: min, message, fix: "lower the one or raise the other" };
    }
}

function* grace(service: JudgedResource): Generator<Problem> {
    const at = service.get("healthCheckGracePeriodSeconds");
    const targets = ["loadBalancers", "serviceConnectConfiguration", "vpcLatticeConfigurations"].map((name) =>
        service.get(name),
    );
    if (
        at.asNumber !== undefined &&
        at.asNumber > 0 &&
        targets.every((value) => value.absent || value.list?.length === 0)
    ) {
        yield {
            code: "grace-period",
            at,
            message: "applies to services behind a load balancer only",
            fix: "remove it",
        };
    }
}
