import type { Ran } from "../preview/support/run-preview";

/** Runs something that prints and returns an exit code, in this process. */
export async function capturing(run: () => Promise<number>): Promise<Ran> {
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
    try {
        return { code: await run(), ...written };
    } finally {
        restore.forEach((one) => {
            one();
        });
    }
}
