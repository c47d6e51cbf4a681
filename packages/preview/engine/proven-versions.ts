import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Finding } from "@platform/aws-model/finding";
import { UsageError } from "../errors";

/**
 * The versions, or the beginnings of them, whose insides the short ways are proven to fit. These replace private parts of
 * the packages, so a package of any other version is used as it is.
 */
const PROVEN = {
    "@pulumi/pulumi": ["3.248.0"],
    "@pulumi/policy": ["1.21"],
} as const;

export type SdkPackage = keyof typeof PROVEN;

export function isProven(name: SdkPackage, version: string): boolean {
    // Some are published as "v1.21.0".
    const plain = version.replace(/^v/, "");
    return PROVEN[name].some((proven) => plain === proven || plain.startsWith(`${proven}.`));
}

/** Those of the packages, as a directory has them installed, that no short way fits, with their versions. */
export function unproven(directory: string, names: readonly SdkPackage[]): readonly (readonly [SdkPackage, string])[] {
    const { resolve } = createRequire(path.join(directory, "package.json"));
    return names.flatMap((name) => {
        try {
            const { version } = JSON.parse(readFileSync(resolve(`${name}/package.json`), "utf8")) as {
                version: string;
            };
            return isProven(name, version) ? [] : [[name, version] as const];
        } catch {
            return []; // whoever needs it says that it is not installed
        }
    });
}

/** Says once that something takes longer because of the versions of these packages. */
export function longerWayNote(
    source: Finding["source"],
    subject: string,
    versions: readonly (readonly [SdkPackage, string])[],
): Finding {
    const found = versions.map(([name, version]) => `${name} ${version}`).join(" and ");
    const proven = versions.map(([name]) => `${name} ${PROVEN[name].join(", ")}`).join(" and ");
    const message = `${subject} has ${found}, used as it is: the short ways are proven for ${proven}`;
    const fix = "Nothing has to be done: it takes longer, and the answer is the same.";
    return { source, level: "advisory", code: "sdk-version", message, fix };
}

/** Older versions lack what the preview needs of every SDK. */
export const OLDEST_SDK = "3.100.0";

/** @throws UsageError for a version of `@pulumi/pulumi` before `OLDEST_SDK`. */
export function refuseOlder(version: string, directory: string): void {
    if (version.localeCompare(OLDEST_SDK, "en", { numeric: true }) < 0) {
        const range = `@pulumi/pulumi ${OLDEST_SDK} or newer`;
        throw new UsageError(`the preview needs ${range}, and ${directory} has ${version}. Install a newer one there.`);
    }
}
