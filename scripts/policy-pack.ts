import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readCommandLine } from "./command-line";

const MODEL = "@platform/aws-model";
const source = path.resolve(__dirname, "../policy-pack");
/** Below the pack, so that the CLI finds the SDK from there when it asks the pack for its policies. */
const staged = path.join(source, ".cache/package");

interface Manifest {
    readonly files: readonly string[];
    readonly dependencies: Readonly<Record<string, string>>;
}

/**
 * Puts the pack together as it is published. Publishing packs one folder, and the model is a folder of its own, so it goes
 * along as a bundled dependency: a copy, as npm packs what is behind a link under paths that lead out of the package.
 */
function stage(): void {
    rmSync(staged, { recursive: true, force: true });
    const manifest = JSON.parse(readFileSync(path.join(source, "package.json"), "utf8")) as Manifest;
    for (const file of [...manifest.files, "README.md"]) {
        cpSync(path.join(source, file), path.join(staged, file), { recursive: true });
    }
    const model = path.resolve(source, "../packages/aws-model");
    cpSync(model, path.join(staged, "node_modules", MODEL), { recursive: true });
    const { version } = JSON.parse(readFileSync(path.join(model, "package.json"), "utf8")) as { version: string };
    const published = {
        ...manifest,
        dependencies: { ...manifest.dependencies, [MODEL]: version },
        bundleDependencies: [MODEL],
    };
    writeFileSync(path.join(staged, "package.json"), JSON.stringify(published, null, 2));
}

/** Runs a program in the staged package. Returns its exit code. */
function run(program: string, ...args: readonly string[]): number {
    const { status, error } = spawnSync(program, args, {
        cwd: staged,
        stdio: "inherit",
        shell: process.platform === "win32",
    });
    if (error !== undefined) {
        console.error(`${program} could not be started: ${error.message}`);
    }
    return status ?? 1;
}

const HELP = `Packs the policy pack as it is published, or publishes it.

  npm run policies:pack [-- DIRECTORY]          a package in DIRECTORY, or here
  npm run policies:publish -- ORGANIZATION      to Pulumi Cloud, with the Pulumi CLI

Exit code: that of npm or of the CLI; 2 the command line is wrong.`;

/** Stages the package, does something with it, and takes it away. */
function withStaged(work: () => number): number {
    try {
        stage();
        return work();
    } finally {
        rmSync(staged, { recursive: true, force: true });
    }
}

const [what = "", ...argv] = process.argv.slice(2);
const given = readCommandLine({ help: HELP, values: { what: "one name", form: /^[^-]/, most: 1 } }, argv);
if (typeof given === "number") {
    process.exitCode = given;
} else {
    const [name] = given.values;
    if (what === "pack") {
        const directory = path.resolve(name ?? ".");
        mkdirSync(directory, { recursive: true });
        process.exitCode = withStaged(() => run("npm", "pack", "--pack-destination", directory));
    } else if (name === undefined) {
        console.error(`an organization is missing.\n\n${HELP}`);
        process.exitCode = 2;
    } else {
        process.exitCode = withStaged(() => run("pulumi", "policy", "publish", name));
    }
}
