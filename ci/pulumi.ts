import { existsSync } from "node:fs";
import path from "node:path";
import type { RunOptions, Surroundings } from "./step";

/** The official CLI of the version that package.json pins. */
export function pulumi({ run }: Surroundings, args: readonly string[], options?: RunOptions) {
    return run("npx", ["pulumi", ...args, "--non-interactive"], options);
}

/** The policies that judge a stack, as flags. */
export function policies(root: string, stack: string): readonly string[] {
    const settings = path.join("policy-pack", "settings", `${stack}.json`);
    return [
        ...["--policy-pack", "policy-pack"],
        ...(existsSync(path.join(root, settings)) ? ["--policy-pack-config", settings] : []),
    ];
}
