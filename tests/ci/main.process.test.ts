import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { root } from "./fixture";

describe("npm run ci: programs that a step starts", () => {
    let folder: string;
    before(() => {
        folder = mkdtempSync(path.join(tmpdir(), "ci-"));
        const npx = path.join(folder, "npx");
        writeFileSync(npx, '#!/bin/sh\nread -r answer\necho "$1 heard $answer"\n');
        chmodSync(npx, 0o755);
    });
    after(() => {
        rmSync(folder, { recursive: true });
    });

    it("can ask whoever runs it", () => {
        const env = { ...process.env, GITHUB_ACTIONS: undefined, CIRCLECI: undefined, NODE_OPTIONS: undefined };
        const { status, stdout } = spawnSync(
            process.execPath,
            ["--import", "tsx", "ci/main.ts", "up", "--stack", "staging"],
            {
                ...{ cwd: root, encoding: "utf8", input: "prod\n" },
                env: { ...env, PATH: `${folder}:${process.env["PATH"] ?? ""}` },
            },
        );
        expect([status, stdout]).to.deep.equal([0, "pulumi heard prod\n"]);
    });
});
