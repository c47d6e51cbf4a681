import {
    asText,
    ARCHIVE_MARK,
    ASSET_MARK,
    isList,
    isMap,
    isSecret,
    isUnknown,
    mapWire,
    MARK,
    OUTPUT_MARK,
    RESOURCE_MARK,
} from "@platform/aws-model/wire";
import type { WireMap, WireValue } from "@platform/aws-model/wire";

const SECRET_TEXT = "[secret]";
const UNKNOWN_TEXT = "[unknown]";

/** The value as it may be shown: secrets masked, unknowns and special objects in words. */
export function printable(value: WireValue): WireValue {
    if (isSecret(value)) {
        return SECRET_TEXT;
    }
    if (isUnknown(value)) {
        return UNKNOWN_TEXT;
    }
    if (isList(value)) {
        return value.map(printable);
    }
    return isMap(value) ? printableMap(value) : value;
}

function printableMap(value: WireMap): WireValue {
    switch (value[MARK]) {
        case undefined:
            return mapWire(value, printable);
        case ASSET_MARK:
        case ARCHIVE_MARK:
            return `[${value[MARK] === ASSET_MARK ? "asset" : "archive"} ${asText(value["path"] ?? value["uri"] ?? "in memory")}]`;
        case RESOURCE_MARK:
            return `[resource ${asText(value["urn"])}]`;
        case OUTPUT_MARK:
            return value["secret"] === true ? SECRET_TEXT : printable(value["value"] ?? UNKNOWN_TEXT);
        default:
            return "[special value]";
    }
}

/** One line: text as it is, everything else as JSON. */
export function oneLine(value: WireValue): string {
    const shown = printable(value);
    return typeof shown === "string" ? shown : JSON.stringify(shown);
}
