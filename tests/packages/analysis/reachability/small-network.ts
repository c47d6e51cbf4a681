import type { Handle, Inputs, StackBuilder } from "../../../policy-pack/harness/stack";

/** A VPC with a public, a private and an isolated subnet. */
export interface SmallNetwork {
    readonly vpc: Handle;
    readonly publicSubnet: Handle;
    readonly privateSubnet: Handle;
    readonly dataSubnet: Handle;
    readonly privateTable: Handle;
}

/** 10.0.0.0/16: public 10.0.0.0/24 (internet gateway), private 10.0.1.0/24 (NAT gateway), data 10.0.2.0/24 (no route at all). */
export function smallNetwork(stack: StackBuilder): SmallNetwork {
    const vpc = stack.add("aws:ec2/vpc:Vpc", "vpc", { cidrBlock: "10.0.0.0/16" });
    const gateway = stack.add("aws:ec2/internetGateway:InternetGateway", "igw", { vpcId: vpc.ref() });
    const subnet = (name: string, cidrBlock: string) => {
        const table = stack.add("aws:ec2/routeTable:RouteTable", `${name}-routes`, { vpcId: vpc.ref() });
        const made = stack.add("aws:ec2/subnet:Subnet", name, {
            vpcId: vpc.ref(),
            cidrBlock,
            availabilityZone: "us-east-1a",
        });
        const ids = { subnetId: made.ref(), routeTableId: table.ref() };
        stack.add("aws:ec2/routeTableAssociation:RouteTableAssociation", name, ids);
        return { table, made };
    };
    const open = subnet("open", "10.0.0.0/24");
    const closed = subnet("closed", "10.0.1.0/24");
    const data = subnet("data", "10.0.2.0/24");
    const everywhere = { destinationCidrBlock: "0.0.0.0/0" };
    stack.add("aws:ec2/route:Route", "out", {
        routeTableId: open.table.ref(),
        gatewayId: gateway.ref(),
        ...everywhere,
    });
    const nat = stack.add("aws:ec2/natGateway:NatGateway", "nat", { subnetId: open.made.ref() });
    stack.add("aws:ec2/route:Route", "nat", {
        routeTableId: closed.table.ref(),
        natGatewayId: nat.ref(),
        ...everywhere,
    });
    return {
        ...{ vpc, publicSubnet: open.made, privateSubnet: closed.made, dataSubnet: data.made },
        privateTable: closed.table,
    };
}

/** A security group with rules, each as `[direction, cidr or group, port]`. */
export function firewall(
    stack: StackBuilder,
    name: string,
    rules: readonly (readonly ["in" | "out", string | Handle, number])[],
): Handle {
    const group = stack.add("aws:ec2/securityGroup:SecurityGroup", name, {});
    rules.forEach(([direction, peer, port], at) => {
        const type = direction === "in" ? "SecurityGroupIngressRule" : "SecurityGroupEgressRule";
        const other: Inputs = typeof peer === "string" ? { cidrIpv4: peer } : { referencedSecurityGroupId: peer.ref() };
        stack.add(`aws:vpc/${type.charAt(0).toLowerCase()}${type.slice(1)}:${type}`, `${name}-${direction}-${at}`, {
            ...{ securityGroupId: group.ref(), ipProtocol: "tcp", fromPort: port, toPort: port },
            ...other,
        });
    });
    return group;
}

/** An application load balancer with a listener on each port. */
export function balancer(stack: StackBuilder, name: string, inputs: Inputs, ports: readonly number[]): Handle {
    const made = stack.add("aws:lb/loadBalancer:LoadBalancer", name, { loadBalancerType: "application", ...inputs });
    for (const port of ports)
        stack.add("aws:lb/listener:Listener", `${name}-${port}`, {
            loadBalancerArn: made.ref("arn"),
            port,
            protocol: "HTTP",
        });
    return made;
}
