import { ownTemplatesOf } from "@platform/aws-model/graph/launch-templates";
import type { Resource } from "@platform/aws-model/resource";
import { AUTOSCALING_GROUP, ECS_CAPACITY_PROVIDER, INSTANCE, SPOT_INSTANCE } from "@platform/aws-model/types";
import { joined, numberOf, plural, span, textOf } from "../words";
import { boxOf, type Draft } from "../draft";

/** Instances in their subnets: single ones, and each group's in each of its zones. */
export function addCompute(draft: Draft): void {
    const { plan } = draft;
    const bastions = new Set(plan.graph.withRole("bastion").map(({ producer }) => producer.urn));
    for (const instance of plan.ofType([...INSTANCE, ...SPOT_INSTANCE])) {
        const kind = bastions.has(instance.urn) ? "bastion" : "instance";
        const note = textOf(instance, "instanceType") ?? "instance";
        const detail = joined("EC2 instance", textOf(instance, "privateIp"));
        for (const subnet of draft.subnetsOf(instance)) draft.add(boxOf(instance, kind, { note, detail }), subnet.urn);
    }
    for (const group of plan.ofType(AUTOSCALING_GROUP)) {
        const subnets = draft.subnetsOf(group);
        const count = span(numberOf(group, "minSize"), numberOf(group, "maxSize"));
        const zones = subnets.length > 1 ? ` in ${plural(subnets.length, "zone")}` : "";
        const kind = bastions.has(group.urn) ? "bastion" : "instances";
        const type = instanceTypeOf(draft, group);
        const note =
            type === undefined || count === undefined ? (type ?? `${count ?? "?"} instances`) : `${count} × ${type}`;
        const detail = `Auto Scaling group, ${count ?? "an unknown number of"} instances${zones}`;
        for (const subnet of subnets) {
            const id = `${group.urn} ${subnet.urn}`;
            draft.add({ ...boxOf(group, kind, { note, detail }), id }, subnet.urn);
        }
    }
}

function instanceTypeOf({ plan }: Draft, group: Resource): string | undefined {
    const templates = ownTemplatesOf(plan.graph, group);
    return templates.map((template) => textOf(template, "instanceType")).find((type) => type !== undefined);
}

/** The Auto Scaling groups behind a capacity provider that a property names. */
export function groupsBehind(draft: Draft, owner: Resource, property: string): readonly Resource[] {
    const names = owner.get(property).items();
    const values = names.map((item) => (item.keys().length > 0 ? item.at("capacityProvider") : item));
    return draft
        .targets(owner, values, ECS_CAPACITY_PROVIDER)
        .flatMap((provider) =>
            draft.targets(provider, provider.get("autoScalingGroupProvider", "autoScalingGroupArn"), AUTOSCALING_GROUP),
        );
}
