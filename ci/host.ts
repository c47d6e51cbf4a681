import { readFileSync } from "node:fs";
import { exitCodes, StepError } from "./errors";

type Environment = Readonly<Record<string, string | undefined>>;

/** Where a step runs, as far as steps differ by it. */
export interface Host {
    readonly name: "github" | "circleci" | "local";
    /** Of the run, for people; undefined in a terminal. */
    readonly url: string | undefined;
    /** URL of the repository that the run is of; undefined in a terminal. */
    readonly repository: string | undefined;
    /**
     * A token that says which job this is, for `audience`.
     * @returns undefined where there is none, as in a terminal: whoever runs the step has credentials of their own.
     */
    readonly identityToken: (audience: string) => Promise<string | undefined>;
}

export function hostOf(env: Environment, fetching: typeof fetch): Host {
    if (env["GITHUB_ACTIONS"] === "true") {
        return github(env, fetching);
    }
    if (env["CIRCLECI"] === "true") {
        return {
            name: "circleci",
            url: env["CIRCLE_BUILD_URL"],
            repository: env["CIRCLE_REPOSITORY_URL"],
            // The organization is its audience, whatever is asked for.
            identityToken: () => Promise.resolve(env["CIRCLE_OIDC_TOKEN_V2"]),
        };
    }
    return { name: "local", url: undefined, repository: undefined, identityToken: () => Promise.resolve(undefined) };
}

/** @see https://docs.github.com/en/actions/reference/security/oidc */
function github(env: Environment, fetching: typeof fetch): Host {
    const { GITHUB_SERVER_URL: server = "", GITHUB_REPOSITORY: repository = "", GITHUB_RUN_ID: run = "" } = env;
    return {
        name: "github",
        url: `${server}/${repository}/actions/runs/${run}`,
        repository: `${server}/${repository}`,
        identityToken: async (audience) => {
            const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = env;
            if (url === undefined || token === undefined) {
                throw new StepError(exitCodes.usage, "no identity: the job needs `permissions: { id-token: write }`");
            }
            const response = await fetching(`${url}&audience=${encodeURIComponent(audience)}`, {
                headers: { authorization: `Bearer ${token}` },
            });
            if (!response.ok) {
                throw new StepError(exitCodes.usage, `no identity: GitHub answered ${response.status}`);
            }
            return ((await response.json()) as { value: string }).value;
        },
    };
}

/** What happened that GitHub started this run for. @throws StepError (2) outside of GitHub Actions. */
export function githubEvent(env: Environment): unknown {
    const file = env["GITHUB_EVENT_PATH"];
    if (file === undefined) {
        throw new StepError(exitCodes.usage, "no event: this step runs in GitHub Actions");
    }
    return JSON.parse(readFileSync(file, "utf8"));
}
