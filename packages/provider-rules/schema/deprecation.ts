import type { Problem } from "../problem";
import type { Value } from "@platform/aws-model/value";
import type { ShapeMember } from "./shape";

/** A remark on a property that the package has retired. */
export function* deprecation(at: Value, member: ShapeMember): Generator<Problem> {
    if (member.deprecated !== undefined) {
        yield {
            code: "deprecated-property",
            level: "advisory",
            at,
            message: `is deprecated: ${member.deprecated === "" ? "the package advises against it" : member.deprecated}`,
            fix: "move to what replaces it",
        };
    }
}
