import { deferred, violation, type PolicyFinding } from "../../lib/finding";
import type { Resource } from "@platform/aws-model/resource";
import { EVENT_BUS_PERMISSION, LAMBDA_LAYER_PERMISSION, LAMBDA_PERMISSION } from "@platform/aws-model/types";
import { byType } from "../../lib/by-type";
import { SERVICE } from "./public-principals";

/** Properties that say for whom a principal acts, or to which organization it belongs; by type of grant. */
const LIMITS = byType<readonly string[]>(
    [LAMBDA_PERMISSION, ["sourceArn", "sourceAccount", "principalOrgId"]],
    [LAMBDA_LAYER_PERMISSION, ["organizationId"]],
    [EVENT_BUS_PERMISSION, ["condition"]],
);

/** Resources that grant a right to one principal. */
export const GRANT_TYPES = Object.keys(LIMITS);

/** Whether a grant is for everybody, or for a service on behalf of everybody. */
export function judgeGrant(resource: Resource): readonly PolicyFinding[] {
    const limits = LIMITS[resource.type] ?? [];
    const principal = resource.get("principal").text();
    const limited = limits.some((property) => isLimit(resource, property));
    if (limited || principal.state === "absent") return [];
    if (principal.state === "unknown")
        return [deferred(resource, "principal", "a principal that is plain in the program")];
    const service = SERVICE.test(principal.value);
    if (principal.value !== "*" && !service) return [];
    return [
        violation(resource, {
            at: "principal",
            found: service ? "a service, for whomever it acts" : "everybody",
            required: `one account or role, or ${limits.join(" or ")}`,
            fix: `set ${limits[0] ?? "the principal"}`,
        }),
    ];
}

/** A limit of stars is none; one that is not known is the ARN of something in the program. */
function isLimit(resource: Resource, property: string): boolean {
    const value = resource.get(property);
    const text = value.text();
    return value.state !== "absent" && !(text.state === "known" && /^(\*|arn:(\*|[^:]*:\*).*)?$/.test(text.value));
}
