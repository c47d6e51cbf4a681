import { existsSync } from "node:fs";
import path from "node:path";
import type { Finding } from "@platform/aws-model/finding";
import { isAsset, isList, isMap, type WireValue } from "@platform/aws-model/wire";
import type { Check } from "./check";

/** The files and folders of assets and archives are there: an update reads them before it asks any provider. */
export function missingFiles(directory: string): Check {
    return {
        name: "files",
        run: ({ strict, placeholder }) => {
            const found = new Map<string, Finding>();
            for (const { urn, inputs } of [...strict.resources, ...placeholder.resources]) {
                for (const [property, file] of files(inputs, "")) {
                    if (!existsSync(path.resolve(directory, file))) {
                        found.set(`${urn} ${property}`, finding(urn, property, file));
                    }
                }
            }
            return [...found.values()];
        },
    };
}

function finding(urn: string, property: string, file: string): Finding {
    const value = JSON.stringify(file);
    const message = "does not exist: an update cannot read it";
    const fix = "Build it first, or correct the path, which starts at the directory in which the program runs.";
    return { source: "program", level: "mandatory", code: "missing-file", urn, property, value, message, fix };
}

/** The paths of the assets and archives in a value, those inside archives too, each with its place. */
function* files(value: WireValue | undefined, at: string): Generator<readonly [place: string, file: string]> {
    if (isList(value)) {
        for (const [index, item] of value.entries()) {
            yield* files(item, `${at}[${index}]`);
        }
    } else if (isMap(value)) {
        if (isAsset(value)) {
            if (typeof value["path"] === "string") {
                yield [at, value["path"]];
            }
            yield* files(value["assets"], at);
            return;
        }
        for (const [key, item] of Object.entries(value)) {
            yield* files(item, at === "" ? key : `${at}.${key}`);
        }
    }
}
