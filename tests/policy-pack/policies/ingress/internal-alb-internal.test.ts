import { internalAlbInternal } from "../../../../policy-pack/policies/ingress/internal-alb-internal";
import { bare, type Build, describeStackPolicy } from "../../harness/describe-policy";
import { secret, unknown, type Inputs } from "../../harness/stack";

const LB = "aws:lb/loadBalancer:LoadBalancer";
const RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const FIX = "Fix: set internal to true for an internal load balancer, to false for a public one.";

/** A load balancer in a subnet that does or does not lead out, with one rule on its group. */
function balancer(inputs: Inputs, where: "public" | "private", rule: Inputs = {}, type = LB): Build {
    return (stack) => {
        const vpc = stack.add("aws:ec2/vpc:Vpc", "main", { cidrBlock: "10.0.0.0/16" });
        const subnet = stack.add("aws:ec2/subnet:Subnet", `${where}-a`, { vpcId: vpc.ref() });
        const table = stack.add("aws:ec2/routeTable:RouteTable", where, { vpcId: vpc.ref() });
        const pair = { subnetId: subnet.ref(), routeTableId: table.ref() };
        stack.add("aws:ec2/routeTableAssociation:RouteTableAssociation", where, pair);
        const out = { routeTableId: table.ref(), destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-1" };
        if (where === "public") stack.add("aws:ec2/route:Route", "out", out);
        const group = stack.add("aws:ec2/securityGroup:SecurityGroup", "clients", { vpcId: vpc.ref() });
        stack.add(RULE, "opening", {
            securityGroupId: group.ref(),
            ipProtocol: "tcp",
            cidrIpv4: "10.0.0.0/8",
            ...rule,
        });
        stack.add(type, "web", { subnets: subnet.ref(), securityGroups: [group.ref()], ...inputs });
    };
}
const PRIVATE =
    "required: subnets of this stack without a route to an internet or carrier gateway. Fix: use private subnets.";

describeStackPolicy(internalAlbInternal, {
    settings: { onPremisesCidrs: ["192.0.2.0/24"] },
    compliant: {
        "an internal one in private subnets": balancer({ internal: true }, "private"),
        "an internal one whose scheme is text": balancer({ internal: "true" }, "private"),
        "an internal one that lets public addresses behind the VPN in": balancer({ internal: true }, "private", {
            cidrIpv4: "192.0.2.0/25",
        }),
        "a public one in public subnets": balancer({ internal: false }, "public", { cidrIpv4: "0.0.0.0/0" }),
    },
    violating: {
        "one that says nothing, in public subnets": [
            balancer({}, "public"),
            // Before anything is created, and for the stack.
            `web (${LB}): internal is not set, which means internet-facing; required: true or false. ${FIX}`,
            `web (${LB}): internal is not set, which means internet-facing; required: true or false. ${FIX}`,
        ],
        "an internal one in public subnets": [
            balancer({ internal: true }, "public"),
            `web (${LB}): subnets is public-a, from which route out leads to an internet gateway; ${PRIVATE}`,
        ],
        "a public one in private subnets, under the other token": [
            balancer({ internal: false }, "private", {}, "aws:alb/loadBalancer:LoadBalancer"),
            "web (aws:alb/loadBalancer:LoadBalancer) faces the internet from private-a, a private subnet; " +
                `required: public subnets, or internal true. ${FIX}`,
        ],
        "an internal one that lets the internet in": [
            balancer({ internal: true }, "private", { cidrIpv4: "128.0.0.0/1" }),
            `opening (${RULE}) lets 128.0.0.0/1 reach web, an internal load balancer; ` +
                "required: private ranges. Fix: narrow the rule.",
        ],
    },
    unknown: {
        "a scheme that is not known": [
            balancer({ internal: unknown() }, "private"),
            `web (${LB}): undecided, as this is not known: internal. Decided by: true or false, plain in the program.`,
        ],
        "clients that are not known": [
            balancer({ internal: true }, "private", { cidrIpv4: unknown() }),
            `opening (${RULE}): undecided, as this is not known: cidrIpv4. Decided by: plain CIDR blocks or lists of this stack.`,
        ],
        "subnets that are not known": [
            balancer({ internal: true, subnets: unknown() }, "private"),
            `web (${LB}): undecided, as this is not known: subnets. Decided by: ` +
                "references to subnets of this stack without a route to an internet or carrier gateway.",
        ],
    },
    minimal: [
        bare("aws:lb/loadBalancer:LoadBalancer"),
        "subject (aws:lb/loadBalancer:LoadBalancer): internal is not set, which means internet-facing; required: true or false. Fix: set internal to true for an internal load balancer, to false for a public one.",
        "subject (aws:lb/loadBalancer:LoadBalancer): internal is not set, which means internet-facing; required: true or false. Fix: set internal to true for an internal load balancer, to false for a public one.",
    ],
    secret: [balancer({ internal: secret("hunter2") }, "private"), "hunter2"],
    notApplicable: (stack) => void stack.add("aws:ec2/subnet:Subnet", "lonely"),
});
