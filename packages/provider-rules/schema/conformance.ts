import type { Problem } from "../problem";
import { typeLabel } from "@platform/aws-model/tokens";
import type { JudgedResource } from "../judged-resource";
import { Checker, type ConformanceOptions } from "./checker";
import type { TypeKnowledge } from "./type-knowledge";

/**
 * Compares a resource's inputs with the typings of the installed package: names at every depth, kinds of values, what is required,
 * what AWS alone sets, what is deprecated. Unknown values fit everything. Says nothing of types that the package does not have.
 */
export function* conformanceProblems(
    resource: JudgedResource,
    knowledge: TypeKnowledge,
    options: ConformanceOptions,
): Generator<Problem> {
    const shape = knowledge.resource(resource.type);
    if (shape === undefined) {
        return;
    }
    if (shape.deprecated !== undefined) {
        yield {
            code: "deprecated-type",
            level: "advisory",
            at: resource.inputs,
            message: `the type is deprecated: ${shape.deprecated}`,
            fix: "move to the type that replaces it, with an alias to keep the resource",
        };
    }
    const checker = new Checker(knowledge, options, typeLabel(resource.type));
    yield* checker.members(resource.inputs, shape.inputs, shape.computed);
}
