import type { Plan } from "../plan";
import type { LossOutcome } from "./outcome";
import { known } from "@platform/aws-model/value";
import { cloudwatchKeys } from "../shared/cloudwatch-keys";
import { zoneOf } from "@platform/aws-model/network/zone";

/** Instances that serve nobody: a bastion, a ping target. */
export interface Companion {
    /** `bastion bastion-instance` */
    readonly name: string;
    readonly urn: string;
    /** The dimensions by which CloudWatch knows it. */
    readonly keys: readonly string[];
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
                ...{ name: `${WORDS[role] ?? ""} ${resource.name}`, urn: resource.urn, replaced },
                keys: cloudwatchKeys(resource),
                zones: [...new Set(zones)].sort(),
                ...(replaced && name !== undefined ? { group: { name, instances } } : {}),
            },
        ];
    });
}

/** What the loss of a zone does to the companions in it. None of it takes a service away. */
export function companionsAfter(companions: readonly Companion[], zone: string): readonly LossOutcome[] {
    const inside = companions.filter(({ zones }) => zones.includes(zone));
    return inside.map(({ name, urn, zones, replaced }) => ({
        ...{ name, urn, verdict: "neutral" },
        why:
            replaced && zones.length > 1
                ? "if it was here, its group starts it anew in another zone"
                : "it is away until the zone is back",
    }));
}
