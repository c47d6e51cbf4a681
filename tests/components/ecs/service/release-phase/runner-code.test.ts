import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import { runnerCode } from "../../../../../components/ecs/service/release-phase/runner-code";
import { arnOf, FakeEcs, revision, settings } from "./fake-ecs";

/** The clients that Lambda's runtime has, by their packages. */
const sdk = { "client-ecs": "ECS", "client-cloudwatch-logs": "CloudWatchLogs" };

describe("the archive of the function that runs tasks", () => {
    const directory = mkdtempSync(join(tmpdir(), "release-phase-"));

    after(() => {
        rmSync(directory, { recursive: true });
        Reflect.deleteProperty(globalThis, "sdk");
        delete process.env["SETTINGS"];
    });

    it("is all that the function needs beside the runtime's SDK", async () => {
        const assets = (await runnerCode().assets) as Record<string, { readonly text: Promise<string> }>;
        for (const [file, { text }] of Object.entries(assets)) {
            writeFileSync(join(directory, file), await text);
        }
        for (const [name, client] of Object.entries(sdk)) {
            const folder = join(directory, "node_modules/@aws-sdk", name);
            mkdirSync(folder, { recursive: true });
            writeFileSync(join(folder, "index.js"), `exports.${client} = globalThis.sdk.${client};`);
        }
        const { ecs, logs } = new FakeEcs([{ id: "ended", ends: 0, exitCode: 0 }]).tools;
        const client = (calls: object) =>
            class {
                constructor() {
                    Object.assign(this, calls);
                }
            };
        Object.assign(globalThis, { sdk: { ECS: client(ecs), CloudWatchLogs: client(logs) } });
        process.env["SETTINGS"] = JSON.stringify(settings);

        const module = (await import(pathToFileURL(join(directory, "index.mjs")).href)) as {
            handler(event: object, context: object): Promise<object>;
        };
        const context = { getRemainingTimeInMillis: () => 900_000 };
        expect(await module.handler({ task: "migrate", taskDefinition: revision }, context)).to.deep.equal({
            task: arnOf({ id: "ended" }),
            exitCode: 0,
        });
    });
});
