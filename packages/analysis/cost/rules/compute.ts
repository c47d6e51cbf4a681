import { valuesAt } from "@platform/aws-model/paths";
import {
    AUTOSCALING_GROUP,
    ECS_SERVICE,
    INSTANCE,
    LAMBDA_FUNCTION,
    LAUNCH_CONFIGURATION,
    LAUNCH_TEMPLATE,
} from "@platform/aws-model/types";
import type { PlanResource } from "../../plan";
import { known } from "@platform/aws-model/value";
import { launchTemplateOf } from "../../shared/instances";
import { charge, gap, times, usage, type Charge, type Gap, type Rule, type Rules } from "../charge";
import { hoursPerMonth, priceOf } from "../price-table";
import { volumes } from "./volumes";

/** Metrics that detailed monitoring adds for each instance. @see https://aws.amazon.com/cloudwatch/pricing/ */
const DETAILED_METRICS = 7;

const instance: Rule = (resource) =>
    oneInstance(known(resource.get("instanceType").text()), {
        monitored: known(resource.get("monitoring").flag()) === true,
        open: known(resource.get("associatePublicIpAddress").flag()) === true,
        disks: volumes([...resource.get("rootBlockDevice").items(), ...resource.get("ebsBlockDevices").items()]),
    });

/** A group's instances: as many as it asks for, at most as many as it may have. */
const group: Rule = (resource, { plan }) => {
    const [minimum, maximum, desired] = ["minSize", "maxSize", "desiredCapacity"].map((name) =>
        known(resource.get(name).number()),
    );
    const count = desired ?? minimum;
    if (count === undefined) return [gap("the number of instances is not known")];
    const template = launchTemplateOf(plan, resource);
    if (template === undefined) return [gap("the launch template is not part of the plan")];
    return times(ofTemplate(resource, template), count, maximum ?? count);
};

function ofTemplate(resource: PlanResource, template: PlanResource): readonly (Charge | Gap)[] {
    const overrides = valuesAt(resource, "mixedInstancesPolicy.launchTemplate.overrides.*.instanceType");
    const type = overrides[0] ?? template.get("instanceType");
    const disks = template
        .get("blockDeviceMappings")
        .items()
        .map((mapping) => mapping.at("ebs"))
        .filter(({ state }) => state !== "absent");
    return oneInstance(known(type.text()), {
        monitored: known(template.get("monitoring", "enabled").flag()) === true,
        open: valuesAt(template, "networkInterfaces.*.associatePublicIpAddress").some(
            (value) => known(value.flag()) === true,
        ),
        disks: volumes(disks),
    });
}

interface Extras {
    readonly monitored: boolean;
    /** Whether it has a public address of its own. */
    readonly open: boolean;
    readonly disks: readonly (Charge | Gap)[];
}

function oneInstance(type: string | undefined, { monitored, open, disks }: Extras): readonly (Charge | Gap)[] {
    const price = `ec2/${type ?? ""}`;
    return [
        priceOf(price) === undefined
            ? gap(type === undefined ? "the instance type is not known" : `the table has no price of ${type}`)
            : charge(price, `${type ?? ""} instances`, hoursPerMonth),
        ...disks,
        ...(monitored ? [charge("metric", "instance metrics by the minute", DETAILED_METRICS)] : []),
        ...(open ? [charge("public-ipv4", "public IPv4 addresses", hoursPerMonth)] : []),
    ];
}

/** Tasks on instances cost what the instances cost; tasks on Fargate cost themselves. */
const service: Rule = (resource, { services }) => {
    const planned = services.find((one) => one.resource === resource);
    if (planned === undefined || !planned.fargate) return [];
    const { desiredCount, maximum, demand } = planned;
    if (desiredCount === undefined || demand === undefined)
        return [gap("the size or number of its tasks is not known")];
    const one = [
        charge("fargate-vcpu", "Fargate vCPUs", (demand.cpuUnits / 1024) * hoursPerMonth),
        charge("fargate-memory", "Fargate memory", (demand.memoryMiB / 1024) * hoursPerMonth),
    ];
    return times(one, desiredCount, maximum ?? desiredCount);
};

/** The provider's default is 128 MB. A call is taken to last a tenth of a second. */
const lambda: Rule = (resource, context) => {
    const memory = resource.get("memorySize").number();
    const gigabytes = (memory.state === "known" ? memory.value : 128) / 1024;
    const calls = context.usage.requestsPerFunction;
    const arm = known(resource.get("architectures", 0).text()) === "arm64";
    return [
        usage("lambda-request", "Lambda calls", calls),
        usage(arm ? "lambda-arm64" : "lambda-x86_64", "Lambda run time", calls * 0.1 * gigabytes),
    ];
};

const configuration: Rule = () => [];

export const compute: Rules = [
    [INSTANCE, instance],
    [AUTOSCALING_GROUP, group],
    [[...LAUNCH_TEMPLATE, ...LAUNCH_CONFIGURATION], configuration],
    [ECS_SERVICE, service],
    [LAMBDA_FUNCTION, lambda],
];
