import type { Graph } from "@platform/aws-model/graph/graph";
import { undecided, violation, type PolicyFinding } from "../../lib/finding";
import type { ProviderView } from "@platform/aws-model/resource";
import { show } from "@platform/aws-model/show";

/** Global services keep their certificates and firewalls there. */
export const GLOBAL_REGION = "us-east-1";

/** The providers that serve the stack's AWS resources. */
export function providersOf(graph: Graph): readonly ProviderView[] {
    const used = graph.resources.flatMap(({ type, provider }) =>
        type.startsWith("aws:") && provider ? [provider] : [],
    );
    return [...new Map(used.map((provider) => [provider.urn, provider])).values()];
}

/** The findings about providers that the program makes for other regions than that of the default provider. */
export function judgeProviderRegions(graph: Graph): PolicyFinding[] {
    const providers = providersOf(graph).map((provider) => ({ provider, region: provider.props.at("region").text() }));
    const home = providers.flatMap(({ provider, region }) =>
        /^default(_|$)/.test(provider.name) && region.state === "known" ? [region.value] : [],
    );
    if (home.length === 0) return [];
    const allowed = [...home, GLOBAL_REGION];
    return providers.flatMap(({ provider, region }): PolicyFinding[] => {
        if (region.state === "absent" || (region.state === "known" && allowed.includes(region.value))) return [];
        const required = [...new Set(allowed)].join(" or ");
        if (region.state === "unknown") return [undecided(provider, "region", required)];
        const found = regionText(region.value) ?? show(provider.props.at("region"));
        const fix = "use the default provider, or allow the region in the configuration of this policy";
        return [violation(provider, { at: "region", found, required, fix })];
    });
}

/** A region as a message may carry it; undefined for anything that is none. */
export function regionText(text: string): string | undefined {
    return /^[a-z]{2}(-[a-z]+)+-\d$/.test(text) ? text : undefined;
}
