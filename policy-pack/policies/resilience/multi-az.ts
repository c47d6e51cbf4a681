import type { Graph, Member } from "@platform/aws-model/graph/graph";
import { ECS_SERVICE } from "@platform/aws-model/types";
import type { PolicyFinding } from "../../lib/finding";
import { stackPolicy } from "../../lib/policy";
import { judgeData } from "./data-zones";
import { judgeFileSystems } from "./file-system-zones";
import { expectTwoZones, namesOneSubnet, ONE_ZONE, zonesNamed, zonesOfSubnets } from "./zones";

/** Nothing that production needs stands in one Availability Zone alone. */
export const multiAz = stackPolicy({
    name: "multi-az",
    description:
        "Load balancers, Auto Scaling groups, services, functions, databases, caches and file systems must span at least two Availability Zones.",
    why: "Zones fail, and whatever stands in one alone is down until the zone is back.",
    level: "mandatory",
    productionOnly: true,
    severity: "high",
    controls: {
        fsbp: ["ELB.10", "ELB.13", "AutoScaling.2", "RDS.5", "RDS.15", "ElastiCache.3", "Lambda.5"],
        checkov: ["CKV_AWS_157", "CKV2_AWS_50"],
    },
    remediation:
        "Give load balancers, Auto Scaling groups, services and functions subnets in two zones or more, databases multiAz or a second cluster " +
        "instance, and Redis a replication group with automatic failover across zones.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-13",
    check: (graph) => [...judgeNetwork(graph), ...judgeData(graph), ...judgeFileSystems(graph)],
});

const KINDS = new Set(["load-balancer", "classic-load-balancer", "autoscaling", "lambda"]);

/** A group with several launch templates has one set of subnets. */
function judgeNetwork(graph: Graph): PolicyFinding[] {
    const members = graph.members.filter(isPlaced);
    const unique = [...new Map(members.map((member) => [member.producer, member])).values()];
    return unique.flatMap(({ producer, subnets }) => {
        if (namesOneSubnet(producer)) return expectTwoZones(producer, ONE_ZONE, "add a subnet in another zone");
        const zones = subnets.length > 0 ? zonesOfSubnets(subnets) : zonesNamed(producer.get("availabilityZones"));
        return expectTwoZones(producer, zones, "add a subnet in another zone");
    });
}

/** Single tasks, which schedules and events start, need one place at a time. */
function isPlaced({ kind, producer }: Member): boolean {
    return KINDS.has(kind) || (kind === "ecs-task" && ECS_SERVICE.includes(producer.type));
}
