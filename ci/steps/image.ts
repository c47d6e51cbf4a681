import path from "node:path";
import { imageUser, neededRepository } from "../../ops/images/target";
import { readStack } from "../../ops/stack";
import { isPushed, signedIn } from "../ecr";
import { exitCodes, StepError } from "../errors";
import { credentialsFor } from "../role";
import { stackOf, type Flags, type Step, type Surroundings } from "../step";

interface Commit {
    readonly hash: string;
    /** ISO 8601. */
    readonly date: string;
}

/** Runs in the pipeline of an app's own repository, in the role that the stack has for it. */
export const image: Step = {
    name: "image",
    flags: "--stack NAME --service NAME [--context DIR]",
    summary: "builds the image of an app's commit, pushes it as git-<commit>, and releases it once ECR has scanned it",
    async run(surroundings, flags) {
        const { root, host, run } = surroundings;
        const { service } = flags;
        const name = stackOf(flags);
        if (service === undefined) {
            throw new StepError(exitCodes.usage, "name the service: --service NAME");
        }
        const stack = readStack(root, name);
        const repository = neededRepository(stack, service);
        const commit = await commitOf(path.resolve(root, flags.context), surroundings);
        const tag = `git-${commit.hash}`;
        const env = await credentialsFor(name, "release", surroundings, service);
        if (!(await isPushed(repository, tag, env))) {
            const platform = `linux/${imageUser(stack, service).architecture}`;
            await signedIn(repository, env, surroundings, () =>
                build(`${repository}:${tag}`, platform, commit, flags, surroundings),
            );
        }
        const asks = host.name === "local" ? [] : ["--yes"];
        const args = ["run", "--silent", "ops", "--", "release", service, tag, "--stack", name, ...asks];
        const { code } = await run("npm", args, { env, shows: true });
        return code === 0 ? exitCodes.done : exitCodes.wanting;
    },
};

/** What the image is of: its tag never moves, so nothing else may be in it. @throws StepError (2) */
async function commitOf(context: string, { run }: Surroundings): Promise<Commit> {
    const shown = await run("git", ["-C", context, "log", "-1", "--format=%H %cI"]);
    const [hash = "", date = ""] = shown.stdout.trim().split(" ");
    if (shown.code !== 0 || !/^[0-9a-f]{40}$/.test(hash)) {
        throw new StepError(exitCodes.usage, `--context is "${context}"; allowed: a folder of a git repository`);
    }
    const changed = await run("git", ["-C", context, "status", "--porcelain", "--untracked-files=no", "."]);
    if (changed.stdout.trim() !== "") {
        const text = `${context} is not what was committed, and its tag would say it is; commit or undo:\n${changed.stdout}`;
        throw new StepError(exitCodes.usage, text.trimEnd());
    }
    return { hash, date };
}

/**
 * One image for one platform, with nothing beside it: with attestations Docker pushes an index, at which ECR's scan does not look.
 * @see https://docs.docker.com/build/metadata/attestations/
 */
async function build(
    address: string,
    platform: string,
    { hash, date }: Commit,
    { context, dockerfile }: Flags,
    { root, host, run }: Surroundings,
): Promise<void> {
    const folder = path.resolve(root, context);
    const labels = { revision: hash, created: date, source: host.repository };
    const { code } = await run(
        "docker",
        [
            ...["buildx", "build", "--push", "--provenance=false", "--sbom=false"],
            ...["--platform", platform, "--tag", address],
            ...Object.entries(labels).flatMap(([label, value]) =>
                value === undefined ? [] : ["--label", `org.opencontainers.image.${label}=${value}`],
            ),
            ...["--file", path.join(folder, dockerfile), folder],
        ],
        { shows: true },
    );
    if (code !== 0) {
        throw new StepError(exitCodes.wanting, "docker buildx build failed: nothing was released");
    }
}
