import type { Graph } from "@platform/aws-model/graph/graph";
import { undecided, violation, type PolicyFinding } from "../../lib/finding";
import type { ProviderView } from "@platform/aws-model/resource";
import { providersOf } from "./provider-regions";

/** The findings about providers whose resources do not get the required tags: default tags reach whatever takes tags. */
export function judgeProviders(graph: Graph, required: readonly string[]): PolicyFinding[] {
    return providersOf(graph).flatMap((provider) => required.flatMap((key) => judgeTag(provider, key)));
}

/** Providers get their inputs as JSON text. */
function judgeTag(provider: ProviderView, key: string): PolicyFinding[] {
    const tags = provider.props.at("defaultTags").json().at("tags").json();
    const place = `defaultTags.tags.${key}`;
    const text = tags.at(key).text();
    if (text.state === "known" && text.value !== "") return [];
    if (text.state === "unknown") return [undecided(provider, place, "a value that is plain in the configuration")];
    const fix = `set ${key} in aws:defaultTags, or in the provider's defaultTags`;
    return [violation(provider, { at: place, found: "not set", required: "a value", fix })];
}
