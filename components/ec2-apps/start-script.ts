import { caches } from "../caches/block";
import { databases } from "../databases/block";
import type { StackDraft } from "../shared/block/block";
import { invalid, type ConfigProblem, type KeyPath } from "../shared/block/problems";
import { plannedStoreConnections } from "../stores/connections";
import { longestUserData } from "./boot/user-data";
import { bootScript } from "./boot-script";
import type { Ec2AppConfig } from "./schema";
import { ec2StoreApp } from "./stores";

/** A start script that is not there, that no instance could run, or that is too long. */
export function* checkStartScript(
    { name, path, config }: { readonly name: string; readonly path: KeyPath; readonly config: Ec2AppConfig },
    draft: StackDraft,
): Iterable<ConfigProblem> {
    const text = draft.readFile(config.startScript)?.toString("utf8");
    for (const allowed of text === undefined ? [missingFile] : [...faultsOf(text)]) {
        yield invalid([...path, "startScript"], config.startScript, allowed, "Change the file, or name another in");
    }
    if (text !== undefined) {
        const { prefix, region = "" } = draft;
        const stores = { databases: draft.block(databases), caches: draft.block(caches) };
        const connections = plannedStoreConnections(prefix, ec2StoreApp(name, config), stores);
        const common = { prefix, region, app: name, config, connections };
        const all = bootScript({ ...common, secretsDigest: "0".repeat(16), startScript: text });
        const [own, bytes] = [text, all].map((part) => Buffer.byteLength(part)) as [number, number];
        if (bytes > longestUserData) {
            const most = longestUserData - (bytes - own);
            const allowed =
                `a file of at most ${most} bytes; this one has ${own}. AWS takes ${longestUserData}, and the rest is ` +
                "the platform's part with the app's variables. What is longer can be fetched from S3";
            yield invalid(
                [...path, "startScript"],
                config.startScript,
                allowed,
                "Shorten the file, or name another in",
            );
        }
    }
}

const missingFile = "the path of a file, from the directory of the stack files; nothing is there";

function* faultsOf(text: string): Iterable<string> {
    if (text.trim() === "") {
        yield "a file that begins with #! and an interpreter; this one is empty";
    } else if (!text.startsWith("#!")) {
        yield "a file that begins with #! and an interpreter, such as #!/bin/bash";
    }
    if (text.includes("\r\n")) {
        yield "a file whose lines end with a line feed alone; a carriage return before it becomes part of commands";
    }
}
