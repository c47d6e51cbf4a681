import { readFileSync } from "node:fs";
import { CORE_SCHEMA, loadAll, mergeTag, YAMLException } from "js-yaml";
import { UsageError } from "../errors";

/** Dates stay text; `<<` merges, as Pulumi's own reader does. */
const SCHEMA = CORE_SCHEMA.withTags(mergeTag);

/**
 * Reads the first document of a YAML file. An empty file, or one of comments only, gives undefined.
 *
 * @throws UsageError naming file, line and column for broken YAML.
 */
export function readYaml(file: string): unknown {
    const text = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
    try {
        return loadAll(text, { schema: SCHEMA })[0] ?? undefined;
    } catch (error) {
        if (!(error instanceof YAMLException)) {
            throw error;
        }
        const line = (error.mark?.line ?? 0) + 1;
        const column = (error.mark?.column ?? 0) + 1;
        throw new UsageError(`${file}:${line}:${column}: broken YAML: ${error.reason}`);
    }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
