import type { Finding } from "@platform/aws-model/finding";
import { Value } from "@platform/aws-model/value";
import { typeLabel } from "@platform/aws-model/tokens";
import { misnamed } from "./misnamed";
import type { TypeKnowledge } from "./type-knowledge";

/**
 * The top-level arguments of a constructor call that the type does not take. The SDK drops them before they reach any engine, so that only
 * someone who sees the call itself can ask.
 *
 * @param names The names of the arguments, whose values do not matter here.
 */
export function unknownArguments(
    urn: string,
    type: string,
    names: readonly string[],
    knowledge: TypeKnowledge,
): Finding[] {
    const shape = knowledge.resource(type);
    const unknown = shape === undefined ? [] : names.filter((name) => !Object.hasOwn(shape.inputs, name));
    return unknown.map((name) => {
        const of = { owner: typeLabel(type), members: shape?.inputs ?? {}, computed: shape?.computed ?? [] };
        const { code, message, fix } = misnamed(Value.of(undefined, undefined, name), name, of);
        return { source: "provider", level: "mandatory", code, urn, property: name, message, fix };
    });
}
