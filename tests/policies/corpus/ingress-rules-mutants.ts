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
} from "./roles";
import type { Content, Editable, StackEdit } from "./stack-edit";

const RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const LEGACY = "aws:ec2/securityGroupRule:SecurityGroupRule";
const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const LISTENER = "aws:lb/listener:Listener";

type Properties = Readonly<Record<string, Content>>;

/** A mutant for each way to break one policy. */
const killedBy =
    (killer: string) =>
    (name: string, apply: Mutant["apply"]): Mutant => ({ name, apply, killedBy: killer });

/** A separate ingress rule on a group. */
function rule(stack: StackEdit, group: Editable, properties: Properties, type = RULE): void {
    stack.add(type, "opening", {
        securityGroupId: stack.link(group),
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
        description: "A mutant",
        ...properties,
    });
}

/** A database in subnets of its own, with one rule on its group. */
function database(stack: StackEdit, properties: Properties): void {
    const group = stack.add(GROUP, "database", { vpcId: stack.link(vpc(stack)), description: "Data" });
    const place = stack.add("aws:rds/subnetGroup:SubnetGroup", "database", {
        name: "database",
        subnetIds: [stack.link(privateSubnet(stack))],
    });
    stack.add("aws:rds/instance:Instance", "database", {
        dbSubnetGroupName: stack.link(place, "name"),
        vpcSecurityGroupIds: [stack.link(group)],
        engine: "postgres",
    });
    rule(stack, group, { fromPort: 5432, toPort: 5432, ...properties });
}

const bastion = killedBy("bastion-allowlist");
const bastions: readonly Mutant[] = [
    bastion("SSH to the bastion from a network that is not listed", (stack) => {
        rule(stack, bastionGroup(stack), { fromPort: 22, toPort: 22, cidrIpv4: "203.0.113.0/24" });
    }),
    bastion("HTTPS to the bastion from the VPC", (stack) => {
        rule(stack, bastionGroup(stack), { cidrIpv4: "10.40.0.0/16" });
    }),
    bastion("SSH to the bastion from the apps", (stack) => {
        rule(stack, bastionGroup(stack), {
            fromPort: 22,
            toPort: 22,
            referencedSecurityGroupId: stack.link(appGroup(stack)),
        });
    }),
    bastion("SSH to the bastion from nobody knows where", (stack) => {
        rule(stack, bastionGroup(stack), { cidrIpv4: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" });
    }),
];

const data = killedBy("data-ingress-app-only");
const databases: readonly Mutant[] = [
    data("the VPC's range may reach the database", (stack) => {
        database(stack, { cidrIpv4: "10.40.0.0/16" });
    }),
    data("the bastion may reach the database", (stack) => {
        database(stack, { referencedSecurityGroupId: stack.link(bastionGroup(stack)) });
    }),
    data("the load balancer may reach the database", (stack) => {
        database(stack, { referencedSecurityGroupId: stack.link(balancerGroup(stack)) });
    }),
    data("the apps may reach the database on another port", (stack) => {
        database(stack, { fromPort: 22, toPort: 22, referencedSecurityGroupId: stack.link(appGroup(stack)) });
    }),
    data("the apps may reach the database on every port", (stack) => {
        database(stack, { ipProtocol: "-1", referencedSecurityGroupId: stack.link(appGroup(stack)) });
    }),
];

const closed = killedBy("default-sg-closed");
const defaults: readonly Mutant[] = [
    closed("the default group is left as AWS made it", (stack) => {
        stack.remove(stack.one("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"));
    }),
    closed("the default group lets its members talk", (stack) => {
        const group = stack.one("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup");
        stack.append(group, "ingress", { protocol: "-1", fromPort: 0, toPort: 0, self: true });
    }),
    closed("the default group gets a separate egress rule", (stack) => {
        const owner = { securityGroupId: stack.link(vpc(stack), "defaultSecurityGroupId") };
        stack.add(EGRESS, "opening", { ...owner, ipProtocol: "-1", cidrIpv4: "0.0.0.0/0", description: "Out" });
    }),
];

const style = killedBy("one-rule-style");
const narrow = killedBy("narrow-ports");
const bounded = killedBy("sg-egress-bounded");
const described = killedBy("sg-described");
const shapes: readonly Mutant[] = [
    style("a group with separate and inline rules", (stack) => {
        const out = { protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.40.0.0/16"], description: "Out" };
        stack.append(appGroup(stack), "egress", out);
    }),
    style("a group with separate rules of both kinds", (stack) => {
        rule(stack, appGroup(stack), { type: "egress", protocol: "tcp", cidrBlocks: ["10.40.0.0/16"] }, LEGACY);
    }),
    narrow("every port for the apps' group", (stack) => {
        rule(stack, appGroup(stack), {
            fromPort: 0,
            toPort: 65535,
            referencedSecurityGroupId: stack.link(appGroup(stack)),
        });
    }),
    narrow('protocol "all" for the load balancer', (stack) => {
        rule(stack, appGroup(stack), {
            ipProtocol: "all",
            referencedSecurityGroupId: stack.link(balancerGroup(stack)),
        });
    }),
    narrow("dynamic ports for addresses, inline", (stack) => {
        const range = { protocol: "tcp", fromPort: 32768, toPort: 65535, cidrBlocks: ["10.40.0.0/16"] };
        stack.append(appGroup(stack), "ingress", { ...range, description: "A mutant" });
    }),
    bounded("everything may leave for the internet", (stack) => {
        rule(stack, appGroup(stack), { ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" }, EGRESS);
    }),
    bounded("half of all ports, to half of the internet, by a legacy rule", (stack) => {
        const half = { type: "egress", protocol: "tcp", fromPort: 0, toPort: 32767, cidrBlocks: ["128.0.0.0/1"] };
        rule(stack, appGroup(stack), half, LEGACY);
    }),
    described("a rule that says nothing", (stack) => {
        rule(stack, appGroup(stack), { description: "" });
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
    internal("an internal load balancer in a public subnet, under its other token", (stack) => {
        stack.add("aws:alb/loadBalancer:LoadBalancer", "twin", {
            internal: true,
            securityGroups: [stack.link(balancerGroup(stack))],
            subnets: [...privateSubnets(stack), publicSubnet(stack)].map((subnet) => stack.link(subnet)),
        });
    }),
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
    {
        name: "control: a group whose rules are all inline",
        apply: (stack) => {
            const out = {
                protocol: "tcp",
                fromPort: 443,
                toPort: 443,
                cidrBlocks: ["0.0.0.0/0"],
                description: "HTTPS",
            };
            stack.add(GROUP, "inline", { vpcId: stack.link(vpc(stack)), description: "Inline", egress: [out] });
        },
        killedBy: null,
    },
    {
        name: "control: a resource that ignores what decides nothing",
        apply: ignoring(appInstances, "desiredCapacity"),
        killedBy: null,
    },
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
