import type * as pulumi from "@pulumi/pulumi";
import { archiveOf, filesIn } from "../../../shared/function";

/** The function's files. */
export function runnerCode(): pulumi.asset.AssetArchive {
    return archiveOf(filesIn(__dirname, ["index.mjs", "run-task.mjs"]));
}
