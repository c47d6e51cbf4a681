import { expect } from "chai";
import { callerIdentity, FakeAws } from "../ops/support/fake-aws";
import { assumed, atGithub } from "./at-github";
import { runInSituation } from "./fixture";

const published = "<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>";
const credentials = { AWS_ACCESS_KEY_ID: "ASIA1", AWS_SECRET_ACCESS_KEY: "secret", AWS_SESSION_TOKEN: "session" };
const role = (job: string) => `arn:aws:iam::123456789012:role/platform-staging-ci-${job}`;

describe("ci: the job's role", () => {
    let aws: FakeAws;
    beforeEach(async () => {
        aws = new FakeAws();
        aws.on("unsigned AssumeRoleWithWebIdentity", () => assumed);
        aws.on("sns Publish", () => published);
        aws.on("sts GetCallerIdentity", () => callerIdentity("123456789012"));
        await aws.start();
    });
    afterEach(() => {
        aws.stop();
    });

    it("is taken with GitHub's token, and only programs that the step starts get it", async () => {
        const { code, started } = await atGithub(["up", "--stack", "staging"]);
        expect(code).to.equal(0);
        expect(started.map(({ env: given }) => given)).to.deep.equal([credentials]);
        const [{ RoleArn, RoleSessionName, WebIdentityToken, DurationSeconds } = {}] = aws.inputs(
            "unsigned AssumeRoleWithWebIdentity",
        );
        expect({ RoleArn, RoleSessionName, WebIdentityToken, DurationSeconds }).to.deep.equal({
            RoleArn: role("deploy"),
            RoleSessionName: "github-42",
            WebIdentityToken: "jwt",
            DurationSeconds: "10800",
        });
    });

    it("is taken with CircleCI's token", async () => {
        const { code } = await runInSituation(["drift", "--stack", "staging"], {
            env: { CIRCLECI: "true", CIRCLE_OIDC_TOKEN_V2: "jwt", CIRCLE_WORKFLOW_ID: "7" },
            programs: { "npx pulumi": { stdout: "{}" } },
        });
        expect(code).to.equal(0);
        const [{ RoleArn, RoleSessionName, WebIdentityToken } = {}] = aws.inputs("unsigned AssumeRoleWithWebIdentity");
        expect([RoleArn, RoleSessionName, WebIdentityToken]).to.deep.equal([role("preview"), "circleci-7", "jwt"]);
    });

    it("is none in a terminal, where people have credentials of their own", async () => {
        const { started } = await runInSituation(["up", "--stack", "staging"]);
        expect(started.map(({ env: given }) => given)).to.deep.equal([{}]);
        expect(aws.received).to.deep.equal([]);
    });

    it("lets the alert channels be told, in the form that Slack shows", async () => {
        const { code, said } = await atGithub(["notify", "--stack", "staging", "--failed"]);
        expect([code, said]).to.deep.equal([0, "told: Deployment of staging failed\n"]);
        const [{ TopicArn, Message } = {}] = aws.inputs("sns Publish");
        expect(TopicArn).to.equal("arn:aws:sns:us-east-1:123456789012:platform-staging-alerts-warning");
        expect(JSON.parse(String(Message))).to.deep.equal({
            version: "1.0",
            source: "custom",
            content: {
                title: "Deployment of staging failed",
                description: "https://github.test/example-gov/platform/actions/runs/42",
            },
        });
    });

    it("lets drift be seen, which one open issue tells until it is gone", async () => {
        const repository = "https://api.github.test/repos/example-gov/platform";
        const issues = `GET ${repository}/issues?labels=drift&state=open`;
        const drifted = JSON.stringify({
            steps: [{ op: "update", urn: "urn", newState: { type: "aws:x:X", custom: true } }],
        });
        const run = async (refreshed: string, open: readonly object[]) => {
            const { code, sent } = await atGithub(["drift", "--stack", "staging"], {
                programs: { "npx pulumi refresh": { stdout: refreshed }, "npx pulumi preview": { stdout: "{}" } },
                servers: { [issues]: [200, open], [`POST ${repository}`]: [201], [`PATCH ${repository}`]: [200] },
            });
            const last = sent.at(-1);
            return { code, request: last?.request, body: last?.body as Readonly<Record<string, unknown>> | undefined };
        };
        const opened = await run(drifted, []);
        expect([opened.code, opened.request]).to.deep.equal([1, `POST ${repository}/issues`]);
        expect(opened.body).to.deep.include({ title: "Drift in staging", labels: ["drift"] });
        const open = [
            { number: 3, title: "Drift in prod" },
            { number: 4, title: "Drift in staging" },
        ];
        expect(await run(drifted, open)).to.deep.include({ code: 1, request: `PATCH ${repository}/issues/4` });
        expect(await run("{}", open)).to.deep.equal({
            code: 0,
            request: `PATCH ${repository}/issues/4`,
            body: { state: "closed" },
        });
        expect(await run("{}", [])).to.deep.include({ code: 0, request: issues });
    });
});
