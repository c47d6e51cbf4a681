import { maxVariableBytes, reservedVariable, variableBytes, variableForm } from "@platform/aws-model/lambda";
import { caches } from "../../caches/block";
import { databases } from "../../databases/block";
import type { StackDraft } from "../../shared/block/block";
import type { ConfigProblem, KeyPath } from "../../shared/block/problems";
import { plannedStoreConnections } from "../../stores/connections";
import { functionStoreApp, functionVariables, type FunctionVariables } from "../plan";
import type { FunctionConfig, FunctionsConfig } from "../schema/function";

/** Variables that Lambda refuses, and names that stand for two things. */
export function* checkVariables(functions: FunctionsConfig, draft: StackDraft): Iterable<ConfigProblem> {
    for (const [name, config] of Object.entries(functions)) {
        const path = ["platform:functions", name];
        for (const variable of Object.keys(config.environment)) {
            yield* checkName([...path, "environment", variable], variable);
        }
        const { environment, derived } = allVariables(draft, name, config);
        yield* checkDerived(path, config, Object.keys(derived));
        yield* checkSize([...path, "environment"], variableBytes(environment));
    }
}

function* checkName(path: KeyPath, variable: string): Iterable<ConfigProblem> {
    const fix = "Rename it in";
    if (reservedVariable.test(variable)) {
        yield { path, statement: "Lambda sets this variable by itself; allowed other names", fix };
    } else if (!variableForm.test(variable)) {
        yield { path, statement: "Lambda takes no such name; allowed a letter first, and two characters or more", fix };
    }
}

function* checkDerived(
    path: KeyPath,
    { environment }: FunctionConfig,
    derived: readonly string[],
): Iterable<ConfigProblem> {
    for (const variable of derived.filter((each) => each in environment)) {
        const statement = "the variable is set already; allowed others, for secrets, databases and caches set it";
        yield { path: [...path, "environment", variable], statement, fix: "Remove it from" };
    }
}

function* checkSize(path: KeyPath, bytes: number): Iterable<ConfigProblem> {
    if (bytes > maxVariableBytes) {
        const statement = `all variables have ${bytes} bytes, names and values together, those of secrets, databases and caches among them; allowed ${maxVariableBytes}`;
        yield { path, statement, fix: "Keep the rest in a parameter, and name it under secrets, in" };
    }
}

/** With those of the databases and caches that are there; what names others has a problem of its own. */
function allVariables(draft: StackDraft, name: string, config: FunctionConfig): FunctionVariables {
    const stores = { databases: draft.block(databases), caches: draft.block(caches) };
    return functionVariables(config, plannedStoreConnections(draft.prefix, functionStoreApp(name, config), stores));
}
