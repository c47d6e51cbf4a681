import { given } from "@platform/aws-model/facets/kind";
import type { Opening } from "@platform/aws-model/facets/exposure";
import { kindOf } from "@platform/aws-model/kinds/index";
import type { Plan } from "../plan";
import type { Verdict } from "../section";

/** A way in that no network interface of the stack takes, and whether it is meant. */
export interface ReportedOpening extends Opening {
    readonly urn: string;
    readonly verdict: Verdict;
}

/** The endpoints of their own by which the internet gets, or does not get, to resources of a plan. */
export function openingsOf(plan: Plan): readonly ReportedOpening[] {
    return plan.resources
        .filter(({ kind, external }) => kind === "custom" && !external)
        .flatMap((resource) => {
            const exposure = given(kindOf(resource.type)?.exposure);
            if (exposure === undefined || "through" in exposure) return [];
            const { urn } = resource;
            return exposure
                .openings(resource, plan.graph)
                .map((opening) => ({ ...opening, urn, verdict: verdictOf(opening) }));
        });
}

function verdictOf({ open, meant }: Opening): Verdict {
    if (open === "unknown") return "unknown";
    return open === "no" || meant ? "good" : "attention";
}
