import { expect } from "chai";
import { commands } from "../../ops/commands";
import { callerIdentity, FakeAws, Refusal, useEndpoint } from "./support/fake-aws";
import { FakeCluster } from "./support/cluster";
import { operate } from "./support/operator";

describe("ops: the command line", () => {
    let aws: FakeAws;
    beforeEach(async () => {
        aws = new FakeAws();
        new FakeCluster(aws);
        await aws.start();
    });
    afterEach(() => {
        aws.stop();
    });

    it("--help names every command and every exit code", async () => {
        const { code, out } = await operate(["--help"]);
        expect(code).to.equal(0);
        for (const { name, summary } of commands) {
            expect(out.replace(/\s+/g, " ")).to.contain(`${name} `).and.to.contain(summary);
        }
        expect(out).to.match(/Exit codes: 0 .*1 .*2 .*3 .*4 .*5 .*130 /s);
    });

    for (const { name, args, changes, waits, flags = [] } of commands) {
        it(`${name} --help shows its arguments and flags`, async () => {
            const { code, out } = await operate([name, "--help"]);
            expect(code).to.equal(0);
            const usage = /^Usage: ops (\S+) \[options\] ?(.*)$/m.exec(out);
            expect(usage?.slice(1)).to.deep.equal([name, args]);
            const shown = [...out.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, flag]) => flag);
            expect(shown).to.deep.equal([
                ...["--stack", "--json"],
                ...(waits === undefined ? [] : ["--timeout"]),
                ...(changes ? ["--dry-run", "--yes"] : []),
                ...flags.map(([flag]) => /--[\w-]+/.exec(flag)?.[0]),
                "--help",
            ]);
        });
    }

    for (const [what, argv, message] of [
        ["an unknown command", ["deplyo"], "error: unknown command 'deplyo'\n(Did you mean deploy?)\n"],
        ["an unknown flag", ["status", "--now"], "error: unknown option '--now'\n"],
        ["a missing argument", ["deploy"], "error: missing required argument 'service'\n"],
        [
            "an argument too many",
            ["status", "a", "b"],
            "error: too many arguments for 'status'. Expected 1 argument but got 2.\n",
        ],
        [
            "a time that is none",
            ["run", "permits", "report", "--stack", "test", "--yes", "--timeout", "soon"],
            '--timeout is "soon"; allowed: a time such as 90s, 20m, 2h or 3d.\n',
        ],
    ] as const) {
        it(`exit code 2 for ${what}`, async () => {
            expect(await operate(argv)).to.deep.include({ code: 2, out: "", err: message });
            expect(aws.changes).to.deep.equal([]);
        });
    }

    it("exit code 2 for a stack that has no file", async () => {
        const { code, err } = await operate(["status", "--stack", "nowhere"]);
        expect(code).to.equal(2);
        expect(err).to.match(/^there is no stack "nowhere": .* Stacks with a file: open, test\.\n$/);
    });

    it("exit code 4 for credentials of another account, before anything is read", async () => {
        aws.on("sts GetCallerIdentity", () => callerIdentity("999999999999"));
        expect(await operate(["deploy", "permits", "--stack", "test", "--yes"])).to.deep.include({
            code: 4,
            err:
                "the credentials are of account 999999999999; aws:allowedAccountIds of Pulumi.test.yaml allows 123456789012. " +
                "Nothing was read or changed.\n",
        });
        expect(aws.received.map(({ operation }) => operation)).to.deep.equal(["sts GetCallerIdentity"]);
    });

    for (const command of ["deploy", "env", "exec", "logs", "promote", "release", "restart", "rollback", "status"]) {
        it(`exit code 2 for a service of ${command} that the file has not, before AWS is asked who is calling`, async () => {
            const more = command === "release" ? ["git-1"] : [];
            expect(await operate([command, "permit", ...more, "--stack", "test"])).to.deep.include({
                ...{ code: 2, out: "" },
                err: 'Pulumi.test.yaml deploys no service "permit"; it has: boards, permits, permits-next. Did you mean permits?\n',
            });
            expect(aws.received).to.deep.equal([]);
        });
    }

    it("exit code 4 with the action that is missing", async () => {
        const text = "User: jo is not authorized to perform: ecs:ListServices on resource: platform-test";
        aws.on("ecs ListServices", () => new Refusal("AccessDeniedException", text));
        expect(await operate(["status", "--stack", "test"])).to.deep.include({
            code: 4,
            err: `AWS refused: AccessDeniedException: ${text}\n`,
        });
    });

    it("exit code 4 when AWS cannot be reached", async () => {
        useEndpoint("http://127.0.0.1:1");
        const { code, err } = await operate(["status", "--stack", "test"]);
        expect(err).to.equal("AWS cannot be reached: connect ECONNREFUSED 127.0.0.1:1\n");
        expect(code).to.equal(4);
    });

    it("exit code 4 without credentials", async () => {
        delete process.env["AWS_ACCESS_KEY_ID"];
        Object.assign(process.env, { AWS_CONFIG_FILE: "/nowhere", AWS_SHARED_CREDENTIALS_FILE: "/nowhere" });
        const { code, err } = await operate(["status", "--stack", "test"]);
        expect(err).to.match(/^no credentials: Could not load credentials from any providers/);
        expect(code).to.equal(4);
    });

    it("exit code 130 after Ctrl-C", async () => {
        aws.on("ecs DescribeTasks", () => ({ tasks: [{ lastStatus: "RUNNING" }] }));
        const sleep = () => Promise.reject(Object.assign(new Error("aborted"), { name: "AbortError" }));
        const { code, err } = await operate(["run", "permits", "report", "--stack", "test", "--yes"], { sleep });
        expect(code).to.equal(130);
        expect(err).to.match(/interrupted: what AWS was asked for goes on\n$/);
    });

    describe("before a protected stack is changed", () => {
        const argv = ["run", "permits", "report", "--stack", "test"];

        it("asks for its name", async () => {
            const { code, err } = await operate(argv, { says: "test" });
            expect(err).to.match(/^This changes test\. Type its name to go on: /);
            expect(code).to.equal(0);
        });

        it("exit code 2, and nothing changed, for another answer", async () => {
            const { code, err } = await operate(argv, { says: "y" });
            expect(err).to.equal("This changes test. Type its name to go on: Nothing was changed.\n");
            expect(code).to.equal(2);
            expect(aws.changes).to.deep.equal([]);
        });

        it("exit code 2 where nobody can be asked", async () => {
            expect(await operate(argv)).to.deep.include({
                code: 2,
                err: "test is protected, and nobody can be asked here: add --yes.\n",
            });
            expect(aws.changes).to.deep.equal([]);
        });

        it("asks nobody for a dry run, and nobody before a stack without deletionProtection", async () => {
            expect((await operate([...argv, "--dry-run"])).code).to.equal(0);
            const open = await operate(["rollback", "permits", "--list", "--stack", "open"]);
            expect(open.code).to.equal(0);
        });
    });
});
