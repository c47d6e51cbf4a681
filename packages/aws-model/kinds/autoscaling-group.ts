import { kind, none, settings } from "../facets/kind";
import { throughInterfaces } from "../facets/exposure";
import { textOf, uuid } from "../facets/identity";
import { typesIn } from "../tokens";
import { AUTOSCALING_GROUP } from "../types";

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
