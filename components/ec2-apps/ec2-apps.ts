import type * as pulumi from "@pulumi/pulumi";
import { readProjectFile } from "../shared/block/project-files";
import { forEachEntry, mapValues } from "../shared/records";
import { Ec2App, type Ec2AppArgs } from "./ec2-app";
import { PreparedEc2App, type PreparedEc2AppArgs } from "./prepared-ec2-app";
import type { Ec2AppConfig, Ec2AppsConfig } from "./schema";

/** The EC2 apps of the block, by key, and the keys of those that are only prepared. */
export function createEc2Apps(
    configs: Ec2AppsConfig,
    prepared: Ec2AppsConfig,
    args: {
        /** What all of them are handed; not asked for where there is no app. */
        readonly shared: () => Omit<Ec2AppArgs, "key" | "config" | "startScript" | "transform" | keyof Routes>;
        readonly keys: Pick<PreparedEc2AppArgs, "scope" | "deletionProtection">;
        readonly routes: (key: string) => Routes;
        /** What instances need from their first minute on, such as a way to the internet. */
        readonly dependsOn: () => pulumi.Resource;
    },
): Record<string, Ec2App> {
    const apps = mapValues(configs, (config, key) => {
        const own = { key, config, startScript: startScriptOf(config), ...args.routes(key) };
        return new Ec2App(`app-${key}`, { ...args.shared(), ...own }, { dependsOn: args.dependsOn() });
    });
    forEachEntry(prepared, (config, key) => {
        new PreparedEc2App(`app-${key}`, { ...args.keys, key, config });
    });
    return apps;
}

/** The text of an app's script. */
function startScriptOf({ startScript }: Ec2AppConfig): string {
    const text = readProjectFile(startScript);
    if (text === undefined) {
        throw new Error(`no file ${startScript}`); // the loader's checks have read it
    }
    return text.toString("utf8");
}

type Routes = Pick<Ec2AppArgs, "publicRoute" | "internalRoute">;
