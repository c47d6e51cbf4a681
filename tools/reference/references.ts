import { configReference } from "./config-reference";
import { stackFileSchema } from "./stack-file-schema";

/** The texts that are made from the schema, by their files. */
export function references(): Readonly<Record<string, string>> {
    return {
        "docs/reference/config.md": configReference(),
        "docs/reference/stack.schema.json": `${JSON.stringify(stackFileSchema(), undefined, 2)}\n`,
    };
}
