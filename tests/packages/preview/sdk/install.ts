import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import manifest from "../../../../package.json";

/** `@pulumi/aws` 7 needs a younger SDK than the oldest that the preview works with. */
const FIRST_WITH_AWS_7 = "3.142.0";
const OLDER_AWS = "6.18.0";

/** Installs a version of the SDK in a directory, with a provider's SDK that fits; returns which version it is. */
export async function installSdk(directory: string, version: string): Promise<string> {
    const isOlder = /^\d+\.\d+/.test(version) && version.localeCompare(FIRST_WITH_AWS_7, "en", { numeric: true }) < 0;
    const aws = isOlder ? OLDER_AWS : manifest.dependencies["@pulumi/aws"];
    const packages = [`@pulumi/pulumi@${version}`, `@pulumi/aws@${aws}`];
    const quiet = ["--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    await promisify(execFile)("npm", ["install", ...quiet, "--prefix", directory, ...packages]);
    const installed = path.join(directory, "node_modules/@pulumi/pulumi/package.json");
    return (JSON.parse(readFileSync(installed, "utf8")) as { version: string }).version;
}

/** The files of a program by name. */
export function readProgram(directory: string): Record<string, string> {
    const names = readdirSync(directory);
    return Object.fromEntries(names.map((name) => [name, readFileSync(path.join(directory, name), "utf8")]));
}
