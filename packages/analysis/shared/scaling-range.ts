import type { Plan, PlanResource } from "../plan";
import { known } from "@platform/aws-model/value";

const TARGET = ["aws:appautoscaling/target:Target"];

/** Fewest and most copies of a service; undefined where the plan does not say how many. */
export interface ScalingRange {
    readonly minimum: number | undefined;
    readonly maximum: number | undefined;
}

/** Tells what autoscaling keeps a service between; undefined for a service that it leaves alone. */
export function scalingRange(
    plan: Plan,
): (service: PlanResource, cluster: PlanResource | undefined) => ScalingRange | undefined {
    const byService = new Map<string, ScalingRange>();
    for (const target of plan.ofType(TARGET)) {
        const id = known(target.get("resourceId").text());
        if (id === undefined || known(target.get("scalableDimension").text()) !== "ecs:service:DesiredCount") continue;
        const [minimum, maximum] = [target.get("minCapacity"), target.get("maxCapacity")].map((value) =>
            known(value.number()),
        );
        byService.set(id, { minimum, maximum });
    }
    return (service, cluster) => {
        const name = known(service.get("name").text());
        const ofCluster = cluster === undefined ? undefined : known(cluster.get("name").text());
        const named = ofCluster ?? known(service.get("cluster").text())?.split("/").at(-1) ?? "default";
        return name === undefined ? undefined : byService.get(`service/${named}/${name}`);
    };
}
