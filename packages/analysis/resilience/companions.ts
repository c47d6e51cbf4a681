import type { Plan } from "../plan";
import { known } from "@platform/aws-model/value";
import { zoneOf } from "../shared/references";

/** Instances that serve nobody: a bastion, a ping target. */
export interface Companion {
    /** `bastion bastion-instance` */
    readonly name: string;
    readonly urn: string;
    readonly id: string;
    readonly zones: readonly string[];
    /** Whether an Auto Scaling group starts it anew. */
    readonly replaced: boolean;
    /** Name of that group in AWS, and how many instances it has. */
    readonly group?: { readonly name: string; readonly instances: number };
}

const WORDS: Readonly<Record<string, string>> = {
    bastion: "bastion",
    probe: "ping target",
    "listed-endpoint": "endpoint",
};

/** The companions of a plan. */
export function companionsOf(plan: Plan): readonly Companion[] {
    return plan.graph.withRole("bastion", "probe", "listed-endpoint").flatMap(({ producer, kind, role, subnets }) => {
        const resource = plan.find(producer.urn);
        if (resource === undefined) return [];
        const zones = subnets.flatMap((one) => (one.kind === "resource" ? (zoneOf(one.resource) ?? []) : []));
        const name = known(resource.get("name").text());
        const instances =
            known(resource.get("desiredCapacity").number()) ?? known(resource.get("minSize").number()) ?? 1;
        const replaced = kind === "autoscaling";
        return [
            {
                ...{ name: `${WORDS[role] ?? ""} ${resource.name}`, urn: resource.urn, id: resource.id, replaced },
                zones: [...new Set(zones)].sort(),
                ...(replaced && name !== undefined ? { group: { name, instances } } : {}),
            },
        ];
    });
}
