import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect } from "chai";
import { FakeAws } from "./support/fake-aws";

const root = path.resolve(__dirname, "../..");

/** `npm run ops`, as a process. */
function start(...args: readonly string[]): {
    child: ChildProcess;
    ended: Promise<{ code: number | null; out: string; err: string }>;
} {
    const child = spawn(process.execPath, ["--import", "tsx", "ops/main.ts", ...args], { cwd: root });
    let out = "";
    let err = "";
    child.stdout.on("data", (text: Buffer) => (out += text.toString()));
    child.stderr.on("data", (text: Buffer) => (err += text.toString()));
    return { child, ended: once(child, "close").then(([code]) => ({ code: code as number | null, out, err })) };
}

describe("npm run ops", () => {
    it("works on the repository's stacks; answers go to stdout", async () => {
        const { code, out, err } = await start("env", "boards-commissions").ended;
        expect({ code, err }).to.deep.equal({ code: 0, err: "" });
        expect(out).to.match(/^variable +value +from\n.*^NODE_ENV +production +boards-commissions$/ms);
    });

    it("Ctrl-C ends logs --follow well", async () => {
        const aws = new FakeAws().on("logs FilterLogEvents", () => ({ events: [] }));
        await aws.start();
        const { child, ended } = start("logs", "boards-commissions", "--follow");
        while (aws.inputs("logs FilterLogEvents").length < 2 && child.exitCode === null) {
            await pause(20);
        }
        child.kill("SIGINT");
        const { code, err } = await ended;
        aws.stop();
        expect({ code, err }).to.deep.equal({ code: 0, err: "" });
    });
});
