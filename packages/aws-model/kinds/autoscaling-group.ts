import { kind, none, settings } from "../facets/kind";
import { throughInterfaces } from "../facets/exposure";
import { textOf, uuid } from "../facets/identity";
import { calls, providerPage, type Duration } from "../facets/lifecycle";
import { gap, times, type Charges, type CostContext } from "../facets/cost";
import { loadMishaps } from "../facets/group-loads";
import { instanceCharges } from "../facets/instance-charges";
import { launchTemplateOf, templatesOf } from "../graph/launch-templates";
import { resourcesOf } from "../graph/reference";
import type { StackView } from "../graph/stack-view";
import { valuesAt } from "../paths";
import type { Resource } from "../resource";
import { typesIn } from "../tokens";
import { AUTOSCALING_GROUP } from "../types";
import { span } from "../facets/drawing";
import { every, silent, type Series } from "../facets/series";
import type { Mishap } from "../facets/watch";
import { known } from "../value";
import { plural } from "../show";

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
    lifecycle: {
        createSeconds: 45,
        deleteSeconds: 180,
        basis: "estimate",
        source: providerPage("autoscaling_group"),
        note: "Until its instances are in service. To delete it, they have to be terminated; 40 s with forceDelete",
        takes,
        waits: (resource) =>
            isForced(resource) ? "its instances are terminated with it" : "its instances have to be terminated first",
    },
    cost: charges,
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
            // AWS adds those of its instances up for the group.
            "AWS/EC2": { CPUSurplusCreditBalance: every(5, 0), CPUSurplusCreditsCharged: every(5, 0) },
            // What the CloudWatch agent publishes, where it is told to do so for the group.
            CWAgent: { mem_used_percent: every(1, 40), disk_used_percent: every(1, 30) },
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

/** As many instances as the group asks for, at most as many as it may have. */
function charges(resource: Resource, { stack, usage }: CostContext): Charges {
    const [minimum, maximum, desired] = ["minSize", "maxSize", "desiredCapacity"].map((name) =>
        known(resource.get(name).number()),
    );
    const count = desired ?? minimum;
    if (count === undefined) return [gap("the number of instances is not known")];
    const template = launchTemplateOf(stack, resource);
    if (template === undefined) return [gap("the launch template is not part of the plan")];
    const overrides = valuesAt(resource, "mixedInstancesPolicy.launchTemplate.overrides.*.instanceType");
    const one = instanceCharges(
        {
            type: overrides[0] ?? template.get("instanceType"),
            monitored: known(template.get("monitoring", "enabled").flag()) === true,
            open: valuesAt(template, "networkInterfaces.*.associatePublicIpAddress").some(
                (value) => known(value.flag()) === true,
            ),
            devices: valuesAt(template, "blockDeviceMappings.*.ebs").filter(({ state }) => state !== "absent"),
            credits: template.get("creditSpecification", "cpuCredits"),
        },
        usage,
    );
    return times(one, count, maximum ?? count);
}

/** Less without its instances, for which the provider waits unless it is told not to. */
function takes(resource: Resource, _stack: StackView, usual: Duration): Duration {
    const waits = !/^0(s|m|h)?$/.test(known(resource.get("waitForCapacityTimeout").text()) ?? "10m");
    return { create: waits ? usual.create : calls.createSeconds, delete: isForced(resource) ? 40 : usual.delete };
}

function isForced(resource: Resource): boolean {
    return known(resource.get("forceDelete").flag()) === true;
}

function numberOf(group: Resource | undefined, property: string): number | undefined {
    return group && known(group.get(property).number());
}

function running(group: Resource | undefined): Series {
    return every(1, numberOf(group, "desiredCapacity") ?? numberOf(group, "minSize") ?? 1);
}

function mishaps(group: Resource, stack: StackView): readonly Mishap[] {
    const minimum = numberOf(group, "minSize") ?? 0;
    const fewer = every(1, minimum - 1);
    if (minimum === 0) return [];
    const credits = launchTemplateOf(stack, group)?.get("creditSpecification", "cpuCredits").text();
    return [
        ...loadMishaps(group, stack),
        ...(credits !== undefined && known(credits) === "unlimited" ? [surplus] : []),
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

/** What a program chose that lets its instances take what they like. */
const surplus: Mishap = {
    id: "surplus-credits",
    title: "Instances take CPU that is charged for",
    story: "Burstable instances are busy for hours; AWS charges what their credits do not pay for.",
    expects: "tell",
    lasts: 300,
    shows: { CPUSurplusCreditBalance: every(5, 1152), CPUSurplusCreditsCharged: every(5, 4) },
};

/** `2`, or `2–4`. */
function sizeOf(group: Resource): string | undefined {
    return span(numberOf(group, "minSize"), numberOf(group, "maxSize"));
}

function instanceTypeOf(group: Resource, stack: StackView): string | undefined {
    const types = resourcesOf(templatesOf(stack, group)).map((template) => known(template.get("instanceType").text()));
    return types.find((type) => type !== undefined && type !== "");
}
