import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const MODULES = path.resolve(__dirname, "../../../../node_modules");

/** Pulumi projects written for one test each. */
export class TemporaryProjects {
    private readonly directories: string[] = [];

    /**
     * Writes a project and returns its directory.
     *
     * @param files Contents by path. Pulumi.yaml and an empty Pulumi.dev.yaml are added where they are missing.
     * @param linked False for a project without the repository's installed packages.
     */
    write(files: Readonly<Record<string, string>>, linked = true): string {
        const root = realpathSync(mkdtempSync(path.join(tmpdir(), "preview-test-")));
        this.directories.push(root);
        const all = { "Pulumi.yaml": "name: sample\nruntime: nodejs\n", "Pulumi.dev.yaml": "", ...files };
        for (const [name, content] of Object.entries(all)) {
            const file = path.join(root, name);
            mkdirSync(path.dirname(file), { recursive: true });
            writeFileSync(file, content);
        }
        if (linked) {
            symlinkSync(MODULES, path.join(root, "node_modules"));
        }
        return root;
    }

    removeAll(): void {
        for (const directory of this.directories.splice(0)) {
            rmSync(directory, { recursive: true, force: true });
        }
    }
}
