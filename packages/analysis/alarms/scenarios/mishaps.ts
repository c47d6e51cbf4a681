import { metricKeys, type Concern, type Mishap, type Shows } from "@platform/aws-model/facets/watch";
import type { Plan, PlanResource } from "../../plan";
import type { AlarmIndex } from "../alarm-index";
import { allDimensionKeys, isNeeded, ownOf } from "../subjects";
import { watchedKinds } from "../watched-kinds";
import { byName, scenario, type Scenario } from "./scenario";

/** What can go wrong with single resources, as their kinds tell it. */
export function mishapScenarios(plan: Plan, alarms: AlarmIndex, concern: Concern): readonly Scenario[] {
    const kinds = watchedKinds.filter(({ watch }) => watch.concern === concern);
    return kinds.flatMap((kind) =>
        ownOf(plan, kind).flatMap((resource) => {
            const keys = allDimensionKeys(kind, resource);
            const looked = keys.some((key) => alarms.at(key).length > 0);
            if (keys.length === 0 || !(looked || isNeeded(plan, kind, resource))) return [];
            return (kind.watch.mishaps?.(resource, plan.graph) ?? []).map((mishap) =>
                scenarioOf(mishap, resource, keys),
            );
        }),
    );
}

function scenarioOf({ shows, ...event }: Mishap, { name, urn }: PlanResource, keys: readonly string[]): Scenario {
    const change: Shows = typeof shows === "function" ? shows : byName(shows);
    const own = new Set(keys);
    return scenario(event, { where: name, urn, keys }, (metric) => {
        return metricKeys(metric).some((key) => own.has(key)) ? change(metric) : undefined;
    });
}
