import { isPlainMap } from "@platform/aws-model/wire";
import type { WireMap, WireValue } from "@platform/aws-model/wire";
import { factsOf } from "@platform/aws-model/replacement/replacement";

/**
 * The inputs as the provider stores them: @pulumi/aws adds its default tags to the tags of each resource before
 * anything else (https://github.com/pulumi/pulumi-aws/pull/2655).
 *
 * @param provider The inputs of the resource's provider.
 */
export function withDefaultTags(type: string, inputs: WireMap, provider: WireMap | undefined): WireMap {
    const defaults = tagsOf(provider?.["defaultTags"]);
    const own = inputs["tags"];
    // Auto Scaling groups write their tags as a list, to which the provider adds none.
    const takesTags = own === undefined ? factsOf(type)?.tags === true : isPlainMap(own);
    if (defaults === undefined || !takesTags) {
        return inputs;
    }
    return { ...inputs, tags: { ...defaults, ...(isPlainMap(own) ? own : {}) } };
}

/** From stack configuration default tags arrive as JSON text. */
function tagsOf(value: WireValue | undefined): WireMap | undefined {
    const content = typeof value === "string" && value.startsWith("{") ? (JSON.parse(value) as WireValue) : value;
    const tags = isPlainMap(content) ? content["tags"] : undefined;
    return isPlainMap(tags) ? tags : undefined;
}
