import { main } from "@platform/cli/main";
import { settleWhenDone } from "@platform/preview/engine/idle";
import { forgetProgram } from "../../harness/stack";
import type { Ran } from "../preview/support/run-preview";

/** Runs the command line tool in this process, without types, whose check has its own tests. */
export async function runMain(args: readonly string[]): Promise<Ran> {
    const written = { stdout: "", stderr: "" };
    const restore = (["stdout", "stderr"] as const).map((name) => {
        const write = process[name].write.bind(process[name]);
        process[name].write = (text: string | Uint8Array) => {
            written[name] += String(text);
            return true;
        };
        return () => {
            process[name].write = write;
        };
    });
    forgetProgram();
    try {
        return { code: await main([...args, "--no-types"], settleWhenDone), ...written };
    } finally {
        restore.forEach((one) => {
            one();
        });
    }
}
