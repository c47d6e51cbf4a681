import type { Mutant } from "./mutant";
import { balancerGroup, bastionGroup, internalBalancer, publicSubnet, vpc } from "./roles";
import type { Content, Editable, StackEdit } from "./stack-edit";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const WORLD = "no-world-ingress";
const PROOF = "reachability-proof";

/** A TCP rule on a group. */
function allow(stack: StackEdit, group: Editable, port: number, peer: Readonly<Record<string, Content>>): void {
    stack.add("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", `opening-${String(stack.records.length)}`, {
        securityGroupId: stack.link(group),
        ipProtocol: "tcp",
        fromPort: port,
        toPort: port,
        ...peer,
    });
}

function databaseGroup(stack: StackEdit): Editable {
    const [group] = stack.behind(stack.one("aws:rds/instance:Instance"), "vpcSecurityGroupIds", GROUP);
    if (group === undefined) throw new Error("The stack has no security group of a database.");
    return group;
}

/** Mutants for what internet addresses may reach, and for what follows from all rules together. */
export const reachMutants: readonly Mutant[] = [
    {
        name: "another port of a public load balancer",
        apply: (stack) => {
            allow(stack, balancerGroup(stack), 8443, { cidrIpv4: "0.0.0.0/0" });
        },
        killedBy: WORLD,
    },
    {
        name: "an open group that nothing carries yet",
        apply: (stack) => {
            allow(stack, stack.add(GROUP, "spare", { vpcId: stack.link(vpc(stack)) }), 443, { cidrIpv4: "0.0.0.0/0" });
        },
        killedBy: WORLD,
    },
    {
        name: "SSH to the bastion from an address that is not listed",
        apply: (stack) => {
            allow(stack, bastionGroup(stack), 22, { cidrIpv4: "203.0.113.7/32" });
        },
        killedBy: WORLD,
    },
    {
        name: "SSH to the bastion from the internet in halves",
        apply: (stack) => {
            allow(stack, bastionGroup(stack), 22, { cidrIpv6: "::/1" });
            allow(stack, bastionGroup(stack), 22, { cidrIpv6: "8000::/1" });
        },
        killedBy: WORLD,
    },
    {
        name: "a network load balancer open to the internet",
        apply: (stack) => {
            const group = stack.add(GROUP, "nlb", { vpcId: stack.link(vpc(stack)) });
            stack.add("aws:lb/loadBalancer:LoadBalancer", "nlb", {
                loadBalancerType: "network",
                internal: false,
                securityGroups: [stack.link(group)],
                subnets: [stack.link(publicSubnet(stack))],
            });
            allow(stack, group, 443, { cidrIpv4: "0.0.0.0/0" });
        },
        killedBy: WORLD,
    },
    {
        name: "a network load balancer without security groups",
        apply: (stack) => {
            stack.add("aws:lb/loadBalancer:LoadBalancer", "nlb", {
                loadBalancerType: "network",
                internal: false,
                subnets: [stack.link(publicSubnet(stack))],
            });
        },
        killedBy: PROOF,
    },
    {
        name: "the database, from the bastion",
        apply: (stack) => {
            allow(stack, databaseGroup(stack), 5432, { referencedSecurityGroupId: stack.link(bastionGroup(stack)) });
        },
        killedBy: PROOF,
    },
    {
        name: "the database, from a load balancer",
        apply: (stack) => {
            allow(stack, databaseGroup(stack), 5432, { referencedSecurityGroupId: stack.link(balancerGroup(stack)) });
        },
        killedBy: PROOF,
    },
    {
        name: "the database, from the on-premises side",
        apply: (stack) => {
            allow(stack, databaseGroup(stack), 5432, { cidrIpv4: "10.200.0.0/16" });
        },
        killedBy: PROOF,
    },
    {
        name: "another port of the internal load balancer, from the on-premises side",
        apply: (stack) => {
            allow(stack, balancerGroup(stack, internalBalancer(stack)), 8443, { cidrIpv4: "10.200.0.0/16" });
        },
        killedBy: PROOF,
    },
];
