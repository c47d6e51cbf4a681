import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { run, type Ran } from "../packages/preview/support/run-preview";

describe("npm run remove: on the command line", () => {
    let directory: string;
    before(() => {
        directory = mkdtempSync(path.join(tmpdir(), "remove-test-"));
    });
    after(() => {
        rmSync(directory, { recursive: true });
    });

    const remove = (...args: readonly string[]): Promise<Ran> =>
        run(["--import", "tsx", "scripts/remove/main.ts", ...args], { PATH: directory });

    function state(protect: boolean): string {
        const file = path.join(directory, `${protect}.json`);
        const urn = "urn:pulumi:prod::platform::aws:sns/topic:Topic::topic";
        const topic = { urn, custom: true, id: "topic-id", type: "aws:sns/topic:Topic", inputs: {}, protect };
        writeFileSync(file, JSON.stringify({ version: 3, deployment: { resources: [topic] } }));
        return file;
    }

    it("--json: the answer and the next step; exit code 1 while something is protected", async () => {
        const { code, stdout, stderr } = await remove("prod", "--state", state(true), "--json");
        const answer = JSON.parse(stdout) as Record<string, unknown>;

        expect({ code, stderr }).to.deep.equal({ code: 1, stderr: "" });
        expect(answer).to.deep.include({ project: "platform", stack: "prod", resources: 1, mayBeDestroyed: false });
        expect(answer["refused"]).to.deep.equal([
            {
                urn: "urn:pulumi:prod::platform::aws:sns/topic:Topic::topic",
                label: "sns/topic topic",
                id: "topic-id",
                text: "protected, so that Pulumi refuses to delete it",
            },
        ]);
    });

    it("exit code 0 when nothing is", async () => {
        const { code, stdout } = await remove("prod", "--state", state(false));
        expect(stdout).to.match(/^platform\/prod: 1 resource, nothing protected\n/);
        expect(code).to.equal(0);
    });

    for (const [what, args, message] of [
        ["no stack", [], "name one stack: got none."],
        ["two stacks", ["prod", "staging"], "name one stack: got prod, staging."],
        ["an unknown flag", ["prod", "--yes"], "Unknown option '--yes'"],
        ["no file", ["prod", "--state", "/nowhere/it.json"], "--state /nowhere/it.json: there is no such file."],
        [
            "no CLI",
            ["prod"],
            [
                "prod: the Pulumi CLI gave no state.",
                "pulumi stack export --stack prod: spawnSync pulumi ENOENT",
                "",
                "Next: where the CLI is installed (https://www.pulumi.com/docs/install/) and signed in to the state, then here:",
                "    npx pulumi stack export --stack prod --file state.json",
                "    npm run remove -- prod --state state.json",
                "",
            ].join("\n"),
        ],
    ] as const) {
        it(`exit code 2 for ${what}`, async () => {
            const { code, stdout, stderr } = await remove(...args);
            expect(stderr.slice(0, message.length)).to.equal(message);
            expect({ code, stdout }).to.deep.equal({ code: 2, stdout: "" });
        });
    }

    it("exit code 2 for the state of another stack", async () => {
        const { code, stderr } = await remove("staging", "--state", state(true));
        expect(stderr).to.match(
            /^--state .*\/true.json: this is the state of platform\/prod, and platform\/staging is asked about\./,
        );
        expect(code).to.equal(2);
    });
});
