import {
    ARCHIVE_MARK,
    ASSET_MARK,
    isMap,
    isUnknown,
    MARK,
    RESOURCE_MARK,
    type WireValue,
} from "@platform/aws-model/wire";

/** What sort of value something is; `asset` stands for archives too. */
export type Kind = "missing" | "unknown" | "string" | "number" | "boolean" | "list" | "object" | "asset" | "resource";

const MARKED_KINDS: Readonly<Record<string, Kind>> = {
    [ASSET_MARK]: "asset",
    [ARCHIVE_MARK]: "asset",
    [RESOURCE_MARK]: "resource",
};

/** @param value Without the wrappings of secrets and outputs. */
export function kindOfValue(value: WireValue | undefined): Kind {
    if (value === undefined || value === null) {
        return "missing";
    }
    if (isUnknown(value)) {
        return "unknown";
    }
    if (isMap(value)) {
        const mark = value[MARK];
        return typeof mark === "string" ? (MARKED_KINDS[mark] ?? "object") : "object";
    }
    return Array.isArray(value) ? "list" : (typeof value as "string" | "number" | "boolean");
}
