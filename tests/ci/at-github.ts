import { runInSituation, type StepSituation } from "./fixture";

/** What STS answers whoever takes a role. */
export const assumed =
    "<AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult><Credentials>" +
    "<AccessKeyId>ASIA1</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>session</SessionToken>" +
    "<Expiration>2030-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>";

const env = {
    GITHUB_ACTIONS: "true",
    GITHUB_SERVER_URL: "https://github.test",
    GITHUB_API_URL: "https://api.github.test",
    GITHUB_REPOSITORY: "example-gov/platform",
    GITHUB_RUN_ID: "42",
    GITHUB_TOKEN: "token",
    ACTIONS_ID_TOKEN_REQUEST_URL: "https://token.test/?api-version=2",
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: "bearer",
};
const token = "GET https://token.test/?api-version=2&audience=sts.amazonaws.com";

/** Runs a step in a job of GitHub Actions that has an identity. */
export function atGithub(argv: readonly string[], more: StepSituation = {}) {
    return runInSituation(argv, { ...more, env, servers: { [token]: [200, { value: "jwt" }], ...more.servers } });
}
