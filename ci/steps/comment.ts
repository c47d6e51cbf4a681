import { existsSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { commentText } from "../comment-text";
import { GitHub } from "../github";
import { githubEvent } from "../host";
import { exitCodes, StepError } from "../errors";
import type { Step } from "../step";

/** What the run that has just ended was about; GitHub says it, and not what that run wrote. */
const finishedRun = z.object({
    workflow_run: z.object({
        html_url: z.string(),
        head_sha: z.string(),
        head_branch: z.string(),
        head_repository: z.object({ owner: z.object({ login: z.string() }) }),
    }),
});

/** Bytes of one file of the folder; the largest of the reports has a tenth. */
const largest = 10_000_000;

/** Runs with rights, after the run that had none, and takes what that one wrote for nothing but text. */
export const comment: Step = {
    name: "comment",
    flags: "[--folder DIR]",
    summary: "shows what `preview` wrote: one comment at the pull request, edited by later runs, and code scanning",
    async run({ root, env, out, fetch }, { folder }) {
        const event = finishedRun.safeParse(githubEvent(env));
        if (!event.success) {
            throw new StepError(exitCodes.usage, "no run that has ended: this step is for `on: workflow_run`");
        }
        const { html_url: url, head_sha: sha, head_branch: branch, head_repository: head } = event.data.workflow_run;
        const github = GitHub.of(env, fetch);
        const pullRequest = await github.pullRequestAt(`${head.owner.login}:${branch}`, sha);
        if (pullRequest === undefined) {
            out(`no open pull request at ${sha}\n`);
            return exitCodes.done;
        }
        const directory = path.resolve(root, folder);
        await github.comment(pullRequest, commentText(read(directory, "comment.md"), url));
        for (const file of readdirSync(directory).filter((name) => /^[\w-]+\.sarif$/.test(name))) {
            await github.sarif(sha, `refs/pull/${pullRequest}/head`, read(directory, file));
        }
        out(`commented on pull request ${pullRequest}\n`);
        return exitCodes.done;
    },
};

function read(directory: string, name: string): string {
    const file = path.join(directory, name);
    if (!existsSync(file) || !lstatSync(file).isFile() || lstatSync(file).size > largest) {
        throw new StepError(exitCodes.wanting, `${name} is no file of at most ${largest} bytes`);
    }
    return readFileSync(file, "utf8");
}
