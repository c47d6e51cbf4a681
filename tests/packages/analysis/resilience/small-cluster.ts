import type { Handle, Inputs, StackBuilder } from "../../../policy-pack/harness/stack";

/** What a test changes about the small cluster. */
export interface Change {
    readonly zones?: readonly string[];
    readonly minimum?: number;
    readonly maximum?: number;
    readonly instanceType?: string;
    /** Where NAT gateways stand; the tables of zones without one use the first. */
    readonly gateways?: readonly string[];
    readonly service?: Inputs;
    readonly cpu?: number;
    readonly memory?: number;
    readonly hostPort?: number;
}

/** Two zones, a cluster of m7i.large (2048 CPU units) in both, and one service. */
export function smallCluster(
    stack: StackBuilder,
    change: Change = {},
): { readonly privateSubnets: readonly Handle[]; readonly group: Handle } {
    const { zones = ["a", "b"], gateways = zones, minimum = 2, maximum = minimum } = change;
    const vpc = stack.add("aws:ec2/vpc:Vpc", "vpc", { cidrBlock: "10.0.0.0/16" });
    const subnet = (name: string, zone: string, number: number) =>
        stack.add("aws:ec2/subnet:Subnet", name, {
            vpcId: vpc.ref(),
            cidrBlock: `10.0.${number}.0/24`,
            availabilityZone: zone,
        });
    const nats = new Map(
        gateways.map((zone, at) => {
            const place = subnet(`public-${zone}`, zone, 100 + at);
            return [zone, stack.add("aws:ec2/natGateway:NatGateway", `nat-${zone}`, { subnetId: place.ref() })];
        }),
    );
    const privateSubnets = zones.map((zone, at) => {
        const made = subnet(`private-${zone}`, zone, at);
        const table = stack.add("aws:ec2/routeTable:RouteTable", `private-${zone}`, { vpcId: vpc.ref() });
        const ids = { routeTableId: table.ref(), subnetId: made.ref() };
        stack.add("aws:ec2/routeTableAssociation:RouteTableAssociation", `private-${zone}`, ids);
        const nat = nats.get(zone) ?? [...nats.values()][0];
        const route = { routeTableId: table.ref(), destinationCidrBlock: "0.0.0.0/0", natGatewayId: nat?.ref() };
        if (nat !== undefined) stack.add("aws:ec2/route:Route", `private-${zone}`, route);
        return made;
    });
    const cluster = stack.add("aws:ecs/cluster:Cluster", "cluster", { name: "cluster" });
    const firewall = stack.add("aws:ec2/securityGroup:SecurityGroup", "instances", { vpcId: vpc.ref() });
    const template = stack.add("aws:ec2/launchTemplate:LaunchTemplate", "instances", {
        instanceType: change.instanceType ?? "m7i.large",
        vpcSecurityGroupIds: [firewall.ref()],
    });
    const group = stack.add("aws:autoscaling/group:Group", "instances", {
        ...{ minSize: minimum, maxSize: maximum, launchTemplate: { id: template.ref() } },
        vpcZoneIdentifiers: privateSubnets.map((one) => one.ref()),
    });
    const provider = stack.add("aws:ecs/capacityProvider:CapacityProvider", "provider", {
        name: "provider",
        autoScalingGroupProvider: { autoScalingGroupArn: group.ref("arn"), managedScaling: { status: "ENABLED" } },
    });
    stack.add("aws:ecs/clusterCapacityProviders:ClusterCapacityProviders", "providers", {
        clusterName: cluster.ref("name"),
        capacityProviders: [provider.ref("name")],
    });
    const { cpu = 256, memory = 256, hostPort = 0 } = change;
    const container = { name: "app", cpu, memory, portMappings: [{ containerPort: 8080, hostPort }] };
    const definition = stack.add("aws:ecs/taskDefinition:TaskDefinition", "web", {
        ...{ family: "web", networkMode: "bridge", containerDefinitions: JSON.stringify([container]) },
    });
    stack.add("aws:ecs/service:Service", "web", {
        ...{ cluster: cluster.ref("arn"), taskDefinition: definition.ref("arn"), desiredCount: 2 },
        ...change.service,
    });
    return { privateSubnets, group };
}
