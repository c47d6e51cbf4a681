import { gunzipSync } from "node:zlib";
import { valuesAt } from "@platform/aws-model/paths";
import { undecided, type Finding } from "../../lib/finding";
import type { Resource } from "@platform/aws-model/resource";
import type { Value } from "@platform/aws-model/value";
import * as types from "@platform/aws-model/types";
import { byType } from "../../lib/by-type";
import { exposed, scriptHoldsSecret } from "./secret-looks";

const OF_INSTANCES = ["userData", "userDataBase64"];

/** Where each type has the script that instances run at their first start. */
export const USER_DATA = byType<readonly string[]>(
    [[...types.INSTANCE, ...types.SPOT_INSTANCE, ...types.LAUNCH_CONFIGURATION], OF_INSTANCES],
    [types.LAUNCH_TEMPLATE, ["userData"]],
    [types.SPOT_FLEET, ["launchSpecifications.*.userData"]],
);
const PLACE = "a secret that the script fetches at start";
const BASE64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/;

/** Secrets in scripts: as they are, in base64, and compressed. */
export function judgeUserData(resource: Resource): readonly Finding[] {
    return (USER_DATA[resource.type] ?? [])
        .flatMap((path) => valuesAt(resource, path))
        .flatMap((script) => judgeScript(resource, script));
}

function judgeScript(resource: Resource, script: Value): readonly Finding[] {
    if (script.secret) return [exposed(resource, script.path, PLACE)];
    const text = script.text();
    if (text.state === "unknown") return [undecided(resource, script.path, "a script that is plain in the program")];
    if (text.state === "absent") return [];
    return [text.value, decoded(text.value)].some(scriptHoldsSecret) ? [exposed(resource, script.path, PLACE)] : [];
}

function decoded(text: string): string {
    if (!BASE64.test(text)) return "";
    const bytes = Buffer.from(text, "base64");
    const compressed = bytes[0] === 0x1f && bytes[1] === 0x8b;
    try {
        return (compressed ? gunzipSync(bytes) : bytes).toString("utf8");
    } catch {
        return ""; // not what it begins as; EC2 could not run it either
    }
}
