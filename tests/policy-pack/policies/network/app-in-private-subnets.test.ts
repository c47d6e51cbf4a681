import { appInPrivateSubnets } from "../../../../policy-pack/policies/network/app-in-private-subnets";
import { bare, type Build, describeStackPolicy } from "../../harness/describe-policy";
import { secret, unknown, type Handle, type Inputs, type StackBuilder } from "../../harness/stack";

const INSTANCE = "aws:ec2/instance:Instance";
const SUBNETS = "subnets of this stack without a route to an internet or carrier gateway";

interface Parts {
    readonly inside: Handle;
    readonly outside: Handle;
    readonly table: Handle;
}

/** A VPC with a private and a public subnet. */
function network(stack: StackBuilder): Parts {
    const vpc = stack.add("aws:ec2/vpc:Vpc", "main");
    const gateway = stack.add("aws:ec2/internetGateway:InternetGateway", "gateway", { vpcId: vpc.ref() });
    const subnet = (name: string) => {
        const table = stack.add("aws:ec2/routeTable:RouteTable", name, { vpcId: vpc.ref() });
        const found = stack.add("aws:ec2/subnet:Subnet", name, { vpcId: vpc.ref() });
        stack.add("aws:ec2/routeTableAssociation:RouteTableAssociation", name, {
            subnetId: found.ref(),
            routeTableId: table.ref(),
        });
        return { found, table };
    };
    const [inside, outside] = [subnet("inside"), subnet("outside")];
    stack.add("aws:ec2/route:Route", "way-out", {
        routeTableId: outside.table.ref(),
        destinationCidrBlock: "0.0.0.0/0",
        gatewayId: gateway.ref(),
    });
    stack.add("aws:ec2/route:Route", "nat", {
        routeTableId: inside.table.ref(),
        destinationCidrBlock: "0.0.0.0/0",
        natGatewayId: "nat-0123456789abcdef0",
    });
    return { inside: inside.found, outside: outside.found, table: inside.table };
}

function instance(inputs: (parts: Parts, stack: StackBuilder) => Inputs, type = INSTANCE, parent?: string): Build {
    return (stack) => {
        const parts = network(stack);
        stack.add(type, "web", inputs(parts, stack), parent);
    };
}

describeStackPolicy(appInPrivateSubnets, {
    compliant: {
        "an instance behind a NAT gateway": instance(({ inside }) => ({
            subnetId: inside.ref(),
            associatePublicIpAddress: false,
            ipv6AddressCount: 0,
        })),
        "a listed subnet of another stack": instance(() => ({ subnetId: "subnet-0aaaaaaaaaaaaaaaa" })),
        "a public bastion": instance(
            ({ outside }) => ({ subnetId: outside.ref(), associatePublicIpAddress: true }),
            INSTANCE,
            "platform:bastion:Bastion",
        ),
        "a public load balancer": instance(
            ({ outside }) => ({ subnets: [outside.ref()], internal: false }),
            "aws:lb/loadBalancer:LoadBalancer",
        ),
        "a function outside of any VPC": instance(() => ({}), "aws:lambda/function:Function"),
    },
    violating: {
        "an instance in a public subnet": [
            instance(({ outside }) => ({ subnetId: outside.ref() })),
            `web (${INSTANCE}): subnetId is outside, from which route way-out leads to an internet gateway; required: ${SUBNETS}. Fix: use private subnets.`,
        ],
        "a ping target in a public subnet": [
            instance(({ outside }) => ({ subnetId: outside.ref() }), INSTANCE, "platform:vpn:Keepalive"),
            `web (${INSTANCE}): subnetId is outside, from which route way-out leads to an internet gateway; required: ${SUBNETS}. Fix: use private subnets.`,
        ],
        "a subnet of another stack": [
            instance(() => ({ subnetId: "subnet-0123456789abcdef0" })),
            `web (${INSTANCE}): subnetId is subnet-0123456789abcdef0, which is not part of this stack; required: ${SUBNETS}. Fix: use private subnets, or list it in platform-settings.privateSubnetIds.`,
        ],
        "no subnet at all": [
            instance(() => ({})),
            `web (${INSTANCE}) names no subnet, so AWS takes a default one; required: ${SUBNETS}. Fix: use private subnets.`,
        ],
        "a public address": [
            instance(({ inside }) => ({ subnetId: inside.ref(), associatePublicIpAddress: true })),
            `web (${INSTANCE}) gets a public IPv4 address from associatePublicIpAddress; required: no public address. Fix: remove associatePublicIpAddress.`,
        ],
        "an IPv6 address of a launch template": [
            instance(({ inside }, stack) => {
                const template = stack.add("aws:ec2/launchTemplate:LaunchTemplate", "lt", {
                    networkInterfaces: [{ ipv6AddressCount: 2 }],
                });
                return { subnetId: inside.ref(), launchTemplate: { id: template.ref() } };
            }),
            `web (${INSTANCE}) gets an IPv6 address from networkInterfaces[0].ipv6AddressCount of lt; required: no public address. Fix: remove networkInterfaces[0].ipv6AddressCount of lt.`,
        ],
    },
    unknown: {
        "a subnet that cannot be told": [
            instance(() => ({ subnetId: unknown() })),
            `web (${INSTANCE}): undecided, as this is not known: subnetId. Decided by: references to ${SUBNETS}.`,
        ],
        "a route whose target cannot be told": [
            instance(({ inside, table }, stack) => {
                stack.add("aws:ec2/route:Route", "odd", { routeTableId: table.ref(), gatewayId: unknown() });
                return { subnetId: inside.ref() };
            }),
            `web (${INSTANCE}): undecided, as this is not known: subnetId, whether inside is private (the target of route odd). Decided by: a gateway of this stack as target.`,
        ],
        "an address that cannot be told": [
            instance(({ inside }) => ({ subnetId: inside.ref(), associatePublicIpAddress: unknown() })),
            `web (${INSTANCE}): undecided, as this is not known: associatePublicIpAddress (it may give a public IPv4 address). Decided by: a value that is plain in the program.`,
        ],
        "an Elastic IP that cannot be told": [
            (stack) => void stack.add("aws:ec2/eip:Eip", "loose", { networkInterface: unknown() }),
            "loose (aws:ec2/eip:Eip): undecided, as this is not known: networkInterface (who gets an Elastic IP address). Decided by: a reference to a resource of this stack.",
        ],
    },
    notApplicable: (stack) => void stack.add("aws:sns/topic:Topic", "alerts"),
    minimal: [
        bare("aws:ec2/instance:Instance"),
        "subject (aws:ec2/instance:Instance) names no subnet, so AWS takes a default one; required: subnets of this stack without a route to an internet or carrier gateway. Fix: use private subnets.",
    ],
    secret: [instance(() => ({ subnetId: secret("subnet-0fedcba9876543210") })), "subnet-0fedcba9876543210"],
    settings: { privateSubnetIds: ["subnet-0aaaaaaaaaaaaaaaa"] },
});
