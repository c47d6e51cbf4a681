import { given } from "../facts/limits";
import type { Problem } from "../problem";
import type { Subject } from "../reading/subject";
import { rule, type Rule } from "../rule";
import { exactlyOne, missing, notAbove } from "./checks";

const DAY = 86400;
const YEAR = 31536000;

/** Auto Scaling groups: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html */
export const autoscalingRules: readonly Rule[] = [
    ...rule(
        ["aws:autoscaling/group:Group"],
        exactlyOne("launchTemplate", "mixedInstancesPolicy", "launchConfiguration"),
        notAbove("minSize", "maxSize", "scaling-bounds"),
        desired,
        lifetime,
        healthCheckType,
        placed,
    ),
];

function* desired(group: Subject): Generator<Problem> {
    const [at, min, max] = [group.get("desiredCapacity"), group.get("minSize"), group.get("maxSize")];
    if (at.number === undefined) {
        return;
    }
    const below = min.number !== undefined && at.number < min.number;
    const above = max.number !== undefined && at.number > max.number;
    if (below || above) {
        yield {
            code: "scaling-bounds",
            at,
            message: `must be between minSize and maxSize, which are ${min.text} and ${max.text}`,
            fix: "move it, or the bound that it crosses",
        };
    }
}

function* lifetime(group: Subject): Generator<Problem> {
    const at = group.get("maxInstanceLifetime");
    if (at.number !== undefined && at.number !== 0 && (at.number < DAY || at.number > YEAR)) {
        const message = `must be 0, or ${DAY} to ${YEAR} seconds (1 to 365 days)`;
        yield { code: "out-of-range", at, message, fix: "use a value in this range" };
    }
}

function* healthCheckType(group: Subject): Generator<Problem> {
    const at = group.get("healthCheckType");
    if (at.string !== undefined && !["EC2", "ELB", "VPC_LATTICE", "EBS"].includes(at.string)) {
        const message = "must be EC2, ELB, EBS or VPC_LATTICE";
        yield { code: "value-not-allowed", at, message, fix: `did you mean ${at.string.toUpperCase()}?` };
    }
}

function* placed(group: Subject): Generator<Problem> {
    const places = ["vpcZoneIdentifiers", "availabilityZones"].map((name) => group.get(name));
    if (places.every((value) => value.absent || (value.known && !given(value)))) {
        yield missing(group.get("vpcZoneIdentifiers"), "a group needs subnets or availability zones to launch in");
    }
}
