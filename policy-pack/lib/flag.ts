import { expectValue, type PolicyFinding } from "./finding";
import type { Resource } from "@platform/aws-model/resource";
import type { Value } from "@platform/aws-model/value";

/** What a switch must be, for `expectFlag`. */
export interface FlagExpectation {
    /** Default: on. */
    readonly wanted?: boolean;
    /** What AWS does when it is not set. Default: off. */
    readonly whenAbsent?: boolean;
    /** Default: "set <path> to <wanted>". */
    readonly fix?: string;
}

/** The findings about one switch, in any spelling of true and false. */
export function expectFlag(
    resource: Resource,
    value: Value,
    { wanted = true, whenAbsent = false, fix = `set ${value.path} to ${wanted}` }: FlagExpectation = {},
): PolicyFinding[] {
    return expectValue(resource, value, value.flag(), {
        whenAbsent,
        accepts: (flag) => flag === wanted,
        found: String,
        required: String(wanted),
        fix,
    });
}
