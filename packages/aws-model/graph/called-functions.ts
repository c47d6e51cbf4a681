import type { Resource } from "../resource";
import { FUNCTION_ALIAS, LAMBDA_FUNCTION } from "../types";
import type { Value } from "../value";
import { resourcesOf } from "./reference";
import type { StackView } from "./stack-view";

/** The functions of the stack that a value names, themselves or by an alias; each once. */
export function calledFunctions(stack: StackView, owner: Resource, value: Value): readonly Resource[] {
    const aliases = calledAliases(stack, owner, value);
    return [
        ...new Set([
            ...resourcesOf(stack.resolve(owner, value, LAMBDA_FUNCTION)),
            ...aliases.flatMap((alias) =>
                resourcesOf(stack.resolve(alias, alias.get("functionName"), LAMBDA_FUNCTION)),
            ),
        ]),
    ];
}

/** The aliases of functions that a value names. */
function calledAliases(stack: StackView, owner: Resource, value: Value): readonly Resource[] {
    return resourcesOf(stack.resolve(owner, value, FUNCTION_ALIAS));
}
