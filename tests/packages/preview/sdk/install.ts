import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import manifest from "../../../../package.json";

/** `@pulumi/aws` 7 needs a younger SDK than the oldest that the preview works with. */
const FIRST_WITH_AWS_7 = "3.142.0";
const OLDER_AWS = "6.18.0";

/** Installs a version of the SDK in a directory, with a provider's SDK that fits; returns which version it is. */
export async function installSdk(directory: string, version: string): Promise<string> {
    await install(directory, packagesFor(version));
    const installed = path.join(directory, "node_modules/@pulumi/pulumi/package.json");
    return (JSON.parse(readFileSync(installed, "utf8")) as { version: string }).version;
}

/** Makes an ES module of the program there, with what the SDK loads those with; false for an SDK that cannot. */
export async function makeModule(directory: string, version: string): Promise<boolean> {
    if (!existsSync(path.join(directory, "node_modules/@pulumi/pulumi/cmd/run/hooks.js"))) {
        return false;
    }
    await install(directory, [...packagesFor(version), "ts-node@10.9.2", "typescript@5.9.3"]);
    writeFileSync(path.join(directory, "package.json"), '{ "type": "module" }');
    return true;
}

function packagesFor(version: string): string[] {
    const isOlder = /^\d+\.\d+/.test(version) && version.localeCompare(FIRST_WITH_AWS_7, "en", { numeric: true }) < 0;
    return [`@pulumi/pulumi@${version}`, `@pulumi/aws@${isOlder ? OLDER_AWS : manifest.dependencies["@pulumi/aws"]}`];
}

/** The newest version of the SDK in a range; npm itself would take one that fits the running Node.js. */
export async function newestSdk(range: string): Promise<string> {
    const { stdout } = await promisify(execFile)("npm", ["view", `@pulumi/pulumi@${range}`, "version", "--json"]);
    const versions = [JSON.parse(stdout) as string | string[]].flat();
    return versions.sort((a, b) => a.localeCompare(b, "en", { numeric: true })).at(-1) ?? range;
}

/** npm removes what was installed before and is not named again. */
async function install(directory: string, packages: readonly string[]): Promise<void> {
    const quiet = ["--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    await promisify(execFile)("npm", ["install", ...quiet, "--prefix", directory, ...packages]);
}

/** The files of a program by name. */
export function readProgram(directory: string): Record<string, string> {
    const names = readdirSync(directory);
    return Object.fromEntries(names.map((name) => [name, readFileSync(path.join(directory, name), "utf8")]));
}
