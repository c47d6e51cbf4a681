import type { Graph } from "@platform/aws-model/graph/graph";
import type { SecurityGroup } from "@platform/aws-model/graph/security-groups";
import type { Resource } from "@platform/aws-model/resource";
import type { Settings } from "@platform/aws-model/settings";
import { violation, type PolicyFinding } from "../../lib/finding";
import { commonOpenings, opensOf } from "../../lib/public-openings";
import { judgeRules } from "./world-offences";

/**
 * The rules of a group that let internet addresses in. A rule that is right for a load balancer is not what is wrong
 * when something else carries its group: that is reported then, and not the rule.
 */
export function judgeGroup(graph: Graph, group: SecurityGroup, settings: Settings): PolicyFinding[] {
    const { members, others } = graph.attachments(group);
    const openings = others.length > 0 ? [] : commonOpenings(members, settings);
    const open = members.filter((member) => opensOf(member, settings).length > 0);
    const closed = members.filter((member) => !open.includes(member)).map(({ producer }) => producer);
    const strangers = [...new Set([...closed, ...others])];
    if (open.length === 0 || strangers.length === 0) return judgeRules(group.ingress, openings, settings, group.name);
    const own = commonOpenings(open, settings);
    const isRight = (rule: SecurityGroup["ingress"][number]) =>
        judgeRules([rule], own, settings, group.name).length === 0;
    const right = group.ingress.filter(isRight);
    const wrong = group.ingress.filter((rule) => !right.includes(rule));
    const opens = judgeRules(right, openings, settings, group.name).length > 0;
    const owners = [...new Set(open.map(({ producer }) => producer.name))].join(", ");
    return [
        ...judgeRules(wrong, openings, settings, group.name),
        ...(opens ? strangers.map((stranger) => sharing(stranger, group, owners)) : []),
    ];
}

function sharing(stranger: Resource, { name }: SecurityGroup, owners: string): PolicyFinding {
    const found = `carries ${name}, which lets internet addresses reach ${owners}`;
    const required = "a security group of its own";
    return violation(stranger, { found, required, fix: `take ${name} away from it` });
}
