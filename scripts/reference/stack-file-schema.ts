import { jsonSchemaOf, type JsonSchema } from "../../config/json-schema";
import { providerSchema } from "../../config/provider";
import { stackSchema } from "../../config/stack";
import { configNamespace } from "../../config/namespace";

/** The JSON Schema of a whole stack file, by which editors complete and check it as it is typed. */
export function stackFileSchema() {
    return {
        $schema: "http://json-schema.org/draft-07/schema#",
        title: "Stack file of the platform (Pulumi.<stack>.yaml)",
        type: "object",
        properties: {
            config: {
                type: "object",
                description: "Configuration of the stack; docs/reference/config.md describes every key.",
                properties: {
                    ...withNamespace("aws", jsonSchemaOf(providerSchema)),
                    ...withNamespace(configNamespace, jsonSchemaOf(stackSchema)),
                },
                required: ["aws:region"],
                // Other namespaces are other people's; an unknown key of ours is a slip.
                patternProperties: { [`^(?!${configNamespace}:)`]: {} },
                additionalProperties: false,
            },
        },
    };
}

function withNamespace(prefix: string, { properties }: JsonSchema): Record<string, JsonSchema> {
    return Object.fromEntries(Object.entries(properties ?? {}).map(([key, schema]) => [`${prefix}:${key}`, schema]));
}
