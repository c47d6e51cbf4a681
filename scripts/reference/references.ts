import { configReference } from "./config-reference";
import { policyReference } from "./policy-reference";
import { stackFileSchema } from "./stack-file-schema";

/** The texts that are made from the schema and from the policies, by their files. */
export function references(): Readonly<Record<string, string>> {
    return {
        "docs/reference/config.md": configReference(),
        "docs/policies.md": policyReference(),
        "docs/reference/stack.schema.json": `${JSON.stringify(stackFileSchema(), undefined, 2)}\n`,
    };
}
