import { execFileSync } from "node:child_process";
import path from "node:path";
import { UsageError } from "../errors";

/** A commit of the repository that a project is in. */
export interface Revision {
    /** As the user named it, with the commit: `main (57d1e60)`. */
    readonly label: string;
    readonly commit: string;
    /** The repository's own directory. */
    readonly repository: string;
}

/** @throws UsageError when git, the repository or the revision cannot be found. */
export function findRevision(directory: string, name: string): Revision {
    const repository = git(directory, ["rev-parse", "--show-toplevel"], () => notARepository(directory, name));
    const commit = git(directory, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`], () =>
        unknownRevision(directory, repository, name),
    );
    const short = git(directory, ["rev-parse", "--short", commit]);
    return { label: commit.startsWith(name) ? short : `${name} (${short})`, commit, repository };
}

function notARepository(directory: string, name: string): string {
    return `--against ${name}: there is no such file, and ${directory} is not in a git repository. Give a state file, or run this in a clone.`;
}

function unknownRevision(directory: string, repository: string, name: string): string {
    const shallow = git(directory, ["rev-parse", "--is-shallow-repository"]) === "true";
    const fix = shallow
        ? `The clone is shallow: fetch the revision first, for instance with: ${fetchOf(name)}`
        : "git branch --all lists branches; git fetch gets those that are missing.";
    return `--against ${name}: there is no such file, and ${repository} has no such revision. ${fix}`;
}

/** In a shallow clone a fetch makes no local branch by itself, and the remote knows no name that begins with its own. */
function fetchOf(name: string): string {
    const branch = name.replace(/^origin\//, "");
    const isCommit = /^[0-9a-f]{7,40}$/.test(name);
    const target = isCommit ? "" : branch === name ? `:refs/heads/${branch}` : `:refs/remotes/origin/${branch}`;
    return `git fetch --depth 1 origin ${branch}${target}`;
}

/** Writes the files of a commit into an empty directory, without touching the repository's own index or files. */
export function checkOut({ repository, commit }: Revision, directory: string): void {
    const environment = {
        GIT_INDEX_FILE: path.join(path.dirname(directory), "index"),
        GIT_LFS_SKIP_SMUDGE: "1",
        GIT_NO_LAZY_FETCH: "1",
    };
    git(repository, ["read-tree", commit], undefined, environment);
    git(repository, ["checkout-index", "--all", "--force", `--prefix=${directory}${path.sep}`], undefined, environment);
}

/** Whether a file is the same in the commit and now. */
export function isUnchanged({ repository, commit }: Revision, file: string): boolean {
    return git(repository, ["diff", "--name-only", commit, "--", file]) === "";
}

function git(
    directory: string,
    args: readonly string[],
    onFailure?: () => string,
    environment: NodeJS.ProcessEnv = {},
): string {
    try {
        const env = { ...process.env, ...environment };
        return execFileSync("git", args, {
            cwd: directory,
            env,
            encoding: "utf8",
            stdio: ["ignore", "pipe", "pipe"],
        }).trim();
    } catch (error) {
        throw new UsageError(failure(error as NodeJS.ErrnoException & { stderr?: string }, args, onFailure));
    }
}

function failure(
    { code, stderr = "" }: NodeJS.ErrnoException & { readonly stderr?: string },
    args: readonly string[],
    onFailure?: () => string,
): string {
    if (code === "ENOENT") {
        return "--against: git is not installed, or not on the PATH. Install it, or compare with a state file.";
    }
    const expected = stderr === "" || /not a git repository/i.test(stderr);
    return onFailure !== undefined && expected
        ? onFailure()
        : `--against: git ${args[0] ?? ""} failed: ${stderr.trim()}`;
}
