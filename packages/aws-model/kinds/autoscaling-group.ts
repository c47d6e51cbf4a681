import { kind, none, settings } from "../facets/kind";
import { throughInterfaces } from "../facets/exposure";
import { textOf, uuid } from "../facets/identity";
import { plural, span } from "../facets/drawing";
import { every, silent, type Series } from "../facets/series";
import type { Mishap } from "../facets/watch";
import { typesIn } from "../tokens";
import { AUTOSCALING_GROUP, LAUNCH_CONFIGURATION, LAUNCH_TEMPLATE } from "../types";
import type { StackView } from "../graph/stack-view";
import type { Resource } from "../resource";
import { known } from "../value";

/** A group of instances that AWS keeps at its size. */
export const autoScalingGroup = kind({
    label: "Auto Scaling group",
    tokens: AUTOSCALING_GROUP,
    network: none(
        "its interfaces are those of the instances that it starts: the graph joins it with its launch template",
    ),
    exposure: throughInterfaces,
    identity: {
        id: "name",
        arn: {
            service: "autoscaling",
            resource: ({ name, urn }) => `autoScalingGroup:${uuid(urn)}:autoScalingGroupName/${name}`,
        },
    },
    watch: {
        concern: "instances",
        dimensions: [["AutoScalingGroupName", "name"]],
        healthy: {
            "AWS/AutoScaling": {
                GroupDesiredCapacity: running,
                GroupInServiceInstances: running,
                GroupInServiceCapacity: running,
                GroupTotalInstances: running,
                GroupTotalCapacity: running,
                GroupTerminatingInstances: every(1, 0),
                GroupPendingInstances: every(1, 0),
            },
        },
        mishaps,
    },
    survives: none("its instances are counted where they are"),
    draw: {
        glyph: "instances",
        place: "each subnet",
        note: (group, { stack }) => {
            const [count, type] = [sizeOf(group), instanceTypeOf(group, stack)];
            return type === undefined || count === undefined
                ? (type ?? `${count ?? "?"} instances`)
                : `${count} × ${type}`;
        },
        detail: (group, { zones }) => {
            const where = zones > 1 ? ` in ${plural(zones, "zone")}` : "";
            return `Auto Scaling group, ${sizeOf(group) ?? "an unknown number of"} instances${where}`;
        },
    },
});

export const autoScalingPolicy = settings("an Auto Scaling group", typesIn("autoscaling", "Policy"), {
    identity: {
        arn: {
            service: "autoscaling",
            resource: ({ name, urn, inputs }) => {
                const group = textOf(inputs["autoscalingGroupName"]) ?? "group";
                return `scalingPolicy:${uuid(urn)}:autoScalingGroupName/${group}:policyName/${name}`;
            },
        },
    },
});

export const autoScalingSettings = settings(
    "an Auto Scaling group",
    typesIn("autoscaling", "LifecycleHook", "Schedule", "Notification", "Attachment", "TrafficSourceAttachment"),
);

function numberOf(group: Resource | undefined, property: string): number | undefined {
    return group && known(group.get(property).number());
}

function running(group: Resource | undefined): Series {
    return every(1, numberOf(group, "desiredCapacity") ?? numberOf(group, "minSize") ?? 1);
}

function mishaps(group: Resource): readonly Mishap[] {
    const minimum = numberOf(group, "minSize") ?? 0;
    const fewer = every(1, minimum - 1);
    if (minimum === 0) return [];
    return [
        {
            id: "instance-missing",
            title: "An instance is lost and none replaces it",
            story: "An Auto Scaling group has one instance fewer than its minimum.",
            expects: "tell",
            shows: { GroupInServiceInstances: fewer, GroupTotalInstances: fewer },
        },
        {
            id: "group-silent",
            title: "An Auto Scaling group reports nothing",
            story: "The group is gone, or its metrics are switched off.",
            expects: "tell",
            shows: () => silent,
        },
    ];
}

/** `2`, or `2–4`. */
function sizeOf(group: Resource): string | undefined {
    return span(numberOf(group, "minSize"), numberOf(group, "maxSize"));
}

function instanceTypeOf(group: Resource, stack: StackView): string | undefined {
    const specification = group.get("mixedInstancesPolicy", "launchTemplate", "launchTemplateSpecification");
    const named = [
        group.get("launchTemplate", "id"),
        group.get("launchTemplate", "name"),
        group.get("launchConfiguration"),
    ];
    const templates = [...named, specification.at("launchTemplateId")].flatMap((value) =>
        stack.resolve(group, value, [...LAUNCH_TEMPLATE, ...LAUNCH_CONFIGURATION]),
    );
    const types = templates.flatMap((one) =>
        one.kind === "resource" ? (known(one.resource.get("instanceType").text()) ?? []) : [],
    );
    return types.find((type) => type !== "");
}
