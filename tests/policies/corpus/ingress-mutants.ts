import type { Mutant } from "./mutant";
import {
    appGroup,
    appInstances,
    appTemplate,
    balancerGroup,
    bastionGroup,
    bastionInstances,
    privateSubnet,
    publicBalancer,
    vpc,
} from "./roles";
import type { Content, StackEdit } from "./stack-edit";

const RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const LEGACY = "aws:ec2/securityGroupRule:SecurityGroupRule";
const KILLER = "app-ingress-alb-or-bastion";

type Properties = Readonly<Record<string, Content>>;

/** A separate rule of the current kind on the apps' group. */
function standalone(stack: StackEdit, properties: Properties, name = "opening"): void {
    stack.add(RULE, name, {
        securityGroupId: stack.link(appGroup(stack)),
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
        ...properties,
    });
}

/** A separate rule of the older kind. */
function legacy(stack: StackEdit, properties: Properties): void {
    stack.add(LEGACY, "opening", {
        type: "ingress",
        securityGroupId: stack.link(appGroup(stack)),
        protocol: "tcp",
        fromPort: 443,
        toPort: 443,
        ...properties,
    });
}

/** A rule inside the group. */
function inline(stack: StackEdit, properties: Properties): void {
    stack.append(appGroup(stack), "ingress", { protocol: "tcp", fromPort: 443, toPort: 443, ...properties });
}

const kills = (name: string, apply: Mutant["apply"]): Mutant => ({ name, apply, killedBy: KILLER });

/** Every way to let the internet in, in every spelling. */
const spellings: readonly Mutant[] = [
    kills("an inline rule opens the apps to 0.0.0.0/0", (stack) => {
        inline(stack, { cidrBlocks: ["0.0.0.0/0"] });
    }),
    kills("an inline rule opens the apps to ::/0", (stack) => {
        inline(stack, { ipv6CidrBlocks: ["::/0"] });
    }),
    kills("a separate rule opens the apps to 0.0.0.0/0", (stack) => {
        standalone(stack, { cidrIpv4: "0.0.0.0/0" });
    }),
    kills("a separate rule opens the apps to ::/0", (stack) => {
        standalone(stack, { cidrIpv6: "::/0" });
    }),
    kills("a separate rule opens the apps to 0::/0, another spelling", (stack) => {
        standalone(stack, { cidrIpv6: "0::/0" });
    }),
    kills("a legacy rule opens the apps to 0.0.0.0/0", (stack) => {
        legacy(stack, { cidrBlocks: ["0.0.0.0/0"] });
    }),
    kills("a legacy rule opens the apps to ::/0", (stack) => {
        legacy(stack, { ipv6CidrBlocks: ["::/0"] });
    }),
    kills("two rules with halves of the internet", (stack) => {
        standalone(stack, { cidrIpv4: "0.0.0.0/1" }, "lower-half");
        standalone(stack, { cidrIpv4: "128.0.0.0/1" }, "upper-half");
    }),
    kills("protocol -1 from 0.0.0.0/0", (stack) => {
        standalone(stack, { ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" });
    }),
    kills('protocol "6" from 0.0.0.0/0', (stack) => {
        standalone(stack, { ipProtocol: "6", cidrIpv4: "0.0.0.0/0" });
    }),
    kills('protocol "all" from 0.0.0.0/0', (stack) => {
        standalone(stack, { ipProtocol: "all", cidrIpv4: "0.0.0.0/0" });
    }),
    kills("a prefix list with 0.0.0.0/0 in it", (stack) => {
        const list = stack.add("aws:ec2/managedPrefixList:ManagedPrefixList", "everyone", {
            addressFamily: "IPv4",
            maxEntries: 1,
            entries: [{ cidr: "0.0.0.0/0" }],
        });
        standalone(stack, { prefixListId: stack.link(list) });
    }),
    kills("a prefix list with 0.0.0.0/0 in a separate entry", (stack) => {
        const list = stack.add("aws:ec2/managedPrefixList:ManagedPrefixList", "everyone", {
            addressFamily: "IPv4",
            maxEntries: 1,
        });
        stack.add("aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry", "everyone", {
            prefixListId: stack.link(list),
            cidr: "0.0.0.0/0",
        });
        standalone(stack, { prefixListId: stack.link(list) });
    }),
    kills("an unknown range in rule 0, an open rule 1", (stack) => {
        inline(stack, { cidrBlocks: ["04da6b54-80e4-46f7-96ec-b56ff0331ba9"] });
        inline(stack, { cidrBlocks: ["0.0.0.0/0"] });
    }),
];

/** Ways to let something in that is not the internet, and is wrong all the same. */
const peers: readonly Mutant[] = [
    kills("the VPC's own range may reach the apps", (stack) => {
        standalone(stack, { cidrIpv4: "10.40.0.0/16" });
    }),
    kills("10.0.0.0/8 may reach the apps, through the VPN", (stack) => {
        standalone(stack, { cidrIpv4: "10.0.0.0/8" });
    }),
    kills("SSH from the load balancer's group", (stack) => {
        standalone(stack, { fromPort: 22, toPort: 22, referencedSecurityGroupId: stack.link(balancerGroup(stack)) });
    }),
    kills("every port from the load balancer", (stack) => {
        standalone(stack, { fromPort: 0, toPort: 65535, referencedSecurityGroupId: stack.link(balancerGroup(stack)) });
    }),
    kills("every port from the bastion", (stack) => {
        standalone(stack, { fromPort: 0, toPort: 65535, referencedSecurityGroupId: stack.link(bastionGroup(stack)) });
    }),
    kills("protocol -1 from the bastion", (stack) => {
        standalone(stack, { ipProtocol: "-1", referencedSecurityGroupId: stack.link(bastionGroup(stack)) });
    }),
    kills("ICMP from the bastion", (stack) => {
        standalone(stack, {
            ipProtocol: "icmp",
            fromPort: -1,
            toPort: -1,
            referencedSecurityGroupId: stack.link(bastionGroup(stack)),
        });
    }),
    kills("the apps' own group, by reference", (stack) => {
        standalone(stack, { referencedSecurityGroupId: stack.link(appGroup(stack)) });
    }),
    kills("the apps' own group, by self", (stack) => {
        legacy(stack, { self: true });
    }),
    kills("another app's group", (stack) => {
        const other = stack.add("aws:ec2/securityGroup:SecurityGroup", "other", { vpcId: stack.link(vpc(stack)) });
        const where = stack.link(privateSubnet(stack));
        stack.add("aws:ec2/instance:Instance", "other", { subnetId: where, vpcSecurityGroupIds: [stack.link(other)] });
        standalone(stack, { referencedSecurityGroupId: stack.link(other) });
    }),
    kills("an app that is tagged as the bastion", (stack) => {
        const other = stack.add("aws:ec2/securityGroup:SecurityGroup", "bastion-2", {
            vpcId: stack.link(vpc(stack)),
            tags: { Role: "bastion" },
        });
        const where = stack.link(privateSubnet(stack));
        stack.add("aws:ec2/instance:Instance", "bastion-2", {
            subnetId: where,
            vpcSecurityGroupIds: [stack.link(other)],
            tags: { Role: "bastion" },
        });
        standalone(stack, { fromPort: 22, toPort: 22, referencedSecurityGroupId: stack.link(other) });
    }),
    kills("a literal security group id", (stack) => {
        standalone(stack, { referencedSecurityGroupId: "sg-0123456789abcdef0" });
    }),
    kills("a group that nothing carries", (stack) => {
        const empty = stack.add("aws:ec2/securityGroup:SecurityGroup", "empty", { vpcId: stack.link(vpc(stack)) });
        standalone(stack, { referencedSecurityGroupId: stack.link(empty) });
    }),
    kills("the load balancer's group, which an app carries as well", (stack) => {
        stack.append(appTemplate(stack), "vpcSecurityGroupIds", stack.link(balancerGroup(stack)));
    }),
    kills("the load balancer's group, carried by something unheard of", (stack) => {
        stack.add("aws:msk/cluster:Cluster", "other", {
            brokerNodeGroupInfo: { securityGroups: [stack.link(balancerGroup(stack))] },
        });
    }),
    kills("apps in the VPC's default group", (stack) => {
        stack.unset(appTemplate(stack), "vpcSecurityGroupIds");
        stack.append(appTemplate(stack), "vpcSecurityGroupIds", stack.link(vpc(stack), "defaultSecurityGroupId"));
        stack.remove(stack.one("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"));
    }),
    kills("apps with a group of another stack", (stack) => {
        stack.append(appTemplate(stack), "vpcSecurityGroupIds", "sg-0123456789abcdef0");
    }),
    kills("apps with the bastion's launch template", (stack) => {
        const template = stack.behind(
            bastionInstances(stack),
            "launchTemplate",
            "aws:ec2/launchTemplate:LaunchTemplate",
        )[0];
        if (template) stack.set(appInstances(stack), "launchTemplate", { id: stack.link(template), version: "1" });
    }),
    kills("a second launch template, by override, with an open group", (stack) => {
        const open = stack.add("aws:ec2/securityGroup:SecurityGroup", "open", { vpcId: stack.link(vpc(stack)) });
        stack.add(RULE, "open", {
            securityGroupId: stack.link(open),
            ipProtocol: "tcp",
            fromPort: 8443,
            toPort: 8443,
            cidrIpv4: "10.40.0.0/16",
        });
        const template = stack.add("aws:ec2/launchTemplate:LaunchTemplate", "spot", {
            vpcSecurityGroupIds: [stack.link(open)],
        });
        stack.set(appInstances(stack), "mixedInstancesPolicy", {
            launchTemplate: {
                overrides: [{ launchTemplateSpecification: { launchTemplateId: stack.link(template) } }],
            },
        });
    }),
    kills("a rule on a group that cannot be told", (stack) => {
        stack.add(RULE, "stray", {
            securityGroupId: "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
            ipProtocol: "tcp",
            fromPort: 443,
            toPort: 443,
            cidrIpv4: "10.40.0.0/16",
        });
    }),
    kills("a twin of the load balancer under its other token, with another group", (stack) => {
        const group = stack.add("aws:ec2/securityGroup:SecurityGroup", "network-lb", { vpcId: stack.link(vpc(stack)) });
        stack.add("aws:alb/loadBalancer:LoadBalancer", "network-lb", {
            loadBalancerType: "network",
            internal: true,
            securityGroups: [stack.link(group)],
            subnets: [stack.link(privateSubnet(stack))],
        });
        standalone(stack, { fromPort: 32768, toPort: 65535, referencedSecurityGroupId: stack.link(group) });
    }),
    kills("apps with a group that is only looked up", (stack) => {
        const found = stack.lookUp("aws:ec2/securityGroup:SecurityGroup", "found", "sg-0fedcba9876543210");
        stack.append(appTemplate(stack), "vpcSecurityGroupIds", stack.link(found));
    }),
    kills("a launch template that is only looked up", (stack) => {
        const found = stack.lookUp("aws:ec2/launchTemplate:LaunchTemplate", "found", "lt-0fedcba9876543210");
        stack.set(appInstances(stack), "launchTemplate", { id: stack.link(found), version: "1" });
    }),
    kills("the members of a group that is only looked up", (stack) => {
        const found = stack.lookUp("aws:ec2/securityGroup:SecurityGroup", "found", "sg-0fedcba9876543210");
        standalone(stack, { fromPort: 32768, toPort: 65535, referencedSecurityGroupId: stack.link(found) });
    }),
];

const controls: readonly Mutant[] = [
    {
        name: "control: SSH from the bastion, its protocol spelled 6",
        apply: (stack) => {
            standalone(stack, {
                ipProtocol: "6",
                fromPort: 22,
                toPort: 22,
                referencedSecurityGroupId: stack.link(bastionGroup(stack)),
            });
        },
        killedBy: null,
    },
    {
        name: "control: part of the dynamic ports, from a load balancer under its other token",
        apply: (stack) => {
            const balancer = publicBalancer(stack);
            const group = stack.add("aws:ec2/securityGroup:SecurityGroup", "twin", { vpcId: stack.link(vpc(stack)) });
            const where = stack
                .behind(balancer, "subnets", "aws:ec2/subnet:Subnet")
                .map((subnet) => stack.link(subnet));
            stack.add("aws:alb/loadBalancer:LoadBalancer", "twin", {
                internal: false,
                securityGroups: [stack.link(group)],
                subnets: where,
            });
            standalone(stack, { fromPort: 40000, toPort: 50000, referencedSecurityGroupId: stack.link(group) });
        },
        killedBy: null,
    },
    {
        name: "control: a network ACL that allows everything",
        apply: (stack) => {
            const rule = {
                protocol: "-1",
                ruleNo: 100,
                action: "allow",
                cidrBlock: "0.0.0.0/0",
                fromPort: 0,
                toPort: 0,
            };
            stack.add("aws:ec2/networkAcl:NetworkAcl", "open", {
                vpcId: stack.link(vpc(stack)),
                ingress: [rule],
                egress: [rule],
            });
        },
        killedBy: null,
    },
];

/** Mutants for the hard rule about ingress. */
export const ingressMutants: readonly Mutant[] = [...spellings, ...peers, ...controls];
