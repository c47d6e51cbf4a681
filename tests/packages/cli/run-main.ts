import { main } from "@platform/cli/main";
import type { Settle } from "@platform/preview/engine/idle";
import { forgetProgram } from "../../harness/stack";
import { CLEAN, type Ran } from "../preview/support/run-preview";
import { capturing } from "./capturing";

/** Waits until the program and its registrations are done: this process has other work as well, the tests. */
const settleWhenDone: Settle = async (start, _timeoutSeconds, sdk) => {
    await start();
    await sdk.settings.waitForRPCs();
    await new Promise((resolve) => setImmediate(resolve));
    await sdk.settings.waitForRPCs();
    return "settled";
};

/** What is left out of the surroundings; a terminal that can do nothing gets neither colours nor progress. */
const PLAIN: NodeJS.ProcessEnv = { ...CLEAN, TERM: "dumb" };

/** Sets variables, or takes away those that are undefined; what they were before. */
function setVariables(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
    const previous = Object.fromEntries(Object.keys(variables).map((name) => [name, process.env[name]]));
    for (const [name, value] of Object.entries(variables)) {
        if (value === undefined) {
            Reflect.deleteProperty(process.env, name);
        } else {
            process.env[name] = value;
        }
    }
    return previous;
}

/** Runs the command line tool in this process, without types, whose check has its own tests. */
export async function runMain(args: readonly string[]): Promise<Ran> {
    forgetProgram();
    const previous = setVariables(PLAIN);
    try {
        return await capturing(() => main([...args, "--no-types"], settleWhenDone));
    } finally {
        setVariables(previous);
    }
}
