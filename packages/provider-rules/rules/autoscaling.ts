import { givenValue } from "../facts/limits";
import type { Problem } from "../problem";
import type { JudgedResource } from "../judged-resource";
import { rule, type Rule } from "../rule";
import { exactlyOne, missingArgument, notAbove } from "./checks";

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

function* desired(group: JudgedResource): Generator<Problem> {
    const [at, min, max] = [group.get("desiredCapacity"), group.get("minSize"), group.get("maxSize")];
    if (at.asNumber === undefined) {
        return;
    }
    const below = min.asNumber !== undefined && at.asNumber < min.asNumber;
    const above = max.asNumber !== undefined && at.asNumber > max.asNumber;
    if (below || above) {
        yield {
            code: "scaling-bounds",
            at,
            message: `must be between minSize and maxSize, which are ${min.printed} and ${max.printed}`,
            fix: "move it, or the bound that it crosses",
        };
    }
}

function* lifetime(group: JudgedResource): Generator<Problem> {
    const at = group.get("maxInstanceLifetime");
    if (at.asNumber !== undefined && at.asNumber !== 0 && (at.asNumber < DAY || at.asNumber > YEAR)) {
        const message = `must be 0, or ${DAY} to ${YEAR} seconds (1 to 365 days)`;
        yield { code: "out-of-range", at, message, fix: "use a value in this range" };
    }
}

function* healthCheckType(group: JudgedResource): Generator<Problem> {
    const at = group.get("healthCheckType");
    if (at.asString !== undefined && !["EC2", "ELB", "VPC_LATTICE", "EBS"].includes(at.asString)) {
        const message = "must be EC2, ELB, EBS or VPC_LATTICE";
        yield { code: "value-not-allowed", at, message, fix: `did you mean ${at.asString.toUpperCase()}?` };
    }
}

function* placed(group: JudgedResource): Generator<Problem> {
    const places = ["vpcZoneIdentifiers", "availabilityZones"].map((name) => group.get(name));
    if (places.every((value) => value.absent || (value.known && !givenValue(value)))) {
        yield missingArgument(
            group.get("vpcZoneIdentifiers"),
            "a group needs subnets or availability zones to launch in",
        );
    }
}
