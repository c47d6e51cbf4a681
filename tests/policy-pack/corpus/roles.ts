import type { PolicyRecord } from "@platform/preview/policies/policy-pack";
import type { Editable, StackEdit } from "./stack-edit";

/*
 * The parts of a platform that mutants change, found by how they are used and not by name, so that one mutant fits the
 * small platform and every stack of the real program. Deliberately without the pack's own graph, which is under test.
 */

const LB = "aws:lb/loadBalancer:LoadBalancer";
const ASG = "aws:autoscaling/group:Group";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const SUBNET = "aws:ec2/subnet:Subnet";

const isBastion = ({ urn }: PolicyRecord) => urn.includes("platform:bastion:");

export function publicBalancer(stack: StackEdit): Editable {
    return stack.one(LB, ({ inputs }) => inputs["internal"] === false);
}

export function internalBalancer(stack: StackEdit): Editable {
    return stack.one(LB, ({ inputs }) => inputs["internal"] === true);
}

export function balancerGroup(stack: StackEdit, balancer = publicBalancer(stack)): Editable {
    return first(stack.behind(balancer, "securityGroups", GROUP), "security group of the load balancer");
}

/** The Auto Scaling group of the container instances. */
/** Those of the cluster: an EC2 app has a group of its own. */
export function appInstances(stack: StackEdit): Editable {
    return stack.one(ASG, ({ name }) => name.startsWith("cluster-"));
}

export function appTemplate(stack: StackEdit): Editable {
    return first(stack.behind(appInstances(stack), "launchTemplate", TEMPLATE), "launch template of the apps");
}

export function appGroup(stack: StackEdit): Editable {
    return first(groupsOf(stack, appTemplate(stack)), "security group of the apps");
}

export function bastionInstances(stack: StackEdit): Editable {
    return stack.one(ASG, isBastion);
}

export function bastionGroup(stack: StackEdit): Editable {
    const templates = stack.behind(bastionInstances(stack), "launchTemplate", TEMPLATE);
    return first(
        templates.flatMap((template) => groupsOf(stack, template)),
        "security group of the bastion",
    );
}

export function publicSubnet(stack: StackEdit): Editable {
    return first(stack.behind(publicBalancer(stack), "subnets", SUBNET), "public subnet");
}

export function privateSubnets(stack: StackEdit): Editable[] {
    return stack.behind(appInstances(stack), "vpcZoneIdentifiers", SUBNET);
}

export function privateSubnet(stack: StackEdit): Editable {
    return first(privateSubnets(stack), "private subnet");
}

/** The subnets of neither load balancers nor apps. */
export function dataSubnets(stack: StackEdit): Editable[] {
    const taken = [...stack.behind(publicBalancer(stack), "subnets", SUBNET), ...privateSubnets(stack)];
    return stack.ofType(SUBNET, ({ urn }) => taken.every((subnet) => subnet.urn !== urn));
}

export function internetGateway(stack: StackEdit): Editable {
    return stack.one("aws:ec2/internetGateway:InternetGateway");
}

export function vpc(stack: StackEdit): Editable {
    return stack.one("aws:ec2/vpc:Vpc");
}

/** The addresses of the VPC, as the program writes them. */
export function vpcCidr(stack: StackEdit): string {
    const cidr = vpc(stack).inputs["cidrBlock"];
    if (typeof cidr !== "string") throw new Error("The VPC has no known range.");
    return cidr;
}

/** The route table that is associated with a subnet. */
export function tableOf(stack: StackEdit, subnet: Editable): Editable {
    const association = associationOf(stack, subnet);
    return first(stack.behind(association, "routeTableId", "aws:ec2/routeTable:RouteTable"), "route table");
}

export function associationOf(stack: StackEdit, subnet: Editable): Editable {
    return stack.one("aws:ec2/routeTableAssociation:RouteTableAssociation", ({ propertyDependencies }) =>
        (propertyDependencies["subnetId"] ?? []).includes(subnet.urn),
    );
}

function groupsOf(stack: StackEdit, template: Editable): Editable[] {
    return [
        ...stack.behind(template, "vpcSecurityGroupIds", GROUP),
        ...stack.behind(template, "networkInterfaces", GROUP),
    ];
}

function first(found: readonly Editable[], what: string): Editable {
    const [record] = found;
    if (record === undefined) throw new Error(`The stack has no ${what}.`);
    return record;
}
