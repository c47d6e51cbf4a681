import { main } from "@platform/cli/main";
import { settleWhenDone } from "@platform/preview/engine/idle";
import { forgetProgram } from "../../harness/stack";
import type { Ran } from "../preview/support/run-preview";
import { capturing } from "./capturing";

/** Runs the command line tool in this process, without types, whose check has its own tests. */
export function runMain(args: readonly string[]): Promise<Ran> {
    forgetProgram();
    return capturing(() => main([...args, "--no-types"], settleWhenDone));
}
