import { maxVariableBytes, reservedVariable, variableBytes, variableForm } from "@platform/aws-model/lambda";
import { databases } from "../../databases/block";
import { plannedTargets } from "../../databases/planned-targets";
import type { StackDraft } from "../../shared/block/block";
import type { ConfigProblem, KeyPath } from "../../shared/block/problems";
import { functionVariables, parameterVariable } from "../plan";
import type { FunctionConfig, FunctionsConfig } from "../schema/function";

/** Variables that Lambda refuses, and names that stand for two things. */
export function* checkVariables(functions: FunctionsConfig, draft: StackDraft): Iterable<ConfigProblem> {
    for (const [name, config] of Object.entries(functions)) {
        const path = ["platform:functions", name];
        for (const variable of Object.keys(config.environment)) {
            yield* checkName([...path, "environment", variable], variable);
        }
        yield* checkSecrets(path, config);
        yield* checkSize([...path, "environment"], variableBytes(allVariables(draft, name, config)));
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

function* checkSecrets(path: KeyPath, { environment, secrets }: FunctionConfig): Iterable<ConfigProblem> {
    for (const variable of Object.keys(secrets)
        .map(parameterVariable)
        .filter((each) => each in environment)) {
        const statement = "the variable is set already; allowed others, for it has the name of a secret's parameter";
        yield { path: [...path, "environment", variable], statement, fix: "Remove it from" };
    }
}

function* checkSize(path: KeyPath, bytes: number): Iterable<ConfigProblem> {
    if (bytes > maxVariableBytes) {
        const statement = `all variables have ${bytes} bytes, names and values together, those of secrets and databases among them; allowed ${maxVariableBytes}`;
        yield { path, statement, fix: "Keep the rest in a parameter, and name it under secrets, in" };
    }
}

/** With those of the databases that are there; what names others has a problem of its own. */
function allVariables(draft: StackDraft, name: string, config: FunctionConfig): Readonly<Record<string, string>> {
    const targets = plannedTargets(draft.prefix, draft.block(databases));
    const uses = Object.fromEntries(Object.entries(config.databases).filter(([key]) => key in targets));
    return functionVariables(draft.prefix, name, { ...config, databases: uses }, targets).environment;
}
