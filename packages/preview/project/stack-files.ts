import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { isRecord, readYaml } from "./yaml";

/**
 * The configuration of every stack file in a directory, as it stands there and unchecked, in the order of the names. What
 * cannot be read is passed over: it is told when that stack is previewed. So is a directory that does not exist, as for a plan without a project.
 */
export function stackConfigs(directory: string): { name: string; config: Readonly<Record<string, unknown>> }[] {
    const entries = existsSync(directory) ? readdirSync(directory) : [];
    return entries.sort().flatMap((entry) => {
        const name = /^Pulumi\.(.+)\.ya?ml$/.exec(entry)?.[1];
        const config = name === undefined ? undefined : configIn(path.join(directory, entry));
        return name === undefined || config === undefined ? [] : [{ name, config }];
    });
}

function configIn(file: string): Readonly<Record<string, unknown>> | undefined {
    try {
        const content = readYaml(file);
        return isRecord(content) && isRecord(content["config"]) ? content["config"] : undefined;
    } catch {
        return undefined;
    }
}
