import { factsOf } from "@platform/aws-model/replacement/replacement";
import { packageOf } from "@platform/aws-model/urn";
import type { Forces } from "./comparison";
import { pathCovers, withoutIndices } from "./paths";

/**
 * Whether a change at the path makes the provider replace a resource of the type.
 *
 * @param replaceOnChanges The option of the resource, which adds to what the provider knows.
 */
export function forces(type: string, changed: string, replaceOnChanges: readonly string[] = []): Forces {
    if (replaceOnChanges.some((pattern) => pathCovers(pattern, changed) || pathCovers(changed, pattern))) {
        return "yes";
    }
    if (changed === "region" && packageOf(type) === "aws") {
        return "yes";
    }
    const facts = factsOf(type);
    if (facts === undefined) {
        return "unknown";
    }
    const at = withoutIndices(changed);
    const whole = at.replace(/\[\]$/, "");
    const hit = (facts.replace ?? []).some(
        (known) => known === whole || isInside(known, at) || isInside(at, known) || isInside(whole, known),
    );
    const perhaps = (facts.perhaps ?? []).some((known) => known === whole || isInside(known, at));
    return hit ? "yes" : perhaps ? "unknown" : "no";
}

export function isSet(type: string, list: string): boolean {
    return factsOf(type)?.sets?.includes(list) === true;
}

/** Whether the inner path names a part of what the outer path names. */
function isInside(outer: string, inner: string): boolean {
    return inner.startsWith(outer) && /^[.[]/.test(inner.slice(outer.length));
}
