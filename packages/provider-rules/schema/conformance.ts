import type { Problem } from "../problem";
import { typeLabel, type Subject } from "../reading/subject";
import { Checker, type ConformanceOptions } from "./checker";
import type { TypeKnowledge } from "./type-knowledge";

/**
 * Compares a resource's inputs with the typings of the installed package: names at every depth, kinds of values, what is required,
 * what AWS alone sets, what is deprecated. Unknown values fit everything. Says nothing of types that the package does not have.
 */
export function* conformanceProblems(
    subject: Subject,
    knowledge: TypeKnowledge,
    options: ConformanceOptions,
): Generator<Problem> {
    const shape = knowledge.resource(subject.type);
    if (shape === undefined) {
        return;
    }
    if (shape.deprecated !== undefined) {
        yield {
            code: "deprecated-type",
            level: "advisory",
            at: subject.inputs,
            message: `the type is deprecated: ${shape.deprecated}`,
            fix: "move to the type that replaces it, with an alias to keep the resource",
        };
    }
    const checker = new Checker(knowledge, options, typeLabel(subject.type));
    yield* checker.members(subject.inputs, shape.inputs, shape.computed);
}
