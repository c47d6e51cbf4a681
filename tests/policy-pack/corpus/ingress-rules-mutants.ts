import { database } from "./extras/data";
import { extraOf } from "./extras/extra";
import { twinBalancer } from "./extras/workloads";
import type { Mutant } from "./mutant";
import {
    appGroup,
    appInstances,
    appTemplate,
    associationOf,
    balancerGroup,
    bastionGroup,
    internalBalancer,
    privateSubnet,
    privateSubnets,
    publicBalancer,
    publicSubnet,
    vpc,
    vpcCidr,
} from "./roles";
import { allow, EGRESS, GROUP, LEGACY } from "./rules";
import { control, killedBy, UNKNOWN, type Properties } from "./shorthands";
import type { Editable, StackEdit } from "./stack-edit";

const LISTENER = "aws:lb/listener:Listener";
const SSH = { fromPort: 22, toPort: 22 };

const bastion = killedBy("bastion-allowlist");
const bastions: readonly Mutant[] = [
    bastion("SSH to the bastion from a network that is not listed", (stack) => {
        allow(stack, bastionGroup(stack), { ...SSH, cidrIpv4: "203.0.113.0/24" });
    }),
    bastion("HTTPS to the bastion from the VPC", (stack) => {
        allow(stack, bastionGroup(stack), { cidrIpv4: vpcCidr(stack) });
    }),
    bastion("SSH to the bastion from the apps", (stack) => {
        allow(stack, bastionGroup(stack), { ...SSH, referencedSecurityGroupId: stack.link(appGroup(stack)) });
    }),
    bastion("SSH to the bastion from nobody knows where", (stack) => {
        allow(stack, bastionGroup(stack), { cidrIpv4: UNKNOWN });
    }),
];

const PORT = { fromPort: 5432, toPort: 5432 };
const opened = (properties: (stack: StackEdit) => Properties) => (stack: StackEdit) => {
    allow(stack, extraOf(stack, GROUP), { ...PORT, ...properties(stack) });
};
const from = (group: Editable, stack: StackEdit) => ({ referencedSecurityGroupId: stack.link(group) });
const data = killedBy("data-ingress-app-only", database);
const databases: readonly Mutant[] = [
    data(
        "the VPC's range may reach the database",
        opened((stack) => ({ cidrIpv4: vpcCidr(stack) })),
    ),
    data(
        "the bastion may reach the database",
        opened((stack) => from(bastionGroup(stack), stack)),
    ),
    data(
        "the load balancer may reach the database",
        opened((stack) => from(balancerGroup(stack), stack)),
    ),
    data(
        "the apps may reach the database on another port",
        opened((stack) => ({ ...SSH, ...from(appGroup(stack), stack) })),
    ),
    data(
        "the apps may reach the database on every port",
        opened((stack) => ({ ipProtocol: "-1", ...from(appGroup(stack), stack) })),
    ),
];

const closed = killedBy("default-sg-closed");
const defaults: readonly Mutant[] = [
    closed("the default group is left as AWS made it", (stack) => {
        stack.remove(stack.one("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"));
    }),
    closed("the default group lets its members talk", (stack) => {
        const group = stack.one("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup");
        const everything = { protocol: "-1", fromPort: 0, toPort: 0, description: "Members" };
        stack.append(group, "ingress", { ...everything, self: true });
    }),
    closed("the default group gets a separate egress rule", (stack) => {
        const owner = { securityGroupId: stack.link(vpc(stack), "defaultSecurityGroupId"), description: "Out" };
        stack.add(EGRESS, "opening", {
            ...owner,
            ipProtocol: "tcp",
            fromPort: 443,
            toPort: 443,
            cidrIpv4: vpcCidr(stack),
        });
    }),
];

const style = killedBy("one-rule-style");
const narrow = killedBy("narrow-ports");
const bounded = killedBy("sg-egress-bounded");
const described = killedBy("sg-described");
const shapes: readonly Mutant[] = [
    style("a group with separate and inline rules", (stack) => {
        const out = { protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: [vpcCidr(stack)], description: "Out" };
        stack.append(appGroup(stack), "egress", out);
    }),
    style("a group with separate rules of both kinds", (stack) => {
        allow(stack, appGroup(stack), { type: "egress", protocol: "tcp", cidrBlocks: [vpcCidr(stack)] }, LEGACY);
    }),
    narrow("every port for the apps' group", (stack) => {
        allow(stack, appGroup(stack), {
            fromPort: 0,
            toPort: 65535,
            referencedSecurityGroupId: stack.link(appGroup(stack)),
        });
    }),
    narrow('protocol "all" for the load balancer', (stack) => {
        allow(stack, appGroup(stack), {
            ipProtocol: "all",
            referencedSecurityGroupId: stack.link(balancerGroup(stack)),
        });
    }),
    narrow("dynamic ports for addresses, inline", (stack) => {
        const range = { protocol: "tcp", fromPort: 32768, toPort: 65535, cidrBlocks: [vpcCidr(stack)] };
        stack.append(appGroup(stack), "ingress", { ...range, description: "A mutant" });
    }),
    bounded("everything may leave for the internet", (stack) => {
        allow(stack, appGroup(stack), { ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" }, EGRESS);
    }),
    bounded("half of all ports, to half of the internet, by a legacy rule", (stack) => {
        const half = { type: "egress", protocol: "tcp", fromPort: 0, toPort: 32767, cidrBlocks: ["128.0.0.0/1"] };
        allow(stack, appGroup(stack), half, LEGACY);
    }),
    described("a rule that says nothing", (stack) => {
        allow(stack, appGroup(stack), { description: "" });
    }),
    described("a group with what the tool puts there", (stack) => {
        stack.set(appGroup(stack), "description", "Managed by Pulumi");
    }),
];

/** Makes a resource ignore changes. */
const ignoring = (find: (stack: StackEdit) => Editable, path: string) => (stack: StackEdit) => {
    const record = find(stack);
    record.options = { ...record.options, ignoreChanges: [path] };
};
const ignored = killedBy("no-ignore-changes");
const blind: readonly Mutant[] = [
    ignored("inline rules of a group may differ", ignoring(appGroup, "ingress")),
    ignored("one inline rule may differ", ignoring(appGroup, "ingress[0].cidrBlocks")),
    ignored("everything may differ", ignoring(appGroup, "*")),
    ignored(
        "a route may differ",
        ignoring((stack) => stack.one("aws:ec2/route:Route"), "gatewayId"),
    ),
    ignored(
        "a route table association may differ",
        ignoring((stack) => associationOf(stack, publicSubnet(stack)), "routeTableId"),
    ),
    ignored("public addresses at launch may differ", ignoring(privateSubnet, "mapPublicIpOnLaunch")),
    ignored(
        "the template's interfaces may differ",
        ignoring(appTemplate, "networkInterfaces[0].associatePublicIpAddress"),
    ),
    ignored("the apps' subnets may differ", ignoring(appInstances, "vpcZoneIdentifiers")),
    ignored("the load balancer's scheme may differ", ignoring(internalBalancer, "internal")),
];

const internal = killedBy("internal-alb-internal");
const schemes: readonly Mutant[] = [
    internal("the internal load balancer does not say so", (stack) => {
        stack.unset(internalBalancer(stack), "internal");
    }),
    internal("the internal load balancer faces the internet", (stack) => {
        stack.set(internalBalancer(stack), "internal", false);
    }),
    killedBy("internal-alb-internal", twinBalancer)(
        "an internal load balancer in a public subnet, under its other token",
        (stack) => {
            const subnets = [...privateSubnets(stack), publicSubnet(stack)].map((subnet) => stack.link(subnet));
            stack.set(extraOf(stack, "aws:alb/loadBalancer:LoadBalancer"), "subnets", subnets);
        },
    ),
    internal("an internal load balancer with the public one's clients", (stack) => {
        stack.set(internalBalancer(stack), "securityGroups", [stack.link(balancerGroup(stack, publicBalancer(stack)))]);
    }),
];

const https = killedBy("alb-https");
const forward = [
    { type: "forward", targetGroupArn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/x/1" },
];
const plain: readonly Mutant[] = [
    https("an HTTP listener that forwards, under its other token", (stack) => {
        stack.add("aws:alb/listener:Listener", "plain", { port: 80, protocol: "HTTP", defaultActions: forward });
    }),
    https("a listener without a protocol", (stack) => {
        stack.add(LISTENER, "plain", { port: 8080, defaultActions: forward });
    }),
    https("an HTTP listener that redirects to HTTP", (stack) => {
        const redirect = { type: "redirect", redirect: { port: "8080", statusCode: "HTTP_301" } };
        stack.add(LISTENER, "plain", { port: 80, protocol: "HTTP", defaultActions: [redirect] });
    }),
    https("a rule that forwards, where the listener's default redirects", (stack) => {
        const redirect = { type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } };
        const listener = stack.add(LISTENER, "plain", { port: 80, protocol: "HTTP", defaultActions: [redirect] });
        stack.add("aws:lb/listenerRule:ListenerRule", "plain", {
            listenerArn: stack.link(listener),
            actions: forward,
            conditions: [{ hostHeader: { values: ["example.org"] } }],
        });
    }),
    https("a rule that forwards, on a listener of another stack", (stack) => {
        const arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/x/1/2";
        stack.add("aws:lb/listenerRule:ListenerRule", "plain", { listenerArn: arn, actions: forward });
    }),
];

const controls: readonly Mutant[] = [
    control("a group whose rules are all inline", (stack) => {
        const https = { protocol: "tcp", fromPort: 443, toPort: 443, description: "HTTPS" };
        const egress = [{ ...https, cidrBlocks: ["0.0.0.0/0"] }];
        stack.add(GROUP, "inline", { vpcId: stack.link(vpc(stack)), description: "Inline", egress });
    }),
    control("a resource that ignores what decides nothing", ignoring(appInstances, "desiredCapacity")),
];

/** Mutants for the rules about ingress, except the hard one. */
export const ingressRulesMutants: readonly Mutant[] = [
    ...bastions,
    ...databases,
    ...defaults,
    ...shapes,
    ...blind,
    ...schemes,
    ...plain,
    ...controls,
];
