import { destroyOf } from "@platform/analysis/deployment/destroy";
import type { DestroyObstacle } from "@platform/analysis/deployment/destroy";
import type { Plan, PlanResource } from "@platform/analysis/plan";
import { typesWithout } from "@platform/analysis/shared/unknown-types";
import type { UnknownType } from "@platform/analysis/shared/unknown-types";
import { known } from "@platform/aws-model/value";

/** A resource that has something to say to its removal. */
export interface Affected {
    readonly urn: string;
    /** Type and name. */
    readonly label: string;
    /** Its address, or else its id, as AWS knows it. */
    readonly id: string;
    readonly text: string;
}

/** Where a stack stands on its way to its end. */
export interface Removal {
    readonly project: string;
    readonly stack: string;
    /** Resources that a provider manages. */
    readonly resources: number;
    /** What Pulumi or AWS refuses to delete. While there is any, nothing may be destroyed. */
    readonly refused: readonly Affected[];
    /** What an interrupted update has left unfinished, as sentences. Until it is settled, nothing may be destroyed. */
    readonly unfinished: readonly string[];
    /** What has to be empty first; whether it is, a state does not tell. */
    readonly filled: readonly Affected[];
    readonly loses: readonly Affected[];
    readonly leaves: readonly Affected[];
    /** Types of which none of this is known. */
    readonly unknown: readonly UnknownType[];
    /** The keys of the stack's configuration that protect it. */
    readonly protectedBy: readonly string[];
}

/** As config/stack.ts has them. */
const SWITCHES = [
    { key: "platform:deletionProtection", standard: true },
    { key: "platform:keepForRebuild", standard: false },
];

/** @param unfinished Of the state that the plan was read from. */
export function removalOf(plan: Plan, unfinished: readonly string[]): Removal {
    const { stops, refused, loses, leaves } = destroyOf(plan);
    const describe = (list: readonly DestroyObstacle[]): Affected[] =>
        list.map(({ urn, label, text }) => ({ urn, label, id: idOf(plan.find(urn)), text }));
    const isRefused = new Set(refused.map(({ urn }) => urn));
    return {
        project: plan.project,
        stack: plan.stack,
        resources: plan.resources.filter(({ kind, external }) => kind === "custom" && !external).length,
        refused: describe(refused),
        unfinished,
        filled: describe(stops.filter(({ urn }) => !isRefused.has(urn))),
        loses: describe(loses),
        leaves: describe(leaves),
        unknown: typesWithout(plan, "lifecycle"),
        protectedBy: SWITCHES.filter(({ key, standard }) => isOn(plan.config.get(key) ?? standard)).map(
            ({ key }) => key,
        ),
    };
}

function isOn(value: unknown): boolean {
    return value === true || value === "true";
}

function idOf(resource: PlanResource | undefined): string {
    return (resource && known(resource.get("publicIp").text())) ?? resource?.id ?? "";
}

/** Whether the runbook lets the stack be destroyed as it is. */
export function mayBeDestroyed({ refused, unfinished }: Removal): boolean {
    return refused.length === 0 && unfinished.length === 0;
}
