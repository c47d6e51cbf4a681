import path from "node:path";
import type { WorldName } from "@platform/aws-model/finding";
import type { UsageError } from "./errors";
import type { Preview, ProgramFailure, World } from "./result";

/** A preview whose program could not be started, so that whoever reads its findings learns why. */
export function unstarted(
    { stack, organization, cwd }: { readonly stack: string; readonly organization: string; readonly cwd: string },
    { message, location }: UsageError,
): Preview {
    const frames = location === undefined ? [] : [{ function: "", location, own: true }];
    const failures: ProgramFailure[] = [{ kind: "usage", message, frames }];
    const world = (name: WorldName): World => ({
        ...{ name, failures, resources: [], stackOutputs: {}, logs: [], findings: [], milliseconds: 0 },
    });
    const worlds = { strict: world("strict"), placeholder: world("placeholder"), differences: [] };
    return { project: path.basename(cwd), stack, organization, root: cwd, ...worlds, findings: [], timings: [] };
}
