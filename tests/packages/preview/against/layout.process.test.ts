import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { runPreview } from "../support/run-preview";
import { TemporaryProjects } from "../support/temporary-project";
import { Repository } from "./support/repository";

describe("preview --against: a project inside a larger repository", () => {
    const projects = new TemporaryProjects();
    after(() => {
        projects.removeAll();
    });

    it("takes workspace packages and neighbouring files from the revision, installed ones as they are", async () => {
        const repository = new Repository(projects, {
            "infra/Pulumi.yaml": "name: shop\nruntime: nodejs\n",
            "infra/Pulumi.dev.yaml": "",
            "infra/index.ts": [
                'import * as aws from "@pulumi/aws";',
                'import { days } from "@example/settings";',
                'import { title } from "../shared/title";',
                'new aws.cloudwatch.LogGroup("orders", { retentionInDays: days, tags: { title } });',
                'new aws.lambda.Function("f", { role: "arn:aws:iam::123456789012:role/r", runtime: "nodejs20.x", handler: "i.h",',
                '    code: new (require("@pulumi/pulumi").asset.FileArchive)(__dirname + "/code") });',
            ].join("\n"),
            "infra/code/i.js": "exports.h = 1;\n",
            "shared/title.ts": 'export const title = "old";\n',
            "packages/settings/package.json": '{ "name": "@example/settings", "main": "index.ts" }\n',
            "packages/settings/index.ts": "export const days = 30;\n",
        });
        const { root } = repository;
        const scope = path.join(root, "infra/node_modules/@example");
        mkdirSync(scope, { recursive: true });
        symlinkSync(path.join(root, "packages/settings"), path.join(scope, "settings"));
        const run = async (): Promise<string[]> => {
            const args = ["dev", "--cwd", path.join(root, "infra"), "--against", "before", "--filter", "aws:"];
            const { stdout, stderr } = await runPreview(args);
            return (stdout + stderr)
                .replaceAll(/\([0-9a-f]{7}\)/g, "(commit)")
                .split("\n")
                .filter((line) => !/^ {4}at|^error|^$/.test(line));
        };
        expect((await run()).at(-1)).to.match(
            /^(not )?ok shop\/dev against before \(commit\): no changes, 2 unchanged/,
        );

        writeFileSync(path.join(root, "packages/settings/index.ts"), "export const days = 60;\n");
        writeFileSync(path.join(root, "shared/title.ts"), 'export const title = "new";\n');
        writeFileSync(path.join(root, "infra/code/i.js"), "exports.h = 2;\n");
        expect((await run()).slice(0, 6)).to.deep.equal([
            "shop-dev",
            "  ~ cloudwatch/LogGroup orders",
            "      ~ retentionInDays: 30 → 60",
            '      ~ tags.title: "old" → "new"',
            "  ~ lambda/Function f",
            `      ~ code: [archive ${root}/infra/code] → [other content]`,
        ]);
    });
});
