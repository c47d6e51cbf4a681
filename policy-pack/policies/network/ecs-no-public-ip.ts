import { expectValue } from "../../lib/finding";
import { resourcePolicy } from "../../lib/policy";
import { ECS_SERVICE, ECS_TASK_SET } from "@platform/aws-model/types";

/** Tasks in awsvpc mode get an address of their own; it must be private. */
export const ecsNoPublicIp = resourcePolicy({
    name: "ecs-no-public-ip",
    description: "ECS services and task sets must not give their tasks public IP addresses.",
    why: "A task with a public address can be reached around the load balancer as soon as one security group rule is too wide.",
    level: "mandatory",
    severity: "high",
    controls: { fsbp: ["ECS.2", "ECS.16"], checkov: ["CKV_AWS_333"] },
    remediation:
        "Leave networkConfiguration.assignPublicIp out or set it to false, and let tasks reach the internet through a NAT gateway.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-2",
    types: [...ECS_SERVICE, ...ECS_TASK_SET],
    check(resource) {
        const value = resource.get("networkConfiguration", "assignPublicIp");
        return expectValue(resource, value, value.flag(), {
            whenAbsent: false,
            accepts: (assigned) => !assigned,
            found: String,
            required: "assignPublicIp false",
            fix: "remove networkConfiguration.assignPublicIp",
        });
    },
    remediate(resource) {
        const assigned = resource.get("networkConfiguration", "assignPublicIp").flag();
        if (assigned.state !== "known" || !assigned.value) return [];
        return [{ at: ["networkConfiguration", "assignPublicIp"], value: false }];
    },
});
