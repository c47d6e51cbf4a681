import { statSync } from "node:fs";
import path from "node:path";
import { ARCHIVE_MARK, ASSET_MARK, isList, isMap, MARK } from "@platform/aws-model/wire";
import type { WireMap, WireValue } from "@platform/aws-model/wire";

/** A file of an asset that the engine could not read. */
export interface MissingFile {
    /** Of the property that the asset is in. */
    readonly property: string;
    readonly message: string;
}

/**
 * The files and directories of assets and archives that are not there: the engine reads each when the resource is registered.
 *
 * @param directory Where the program runs, from which it names files.
 */
export function missingFiles(properties: WireMap, directory: string): MissingFile[] {
    return Object.entries(properties).flatMap(([name, value]) =>
        problemsIn(value, directory).map((message) => ({ property: name, message })),
    );
}

function problemsIn(value: WireValue, directory: string): string[] {
    if (isList(value)) {
        return value.flatMap((one) => problemsIn(one, directory));
    }
    if (!isMap(value)) {
        return [];
    }
    const { path: named } = value;
    const isOne = value[MARK] === ASSET_MARK || value[MARK] === ARCHIVE_MARK;
    return isOne && typeof named === "string"
        ? problemWith(named, directory, value[MARK] === ASSET_MARK)
        : Object.values(value).flatMap((one) => problemsIn(one, directory));
}

function problemWith(named: string, directory: string, isAsset: boolean): string[] {
    const file = path.resolve(directory, named);
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats === undefined) {
        return [`there is no ${isAsset ? "file" : "file or directory"} "${named}"`];
    }
    return isAsset && stats.isDirectory() ? [`"${named}" is a directory, and a file is wanted`] : [];
}
