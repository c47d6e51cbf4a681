import type { PlannedService } from "../shared/tasks";

/** By what ECS keeps copies apart: zones, instances, or nothing that helps. */
export type Spread = "zones" | "instances" | "nothing";

/**
 * What the first strategy keeps apart; later ones choose among what the first leaves over. Without a strategy ECS
 * spreads over zones.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-placement-strategies.html
 */
export function spreadOf({ placementStrategies }: Pick<PlannedService, "placementStrategies">): Spread {
    const [first] = placementStrategies;
    if (first === undefined) return "zones";
    if (/availability-?zone/i.test(first.field ?? "")) return "zones";
    return /^(instanceId|host)$/i.test(first.field ?? "") ? "instances" : "nothing";
}

/** The zones in which a service's constraints leave its copies; a condition that is not understood leaves them all. */
export function allowedZones(
    zones: readonly string[],
    { placementConstraints }: Pick<PlannedService, "placementConstraints">,
): readonly string[] {
    return placementConstraints.reduce((left, { type, field = "" }) => {
        const match = /attribute:ecs\.availability-zone\s*(==|equals|!=|not_equals|in|not_in)\s*(.+)$/i.exec(
            field.trim(),
        );
        if (type !== "memberOf" || match === null || /\b(and|or|not)\b|&&|\|\|/i.test(field)) return left;
        const [, operator = "", list = ""] = match;
        const named = list.split(/[[\],\s"']+/);
        const without = operator === "!=" || operator.startsWith("not_");
        return left.filter((zone) => named.includes(zone) !== without);
    }, zones);
}

/** Where the copies of a service are. */
export interface Layout {
    readonly copies: number;
    /** Zones in which they may be. */
    readonly zones: number;
    /** Instances that may run them, in all zones; undefined for copies that need none. */
    readonly instances?: number;
    readonly spread: Spread;
    /** No two on one instance. */
    readonly distinct: boolean;
}

/** The most copies that the loss of one zone can take. */
export function lostWithZone(layout: Layout): number {
    const { copies, zones, instances, spread, distinct } = layout;
    if (instances === undefined) return evenShare(copies, zones);
    const gone = evenShare(instances, zones);
    if (spread === "instances") return fullest(copies, instances, gone);
    const most = spread === "zones" ? evenShare(copies, Math.min(zones, instances)) : copies;
    return distinct ? Math.min(most, gone) : most;
}

/** The most copies that the loss of one instance can take. */
export function lostWithInstance(layout: Layout): number {
    const { copies, zones, instances, spread, distinct } = layout;
    if (instances === undefined || instances === 0 || copies === 0) return 0;
    if (distinct) return 1;
    if (spread === "instances") return evenShare(copies, instances);
    // Within a zone, all of its copies may be on one instance.
    return spread === "zones" ? evenShare(copies, Math.min(zones, instances)) : copies;
}

/** The largest part when a number is divided evenly. */
function evenShare(count: number, parts: number): number {
    return parts <= 0 ? count : Math.ceil(count / parts);
}

/** The copies on the fullest of instances over which they are spread evenly. */
function fullest(copies: number, instances: number, of: number): number {
    if (instances === 0) return copies;
    return Math.min(copies, of * Math.floor(copies / instances) + Math.min(of, copies % instances));
}
