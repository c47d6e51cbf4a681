import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { TemporaryProjects } from "../../support/temporary-project";

/** What every fixture project of these tests has besides its program. */
const COMMON = {
    ".gitignore": "node_modules\n",
    "Pulumi.yaml": "name: shop\nruntime: nodejs\n",
    "Pulumi.dev.yaml": "config:\n  aws:region: eu-west-1\n  aws:defaultTags: { tags: { owner: web } }\n",
};

/** A Pulumi project in a git repository of its own. */
export class Repository {
    readonly root: string;

    /** @param files The first commit, tagged `before`. */
    constructor(projects: TemporaryProjects, files: Readonly<Record<string, string>>) {
        this.root = projects.write({ ...COMMON, ...files });
        this.git("init", "--quiet", "--initial-branch=main");
        this.commit();
        this.git("tag", "before");
    }

    write(files: Readonly<Record<string, string>>): void {
        for (const [name, content] of Object.entries(files)) {
            writeFileSync(path.join(this.root, name), content);
        }
    }

    remove(name: string): void {
        rmSync(path.join(this.root, name), { recursive: true });
    }

    commit(): void {
        this.git("add", "--all");
        this.git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--quiet", "--message=files");
    }

    git(...args: string[]): string {
        return execFileSync("git", args, {
            cwd: this.root,
            encoding: "utf8",
            stdio: ["ignore", "pipe", "ignore"],
        }).trim();
    }
}
