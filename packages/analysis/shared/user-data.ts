import { reservedMemoryMiB } from "@platform/aws-model/capacity";
import { closesBridge } from "@platform/aws-model/network/container-isolation";
import { ECS_CLUSTER } from "@platform/aws-model/types";
import type { Plan, PlanResource } from "../plan";
import { known } from "@platform/aws-model/value";

/** What the platform's own instances keep from tasks, already taken off in aws-model/capacity.ts. */
export const usualReservedMemoryMiB = reservedMemoryMiB;

/** The cluster of the plan that instances of a launch template join, by `ECS_CLUSTER` in their user data. */
export function clusterNamed(plan: Plan, template: PlanResource): PlanResource | undefined {
    const name = setting(template, "ECS_CLUSTER");
    return name === undefined
        ? undefined
        : plan.ofType(ECS_CLUSTER).find((cluster) => known(cluster.get("name").text()) === name);
}

/** The agent's `ECS_RESERVED_MEMORY` in MiB; 0 where user data do not set it, undefined where they are not known. */
export function reservedMemory(template: PlanResource): number | undefined {
    const text = setting(template, "ECS_RESERVED_MEMORY");
    if (text !== undefined) return Number(text);
    return template.get("userData").text().state === "unknown" ? undefined : 0;
}

/** Whether containers on Docker's bridge reach neither one another nor the instance. Of other user data it is not known. */
export function keepsContainersApart(template: PlanResource): boolean {
    return closesBridge(decoded(template) ?? "");
}

function setting(template: PlanResource, name: string): string | undefined {
    return new RegExp(`\\b${name}\\s*=\\s*['"]?([\\w.-]+)`).exec(decoded(template) ?? "")?.[1];
}

function decoded(template: PlanResource): string | undefined {
    const encoded = known(template.get("userData").text());
    return encoded === undefined ? undefined : Buffer.from(encoded, "base64").toString("utf8");
}
