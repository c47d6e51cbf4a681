import { gzipSync } from "node:zlib";
import { marker } from "./comment-text";
import { exitCodes, StepError } from "./errors";

interface Comment {
    readonly id: number;
    readonly body?: string;
    readonly user?: { readonly type?: string };
}

interface PullRequest {
    readonly number: number;
    readonly head: { readonly sha: string };
}

/** What the steps ask of GitHub's REST API. */
export class GitHub {
    private constructor(
        private readonly api: string,
        private readonly token: string,
        private readonly fetching: typeof fetch,
    ) {}

    /** @throws StepError (2) without the variables that GitHub Actions sets, and `GITHUB_TOKEN`, which a job has to hand on. */
    static of(env: Readonly<Record<string, string | undefined>>, fetching: typeof fetch): GitHub {
        const { GITHUB_API_URL: url, GITHUB_REPOSITORY: repository, GITHUB_TOKEN: token } = env;
        if (url === undefined || repository === undefined || token === undefined) {
            throw new StepError(exitCodes.usage, "GITHUB_API_URL, GITHUB_REPOSITORY and GITHUB_TOKEN are needed");
        }
        return new GitHub(`${url}/repos/${repository}`, token, fetching);
    }

    /** The open pull request whose head is this commit of this branch (`owner:branch`), be it of a fork. */
    async pullRequestAt(branch: string, sha: string): Promise<number | undefined> {
        const query = new URLSearchParams({ head: branch, state: "open" }).toString();
        const found = (await this.call("GET", `/pulls?${query}`)) as readonly PullRequest[];
        return found.find(({ head }) => head.sha === sha)?.number;
    }

    /** Writes the comment over the last one with the marker, or anew. */
    async comment(pullRequest: number, body: string): Promise<void> {
        const comments = await this.pages<Comment>(`/issues/${pullRequest}/comments`);
        const last = comments.find(({ user, body: text }) => user?.type === "Bot" && text?.startsWith(marker));
        if (last === undefined) {
            await this.call("POST", `/issues/${pullRequest}/comments`, { body });
        } else {
            await this.call("PATCH", `/issues/comments/${last.id}`, { body });
        }
    }

    /** Findings for code scanning. @see https://docs.github.com/en/rest/code-scanning/code-scanning#upload-an-analysis-as-sarif-data */
    async sarif(commit: string, ref: string, sarif: string): Promise<void> {
        const body = { commit_sha: commit, ref, sarif: gzipSync(sarif).toString("base64") };
        await this.call("POST", "/code-scanning/sarifs", body);
    }

    /** Keeps one open issue with the label up to date; closes it when there is nothing to say. */
    async issue(label: string, title: string, body: string | undefined): Promise<void> {
        const query = new URLSearchParams({ labels: label, state: "open" }).toString();
        const found = (await this.call("GET", `/issues?${query}`)) as readonly { number: number; title: string }[];
        const open = found.find((issue) => issue.title === title);
        if (open !== undefined) {
            await this.call("PATCH", `/issues/${open.number}`, body === undefined ? { state: "closed" } : { body });
        } else if (body !== undefined) {
            await this.call("POST", "/issues", { title, body, labels: [label] });
        }
    }

    private async pages<T>(resource: string): Promise<T[]> {
        const all: T[] = [];
        for (let page = 1; ; page++) {
            const found = (await this.call("GET", `${resource}?per_page=100&page=${page}`)) as readonly T[];
            all.push(...found);
            if (found.length < 100) {
                return all;
            }
        }
    }

    private async call(method: string, resource: string, body?: object): Promise<unknown> {
        const response = await this.fetching(`${this.api}${resource}`, {
            method,
            headers: {
                accept: "application/vnd.github+json",
                authorization: `Bearer ${this.token}`,
                "x-github-api-version": "2022-11-28",
            },
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        if (!response.ok) {
            const [shown] = resource.split("?");
            throw new StepError(exitCodes.wanting, `GitHub answered ${response.status} to ${method} ${shown ?? ""}`);
        }
        return response.json();
    }
}
