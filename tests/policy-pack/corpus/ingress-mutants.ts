import { extraOf } from "./extras/extra";
import { closedGroup, instance, networkBalancer, secondTemplate, twinBalancer } from "./extras/workloads";
import type { Mutant } from "./mutant";
import {
    appGroup,
    appInstances,
    appTemplate,
    balancerGroup,
    bastionGroup,
    bastionInstances,
    vpc,
    vpcCidr,
} from "./roles";
import { allow, allowApps, allowAppsByLegacy, allowAppsInline, GROUP, RULE } from "./rules";
import { control, killedBy, UNKNOWN } from "./shorthands";

const KILLER = "app-ingress-alb-or-bastion";
const kills = killedBy(KILLER);
/** Where an app of its own is there as well. */
const killsBetween = killedBy(KILLER, instance);
const FOUND = "sg-0fedcba9876543210";

/** Every way to let the internet in, in every spelling. */
const spellings: readonly Mutant[] = [
    kills("an inline rule opens the apps to 0.0.0.0/0", (stack) => {
        allowAppsInline(stack, { cidrBlocks: ["0.0.0.0/0"] });
    }),
    kills("an inline rule opens the apps to ::/0", (stack) => {
        allowAppsInline(stack, { ipv6CidrBlocks: ["::/0"] });
    }),
    kills("a separate rule opens the apps to 0.0.0.0/0", (stack) => {
        allowApps(stack, { cidrIpv4: "0.0.0.0/0" });
    }),
    kills("a separate rule opens the apps to ::/0", (stack) => {
        allowApps(stack, { cidrIpv6: "::/0" });
    }),
    kills("a separate rule opens the apps to 0::/0, another spelling", (stack) => {
        allowApps(stack, { cidrIpv6: "0::/0" });
    }),
    kills("a legacy rule opens the apps to 0.0.0.0/0", (stack) => {
        allowAppsByLegacy(stack, { cidrBlocks: ["0.0.0.0/0"] });
    }),
    kills("a legacy rule opens the apps to ::/0", (stack) => {
        allowAppsByLegacy(stack, { ipv6CidrBlocks: ["::/0"] });
    }),
    kills("two rules with halves of the internet", (stack) => {
        allowApps(stack, { cidrIpv4: "0.0.0.0/1" });
        allowApps(stack, { cidrIpv4: "128.0.0.0/1" });
    }),
    kills("protocol -1 from 0.0.0.0/0", (stack) => {
        allowApps(stack, { ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" });
    }),
    kills('protocol "6" from 0.0.0.0/0', (stack) => {
        allowApps(stack, { ipProtocol: "6", cidrIpv4: "0.0.0.0/0" });
    }),
    kills('protocol "all" from 0.0.0.0/0', (stack) => {
        allowApps(stack, { ipProtocol: "all", cidrIpv4: "0.0.0.0/0" });
    }),
    kills("a prefix list with 0.0.0.0/0 in it", (stack) => {
        const list = stack.add("aws:ec2/managedPrefixList:ManagedPrefixList", "everyone", {
            addressFamily: "IPv4",
            maxEntries: 1,
            entries: [{ cidr: "0.0.0.0/0" }],
        });
        allowApps(stack, { prefixListId: stack.link(list) });
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
        allowApps(stack, { prefixListId: stack.link(list) });
    }),
    kills("an unknown range in rule 0, an open rule 1", (stack) => {
        allowAppsInline(stack, { cidrBlocks: [UNKNOWN] });
        allowAppsInline(stack, { cidrBlocks: ["0.0.0.0/0"] });
    }),
];

/** Ways to let something in that is not the internet, and is wrong all the same. */
const peers: readonly Mutant[] = [
    kills("the VPC's own range may reach the apps", (stack) => {
        allowApps(stack, { cidrIpv4: vpcCidr(stack) });
    }),
    kills("10.0.0.0/8 may reach the apps, through the VPN", (stack) => {
        allowApps(stack, { cidrIpv4: "10.0.0.0/8" });
    }),
    kills("SSH from the load balancer's group", (stack) => {
        allowApps(stack, { fromPort: 22, toPort: 22, referencedSecurityGroupId: stack.link(balancerGroup(stack)) });
    }),
    kills("every port from the load balancer", (stack) => {
        allowApps(stack, { fromPort: 0, toPort: 65535, referencedSecurityGroupId: stack.link(balancerGroup(stack)) });
    }),
    kills("every port from the bastion", (stack) => {
        allowApps(stack, { fromPort: 0, toPort: 65535, referencedSecurityGroupId: stack.link(bastionGroup(stack)) });
    }),
    kills("protocol -1 from the bastion", (stack) => {
        allowApps(stack, { ipProtocol: "-1", referencedSecurityGroupId: stack.link(bastionGroup(stack)) });
    }),
    kills("ICMP from the bastion", (stack) => {
        allowApps(stack, {
            ipProtocol: "icmp",
            fromPort: -1,
            toPort: -1,
            referencedSecurityGroupId: stack.link(bastionGroup(stack)),
        });
    }),
    kills("the apps' own group, by reference", (stack) => {
        allowApps(stack, { referencedSecurityGroupId: stack.link(appGroup(stack)) });
    }),
    kills("the apps' own group, by self", (stack) => {
        allowAppsByLegacy(stack, { self: true });
    }),
    killsBetween("another app's group", (stack) => {
        allowApps(stack, { referencedSecurityGroupId: stack.link(extraOf(stack, GROUP)) });
    }),
    killsBetween("an app that is tagged as the bastion", (stack) => {
        const [group, other] = [extraOf(stack, GROUP), extraOf(stack, "aws:ec2/instance:Instance")];
        for (const record of [group, other]) stack.set(record, "tags", { Role: "bastion", Name: "bastion" });
        allowApps(stack, { fromPort: 22, toPort: 22, referencedSecurityGroupId: stack.link(group) });
    }),
    kills("a literal security group id", (stack) => {
        allowApps(stack, { referencedSecurityGroupId: "sg-0123456789abcdef0" });
    }),
    kills("a group that nothing carries", (stack) => {
        const empty = closedGroup(stack);
        allowApps(stack, { referencedSecurityGroupId: stack.link(empty) });
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
    killedBy(KILLER, secondTemplate)("a second launch template, by override, with an open group", (stack) => {
        allow(stack, extraOf(stack, GROUP), { fromPort: 8443, toPort: 8443, cidrIpv4: vpcCidr(stack) });
    }),
    kills("a rule on a group that cannot be told", (stack) => {
        const rule = { securityGroupId: UNKNOWN, ipProtocol: "tcp", fromPort: 443, toPort: 443, description: "Stray" };
        stack.add(RULE, "stray", { ...rule, cidrIpv4: vpcCidr(stack) });
    }),
    killedBy(KILLER, networkBalancer)("the group of a network load balancer", (stack) => {
        const peer = stack.link(extraOf(stack, GROUP));
        allowApps(stack, { fromPort: 32768, toPort: 65535, referencedSecurityGroupId: peer });
    }),
    killedBy(KILLER, twinBalancer)("a load balancer's group under its other token, on a port of no target", (stack) => {
        allowApps(stack, {
            fromPort: 9100,
            toPort: 9100,
            referencedSecurityGroupId: stack.link(extraOf(stack, GROUP)),
        });
    }),
    kills("apps with a group that is only looked up", (stack) => {
        const found = stack.lookUp("aws:ec2/securityGroup:SecurityGroup", "found", FOUND);
        stack.append(appTemplate(stack), "vpcSecurityGroupIds", stack.link(found));
    }),
    kills("a launch template that is only looked up", (stack) => {
        const found = stack.lookUp("aws:ec2/launchTemplate:LaunchTemplate", "found", "lt-0fedcba9876543210");
        stack.set(appInstances(stack), "launchTemplate", { id: stack.link(found), version: "1" });
    }),
    kills("the members of a group that is only looked up", (stack) => {
        const found = stack.lookUp("aws:ec2/securityGroup:SecurityGroup", "found", FOUND);
        allowApps(stack, { fromPort: 32768, toPort: 65535, referencedSecurityGroupId: stack.link(found) });
    }),
];

const controls: readonly Mutant[] = [
    control("SSH from the bastion, its protocol spelled 6", (stack) => {
        const peer = stack.link(bastionGroup(stack));
        allowApps(stack, { ipProtocol: "6", fromPort: 22, toPort: 22, referencedSecurityGroupId: peer });
    }),
    control(
        "part of the dynamic ports, from a load balancer under its other token",
        (stack) => {
            const peer = stack.link(extraOf(stack, GROUP));
            allowApps(stack, { fromPort: 40000, toPort: 50000, referencedSecurityGroupId: peer });
        },
        twinBalancer,
    ),
];

/** Mutants for the hard rule about ingress. */
export const ingressMutants: readonly Mutant[] = [...spellings, ...peers, ...controls];
