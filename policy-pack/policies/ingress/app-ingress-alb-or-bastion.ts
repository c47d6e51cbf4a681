import type { Graph, Member } from "@platform/aws-model/graph/graph";
import { distinct, undecided, violation, type PolicyFinding } from "../../lib/finding";
import { stackPolicy } from "../../lib/policy";
import { AppIngress } from "./app-ingress";

/** Hard rule B: apps answer load balancers, and SSH from the bastion. Nothing else. */
export const appIngressAlbOrBastion = stackPolicy({
    name: "app-ingress-alb-or-bastion",
    description:
        "Security groups of apps must let in only load balancers on their target ports, and SSH from the bastion.",
    why: "Load balancers terminate TLS, filter and log; whoever reaches an app around them meets none of that.",
    level: "mandatory",
    severity: "critical",
    controls: { fsbp: ["EC2.18", "EC2.19"], cis: ["5.3", "5.4"], checkov: ["CKV_AWS_24", "CKV_AWS_260"] },
    remediation:
        "Let in, by security group, a group that only load balancers carry, on the ports of the target groups, and a group that only the bastion carries, on TCP 22. Remove every other rule.",
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html",
    exemptible: false,
    check(graph, { settings }) {
        const members = graph.withRole("app", "probe");
        const ingress = new AppIngress(graph, settings);
        const findings = members.flatMap((member) => [...judgeGroups(member), ...ingress.judge(member)]);
        const strays = members.length === 0 ? [] : judgeStrays(graph);
        return distinct([...findings, ...strays]);
    },
});

/** A group whose rules are not all in this stack may let anyone in. */
function judgeGroups({ producer, groups }: Member): PolicyFinding[] {
    return groups.flatMap(({ at, group }) => {
        if (group === undefined)
            return [undecided(producer, `${at} (its security groups)`, "security groups of this stack")];
        if (group.managed) return [];
        const found = `has ${group.name}, whose rules this stack does not decide`;
        return [
            violation(producer, {
                found,
                required: "security groups of this stack",
                fix: "use a security group of this stack",
            }),
        ];
    });
}

/** A rule that may belong to any group may open an app. */
function judgeStrays({ securityGroups }: Graph): PolicyFinding[] {
    return securityGroups.strays.map(({ owner }) =>
        undecided(owner, "the security group it belongs to", "a security group of this stack"),
    );
}
