import { expect } from "chai";
import { FakeAws, Refusal } from "./support/fake-aws";
import { FakeCluster } from "./support/cluster";
import { noon, operate } from "./support/operator";

describe("ops logs", () => {
    let aws: FakeAws;
    const copy = {
        timestamp: noon - 60_000,
        logStreamName: "service/app/0123456789abcdef",
        message: "served\n",
        eventId: "1",
    };
    const task = {
        timestamp: noon - 90_000,
        logStreamName: "task-report/app/fedcba9876543210",
        message: "reported",
        eventId: "2",
    };
    const routed = {
        timestamp: noon - 30_000,
        logStreamName: "service/app/app-firelens-aaaabbbbccccdddd",
        message: "routed",
        eventId: "3",
    };
    beforeEach(async () => {
        aws = new FakeAws();
        new FakeCluster(aws);
        aws.on("logs FilterLogEvents", () => ({ events: [copy, task, routed] }));
        await aws.start();
    });
    afterEach(() => {
        aws.stop();
    });

    const logs = (...args: readonly string[]) => operate(["logs", "permits", "--stack", "test", ...args]);

    it("shows the lines of an hour, the oldest first, with their time and their task", async () => {
        expect(await logs()).to.deep.include({
            code: 0,
            out: [
                "2026-11-30T11:58:30.000Z report/fedcba98 reported",
                "2026-11-30T11:59:00.000Z 01234567 served",
                "2026-11-30T11:59:30.000Z aaaabbbb routed",
                "",
            ].join("\n"),
        });
        expect(aws.inputs("logs FilterLogEvents")).to.deep.equal([
            { logGroupName: "/platform-test/services/permits", startTime: noon - 3_600_000 },
        ]);
    });

    it("follows the pages", async () => {
        aws.on("logs FilterLogEvents", ({ nextToken }) =>
            nextToken === undefined ? { events: [], nextToken: "2" } : { events: [copy] },
        );
        expect((await logs()).out).to.equal("2026-11-30T11:59:00.000Z 01234567 served\n");
    });

    for (const [what, args, asked] of [
        [
            "--since and --grep",
            ["--since", "2d", "--grep", "ERROR"],
            { startTime: noon - 172_800_000, filterPattern: "ERROR" },
        ],
        ["the running copies", ["--task", "service"], { logStreamNamePrefix: "service/" }],
        ["a one-off task", ["--task", "report"], { logStreamNamePrefix: "task-report/" }],
    ] as const) {
        it(`asks for ${what}`, async () => {
            await logs(...args);
            expect(aws.inputs("logs FilterLogEvents")[0]).to.deep.include(asked);
        });
    }

    it("--task with the first characters of an id", async () => {
        expect((await logs("--task", "aaaab")).out).to.equal("2026-11-30T11:59:30.000Z aaaabbbb routed\n");
    });

    it("says that there are none", async () => {
        aws.on("logs FilterLogEvents", () => ({ events: [] }));
        expect(await logs()).to.deep.include({ code: 0, out: "", err: "no lines\n" });
    });

    it("--json", async () => {
        expect((await logs("--json", "--task", "0123")).answer).to.deep.equal({
            version: 1,
            command: "logs",
            stack: "test",
            service: "permits",
            events: [{ timestamp: noon - 60_000, stream: "service/app/0123456789abcdef", message: "served\n" }],
        });
    });

    it("--follow shows each line once, late ones too, until Ctrl-C", async () => {
        const late = { timestamp: noon - 20_000, logStreamName: "service/app/01", message: "late", eventId: "4" };
        aws.on("logs FilterLogEvents", (_input, nth) => ({
            events:
                nth === 1 ? [copy] : nth === 2 ? [copy, late] : [copy, late, { ...late, eventId: "5", message: "new" }],
        }));
        let slept = 0;
        const { code, out } = await operate(["logs", "permits", "--stack", "test", "--follow"], {
            sleep: () =>
                ++slept > 3
                    ? Promise.reject(Object.assign(new Error("aborted"), { name: "AbortError" }))
                    : Promise.resolve(),
        });
        expect(out.split("\n").map((line) => line.split(" ").at(-1))).to.deep.equal(["served", "late", "new", ""]);
        expect(code).to.equal(0);
        expect(aws.inputs("logs FilterLogEvents")[1]).to.deep.include({ startTime: noon - 30_000 });
    });

    for (const [what, args, message] of [
        [
            "--follow with --json",
            ["--follow", "--json"],
            "--follow has no end, and --json writes one object at the end: leave one out.\n",
        ],
        [
            "a task that is not there",
            ["--task", "repport"],
            `--task is "repport"; allowed: service, migrate, report, or the first characters of a task's id.\n`,
        ],
        [
            "a time that is none",
            ["--since", "yesterday"],
            '--since is "yesterday"; allowed: a time such as 90s, 20m, 2h or 3d.\n',
        ],
    ] as const) {
        it(`exit code 2 for ${what}`, async () => {
            expect(await logs(...args)).to.deep.include({ code: 2, err: message });
        });
    }

    it("exit code 4 when CloudWatch Logs refuses", async () => {
        aws.on("logs FilterLogEvents", () => new Refusal("InvalidParameterException", "Invalid filter pattern"));
        expect(await logs("--grep", "{")).to.deep.include({
            code: 4,
            err: "AWS refused: InvalidParameterException: Invalid filter pattern\n",
        });
    });
});
