import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { expect } from "chai";
import { commentText, marker } from "../../ci/comment-text";
import { runInSituation, type StepSituation } from "./fixture";

const api = "https://api.github.test";
const repository = `${api}/repos/example-gov/platform`;
const pulls = `GET ${repository}/pulls?head=somebody%3Achange&state=open`;
const comments = `GET ${repository}/issues/7/comments`;
const run = "https://github.test/runs/1";

describe("ci: the comment", () => {
    let directory: string;
    beforeEach(() => {
        directory = mkdtempSync(path.join(tmpdir(), "comment-"));
        const event = {
            workflow_run: {
                html_url: run,
                head_sha: "abc",
                head_branch: "change",
                head_repository: { owner: { login: "somebody" } },
            },
        };
        writeFileSync(path.join(directory, "event.json"), JSON.stringify(event));
        writeFileSync(path.join(directory, "comment.md"), `${marker}\n\n## prod`);
        writeFileSync(path.join(directory, "prod.sarif"), '{"runs":[]}');
    });
    afterEach(() => {
        rmSync(directory, { recursive: true });
    });

    const comment = (servers: StepSituation["servers"]) =>
        runInSituation(["comment", "--folder", directory], {
            env: {
                GITHUB_ACTIONS: "true",
                GITHUB_API_URL: api,
                GITHUB_REPOSITORY: "example-gov/platform",
                GITHUB_TOKEN: "token",
                GITHUB_EVENT_PATH: path.join(directory, "event.json"),
            },
            servers: {
                [pulls]: [200, [{ number: 7, head: { sha: "abc" } }]],
                [comments]: [200, []],
                [`POST ${repository}`]: [201],
                [`PATCH ${repository}`]: [200],
                ...servers,
            },
        });

    it("goes to the pull request whose head the run was about, be it of a fork, with the findings", async () => {
        const { code, said, sent } = await comment({});
        expect([code, said]).to.deep.equal([0, "commented on pull request 7\n"]);
        const [, , created, findings] = sent;
        expect(created).to.deep.equal({
            request: `POST ${repository}/issues/7/comments`,
            body: { body: `${marker}\n## prod\n\n[The run](${run}) has the reports.\n` },
        });
        const { sarif, ...about } = findings?.body as { sarif: string };
        expect(about).to.deep.equal({ commit_sha: "abc", ref: "refs/pull/7/head" });
        expect(gunzipSync(Buffer.from(sarif, "base64")).toString()).to.equal('{"runs":[]}');
    });

    it("is edited by the next run, and nobody else's is", async () => {
        const theirs = { id: 1, user: { type: "User" }, body: marker };
        const { sent } = await comment({ [comments]: [200, [theirs, { id: 2, user: { type: "Bot" }, body: marker }]] });
        expect(sent[2]?.request).to.equal(`PATCH ${repository}/issues/comments/2`);
    });

    it("is written nowhere when the branch has moved on", async () => {
        const { code, said, sent } = await comment({ [pulls]: [200, [{ number: 7, head: { sha: "def" } }]] });
        expect([code, said, sent.length]).to.deep.equal([0, "no open pull request at abc\n", 1]);
    });

    it("takes no link for a file, and no file that is too large", async () => {
        for (const hostile of [
            (file: string) => {
                symlinkSync("/etc/hostname", file);
            },
            (file: string) => {
                writeFileSync(file, "x".repeat(10_000_001));
            },
        ]) {
            rmSync(path.join(directory, "comment.md"));
            hostile(path.join(directory, "comment.md"));
            const { code, said, sent } = await comment({});
            expect([code, said]).to.deep.equal([1, "error: comment.md is no file of at most 10000000 bytes\n"]);
            expect(sent.map(({ request }) => request)).to.deep.equal([pulls]);
        }
    });

    it("says what GitHub refused", async () => {
        const { code, said } = await comment({ [comments]: [403] });
        expect([code, said]).to.deep.equal([1, "error: GitHub answered 403 to GET /issues/7/comments\n"]);
    });

    it("calls nobody, shows no picture and leads nowhere, whatever a pull request has written", () => {
        const hostile = "<details><summary>x</summary>@admin ![p](https://evil.test/p.png) <img src=x> <!-- hidden";
        expect(commentText(hostile, undefined)).to.equal(
            `${marker}\n<details><summary>x</summary>@\u200badmin !\u200b[p]\u200b(https:\u200b//evil.test/p.png) <\u200bimg src=x> <\u200b!-- hidden\n`,
        );
        expect(commentText(`a${marker}b`, undefined)).to.equal(`${marker}\nab\n`);
    });

    it("is shortened to what GitHub takes", () => {
        const text = commentText("x".repeat(70_000), run);
        expect(text.length).to.be.below(65_536);
        expect(text).to.match(
            /x\n\n… shortened: the reports have the rest\.\n\n\[The run\]\(.*\) has the reports\.\n$/,
        );
    });
});
