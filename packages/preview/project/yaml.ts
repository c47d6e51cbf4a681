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
        // The parser notices them a line later.
        const around = text.split("\n").slice(Math.max(0, line - 2), line);
        const isConflict = around.some((one) => /^(<{7}|={7}|>{7}|\|{7})( |$)/.test(one));
        const reason = isConflict ? "a conflict marker of git is left in it" : error.reason;
        throw new UsageError(`${file}:${line}:${column}: broken YAML: ${reason}`, { file, line, column });
    }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
