import { alerts } from "../monitoring/block";
import { defineBlock } from "../shared/block/block";
import { checkCode } from "./checks/code";
import { checkConcurrency, checkNames, checkTriggers, checkVpc, fixedNames } from "./checks/functions";
import { checkVariables } from "./checks/variables";
import { functionRules, isInVpc, needsKey } from "./plan";
import { functionsSchema, type FunctionsConfig } from "./schema/function";

export const functions = defineBlock({
    key: "functions",
    schema: functionsSchema,
    needs: [alerts],
    mayRepeat: ["pattern", "input"],
    calledServices: (config) => (inVpc(config).some(needsKey) ? ["ssm"] : []),
    takenAddresses: (config) => [
        { what: "functions", tier: "private", count: inVpc(config).length, of: "each subnet" },
    ],
    listenerRules: functionRules,
    apps: (config) =>
        Object.entries(config).map(([name, one]) => {
            const path = ["platform:functions", name];
            return { block: "functions", name, path, config: one, variables: [{ ...one, path }] };
        }),
    logs: "always",
    fixedNames,
    checks: [checkCode, checkConcurrency, checkNames, checkTriggers, checkVariables, checkVpc],
});

function inVpc(config: FunctionsConfig) {
    return Object.values(config).filter(isInVpc);
}
