import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

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

const [command, argument] = process.argv.slice(2);
try {
    stage();
    if (command === "publish" && argument !== undefined) {
        process.exitCode = run("pulumi", "policy", "publish", argument);
    } else if (command === "pack") {
        process.exitCode = run("npm", "pack", "--pack-destination", path.resolve(argument ?? "."));
    } else {
        console.error("usage: npm run policies:pack [-- DIRECTORY], or npm run policies:publish -- ORGANIZATION");
        process.exitCode = 2;
    }
} finally {
    rmSync(staged, { recursive: true, force: true });
}
