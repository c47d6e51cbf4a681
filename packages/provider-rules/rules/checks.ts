import { givenValue } from "../facts/limits";
import type { Problem } from "../problem";
import type { Value } from "@platform/aws-model/value";
import type { RuleCheck } from "../rule";

/** Exactly one of some arguments must be given; an unknown one may be it. */
export function exactlyOne(...names: readonly string[]): RuleCheck {
    return (resource) => {
        const values = names.map((name) => resource.get(name));
        const certain = values.filter(givenValue);
        const [first] = certain;
        if (certain.length > 1) {
            return certain.slice(1).map((at) => ({
                code: "exclusive",
                at,
                message: `cannot be given together with ${first?.path ?? ""}`,
                fix: "remove one of the two",
            }));
        }
        return certain.length === 0 && values.every((value) => value.absent || (value.known && !givenValue(value)))
            ? [noneGiven(values)]
            : [];
    };
}

/** At least one of some arguments must be given; an unknown one may be it. */
export function atLeastOne(...names: readonly string[]): RuleCheck {
    return (resource) => {
        const values = names.map((name) => resource.get(name));
        return values.every((value) => value.absent || (value.known && !givenValue(value))) ? [noneGiven(values)] : [];
    };
}

function noneGiven(values: readonly Value[]): Problem {
    const names = values.map((value) => value.path).join(", ");
    const [at] = values as readonly [Value, ...Value[]];
    return { code: "none-given", at, message: `is missing: one of ${names} is required`, fix: "give one of them" };
}

export function missingArgument(at: Value, reason: string, fix = "set it"): Problem {
    return { code: "missing-property", at, message: `is missing: ${reason}`, fix };
}

/** A number that must not be above another one, where both are known. */
export function notAbove(low: string, high: string, code: string): RuleCheck {
    return (resource) => {
        const [a, b] = [resource.get(low), resource.get(high)];
        return a.asNumber !== undefined && b.asNumber !== undefined && a.asNumber > b.asNumber
            ? [
                  {
                      code,
                      at: a,
                      message: `must not be above ${high}, which is ${b.printed}`,
                      fix: `lower ${low} or raise ${high}`,
                  },
              ]
            : [];
    };
}
