import type { Problem } from "../problem";
import type { JudgedResource } from "../judged-resource";
import type { Value } from "@platform/aws-model/value";

type Limits = readonly [number | null, number | null];

/** A measure of a value that is outside its limits. */
export function bounds(at: Value, measure: number | undefined, limits: Limits, code: string, unit: string): Problem[] {
    const [low, high] = limits;
    if (measure === undefined || ((low === null || measure >= low) && (high === null || measure <= high))) {
        return [];
    }
    const wide = low !== null && high !== null;
    const allowed = wide ? `${low} to ${high}` : low === null ? `at most ${high ?? ""}` : `at least ${low}`;
    const shown = unit === "" || at.secret ? "" : `is ${measure}${unit}: `;
    const nearest = low !== null && measure < low ? low : high;
    const fix = unit === "" ? `use ${nearest ?? ""}` : measure < (low ?? 0) ? "lengthen it" : "shorten it";
    return [{ code, at, message: `${shown}must be ${allowed}${shown === "" ? unit : ""}`, fix }];
}

/** Arguments of which at most one may be given. An empty list and `false` count as not given. */
export function* exclusive(resource: JudgedResource, sets: readonly (readonly string[])[]): Generator<Problem> {
    for (const names of sets) {
        const [first, ...others] = names.map((name) => resource.get(name)).filter(givenValue);
        for (const at of first === undefined ? [] : others) {
            yield {
                code: "exclusive",
                at,
                message: `cannot be given together with ${first?.path ?? ""}`,
                fix: "remove one of the two",
            };
        }
    }
}

/** True where a value is given and certain to count. */
export function givenValue(value: Value): boolean {
    const text = value.text();
    const off = text.state === "known" && (text.value === "" || text.value === "false");
    return value.known && !off && value.list?.length !== 0;
}
