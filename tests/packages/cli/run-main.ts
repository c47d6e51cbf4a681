import { main } from "@platform/cli/main";
import type { Settle } from "@platform/preview/engine/idle";
import { forgetProgram } from "../../harness/stack";
import type { Ran } from "../preview/support/run-preview";
import { capturing } from "./capturing";

/** Waits until the program and its registrations are done: this process has other work as well, the tests. */
const settleWhenDone: Settle = async (start, _timeoutSeconds, sdk) => {
    await start();
    await sdk.settings.waitForRPCs();
    await new Promise((resolve) => setImmediate(resolve));
    await sdk.settings.waitForRPCs();
    return "settled";
};

/** Runs the command line tool in this process, without types, whose check has its own tests. */
export function runMain(args: readonly string[]): Promise<Ran> {
    forgetProgram();
    return capturing(() => main([...args, "--no-types"], settleWhenDone));
}
