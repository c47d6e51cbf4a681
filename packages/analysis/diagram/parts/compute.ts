import type { Resource } from "@platform/aws-model/resource";
import { AUTOSCALING_GROUP, ECS_CAPACITY_PROVIDER } from "@platform/aws-model/types";
import type { DrawingBuilder } from "../drawing-builder";
import { boxOfKind, kindsAt } from "../drawn-kinds";

/** What stands in subnets: single instances and the like, and each group's instances in each of its zones. */
export function addCompute(builder: DrawingBuilder): void {
    for (const kind of [...kindsAt("subnet"), ...kindsAt("each subnet")]) {
        for (const resource of builder.plan.ofType(kind.tokens)) {
            const subnets = builder.subnetsOf(resource);
            for (const { urn } of subnets) {
                const id = subnets.length === 1 ? resource.urn : `${resource.urn} ${urn}`;
                builder.add(boxOfKind(builder, kind, resource, { id }), urn);
            }
        }
    }
}

/** The Auto Scaling groups behind a capacity provider that a property names. */
export function groupsBehind(builder: DrawingBuilder, owner: Resource, property: string): readonly Resource[] {
    const names = owner.get(property).items();
    const values = names.map((item) => (item.keys().length > 0 ? item.at("capacityProvider") : item));
    return builder
        .targets(owner, values, ECS_CAPACITY_PROVIDER)
        .flatMap((provider) =>
            builder.targets(
                provider,
                provider.get("autoScalingGroupProvider", "autoScalingGroupArn"),
                AUTOSCALING_GROUP,
            ),
        );
}
