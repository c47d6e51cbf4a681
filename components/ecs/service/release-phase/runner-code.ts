import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";

/** The function's files. By their text, so that the state is the same wherever the repository lies. */
export function runnerCode(): pulumi.asset.AssetArchive {
    const files = ["index.mjs", "run-task.mjs"].map((file) => [
        file,
        new pulumi.asset.StringAsset(readFileSync(join(__dirname, file), "utf8")),
    ]);
    return new pulumi.asset.AssetArchive(Object.fromEntries(files) as pulumi.asset.AssetMap);
}
