import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";

const MODULES = path.resolve(__dirname, "../../../../node_modules");

/** Gives a project without packages those of the repository, one of which says that it has another version. */
export function linkWithVersion(root: string, name: string, version: string): void {
    const modules = path.join(root, "node_modules");
    mkdirSync(path.join(modules, "@pulumi"), { recursive: true });
    for (const other of ["@pulumi/pulumi", "@pulumi/policy", "@pulumi/aws"].filter((each) => each !== name)) {
        symlinkSync(path.join(MODULES, other), path.join(modules, other));
    }
    const original = path.join(MODULES, name);
    mkdirSync(path.join(modules, name));
    for (const entry of readdirSync(original).filter((each) => each !== "package.json")) {
        symlinkSync(path.join(original, entry), path.join(modules, name, entry));
    }
    const manifest = JSON.parse(readFileSync(path.join(original, "package.json"), "utf8")) as object;
    writeFileSync(path.join(modules, name, "package.json"), JSON.stringify({ ...manifest, version }));
}
