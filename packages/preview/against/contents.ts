import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { ARCHIVE_MARK, ASSET_MARK, isList, isMap, mapWire, MARK } from "@platform/aws-model/wire";
import type { WireMap, WireValue } from "@platform/aws-model/wire";

/**
 * Resources whose assets hold a digest of what they are made of, so that the same path with other content differs.
 *
 * @param archives Whether archives get one as well: the engine's own digest of them cannot be computed here.
 */
export function withContents<T extends { readonly inputs: WireMap }>(
    resources: readonly T[],
    directory: string,
    archives: boolean,
): T[] {
    const change = (value: WireValue): WireValue => digested(value, directory, archives);
    return resources.map((one) => ({ ...one, inputs: mapWire(one.inputs, change) }));
}

function digested(value: WireValue, directory: string, archives: boolean): WireValue {
    if (isList(value)) {
        return value.map((inner) => digested(inner, directory, archives));
    }
    if (!isMap(value)) {
        return value;
    }
    const inside = mapWire(value, (inner) => digested(inner, directory, archives));
    const mark = value[MARK];
    if (mark !== ASSET_MARK && !(archives && mark === ARCHIVE_MARK)) {
        return inside;
    }
    const { path: named, text } = value;
    const hash =
        typeof named === "string"
            ? digestOf(path.resolve(directory, named))
            : typeof text === "string"
              ? createHash("sha256").update(text).digest("hex")
              : undefined;
    return hash === undefined ? inside : { ...inside, hash };
}

/** Undefined when there is nothing at the path. */
function digestOf(file: string): string | undefined {
    if (!existsSync(file)) {
        return undefined;
    }
    const hash = createHash("sha256");
    if (!statSync(file).isDirectory()) {
        return hash.update(readFileSync(file)).digest("hex");
    }
    for (const name of readdirSync(file).sort()) {
        hash.update(`${name}\0${digestOf(path.join(file, name)) ?? ""}\0`);
    }
    return hash.digest("hex");
}
