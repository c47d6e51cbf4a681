import { ROLE } from "@platform/aws-model/types";
import type { Plan, PlanResource } from "../plan";
import { targets } from "./references";

/** The roles of the plan that a policy or an attachment is for; a role is its own, with the policies inside it. */
export function rolesOf(plan: Plan, holder: PlanResource): readonly PlanResource[] {
    return ROLE.includes(holder.type)
        ? [holder]
        : ["role", "roleName", "roles"].flatMap((name) => targets(plan, holder, holder.get(name), ROLE));
}
