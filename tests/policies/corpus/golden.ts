import { StackBuilder, type Handle, type Inputs, type Mode } from "../harness/stack";
import type { PolicyRecord } from "../../../tools/preview/policies/policy-pack";
import type { Policy } from "../../../policy-pack/lib/policy";
import { policies } from "../../../policy-pack/policies";
import type { Settings } from "../../../policy-pack/lib/settings";
import { withOperations } from "./golden-operations";

/** What differs between the variants of the small platform. */
export interface GoldenOptions {
    /** SSH to the bastion from an office, next to Session Manager. Default false. */
    readonly ssh?: boolean;
    /** The site-to-site VPN with its ping target. Default true. */
    readonly vpn?: boolean;
}

/** The settings that belong to the small platform. */
export const goldenSettings: Partial<Settings> = {
    production: true,
    onPremisesCidrs: ["192.0.2.0/24", "10.200.0.0/16"],
    bastionSshCidrs: ["198.51.100.0/24"],
};

/** The policies that the small platform is made for: those about who reaches whom. The real program complies with all. */
export const goldenPolicies: readonly Policy[] = policies.filter(({ name }) =>
    [
        "platform-settings",
        "app-in-private-subnets",
        "subnet-no-auto-public",
        "ecs-no-public-ip",
        "app-ingress-alb-or-bastion",
        "no-world-ingress",
        "reachability-proof",
        "exemptions-valid",
    ].includes(name),
);

const ZONES = ["a", "b"];
const CONTAINERS = JSON.stringify([
    {
        name: "web",
        portMappings: [{ containerPort: 8443, hostPort: 0 }],
        user: "1000",
        readonlyRootFilesystem: true,
    },
]);
const METADATA = { httpTokens: "required", httpPutResponseHopLimit: 1 };
/** What every launch template has, besides its network. */
const HARDENED = {
    metadataOptions: METADATA,
    blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { encrypted: "true" } }],
};

/**
 * A platform by hand, as small as the hard rules allow: two zones, three tiers, three load balancers, container and
 * plain instances, a database, the bastion, the VPN. Tests of the real program's stacks come on top.
 */
export function golden(mode: Mode, { ssh = false, vpn = true }: GoldenOptions = {}): readonly PolicyRecord[] {
    const stack = new Golden(mode);
    const network = stack.network();
    const edge = stack.balancer(network, "edge", false, [{ cidrIpv4: "0.0.0.0/0" }, { cidrIpv6: "::/0" }]);
    const partners = stack.balancer(network, "partners", false, [{ prefixListId: stack.partnerList().ref() }]);
    const inside = stack.balancer(network, "inside", true, [
        { cidrIpv4: "10.40.0.0/16" },
        ...(vpn ? [{ cidrIpv4: "10.200.0.0/16" }] : []),
    ]);
    const bastion = stack.bastion(network, ssh);
    const containers = stack.cluster(network, [edge, partners, inside], bastion);
    const plain = stack.plainApp(network, edge, bastion);
    stack.database(network, [containers, plain]);
    if (vpn) stack.vpn(network);
    return withOperations(stack.records);
}

interface Network {
    readonly vpc: Handle;
    readonly subnets: Readonly<Record<"public" | "private" | "data", readonly Handle[]>>;
    readonly privateTables: readonly Handle[];
}

class Golden extends StackBuilder {
    network(): Network {
        const parent = "platform:network:Network";
        const vpc = this.add("aws:ec2/vpc:Vpc", "main", { cidrBlock: "10.40.0.0/16" }, parent);
        this.add("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "main", { vpcId: vpc.ref() }, parent);
        const gateway = this.add("aws:ec2/internetGateway:InternetGateway", "main", { vpcId: vpc.ref() }, parent);
        const tier = (name: string, third: number) =>
            ZONES.map((zone, i) =>
                this.add(
                    "aws:ec2/subnet:Subnet",
                    `${name}-${zone}`,
                    { vpcId: vpc.ref(), cidrBlock: `10.40.${third + i}.0/24`, mapPublicIpOnLaunch: false },
                    parent,
                ),
            );
        const subnets = { public: tier("public", 0), private: tier("private", 10), data: tier("data", 20) };
        const publicTable = this.table(vpc, "public", subnets.public);
        this.add(
            "aws:ec2/route:Route",
            "public-default",
            { routeTableId: publicTable.ref(), destinationCidrBlock: "0.0.0.0/0", gatewayId: gateway.ref() },
            parent,
        );
        const privateTables = subnets.private.map((subnet, i) => {
            const nat = this.add(
                "aws:ec2/natGateway:NatGateway",
                `nat-${ZONES[i]}`,
                { subnetId: subnets.public[i]?.ref() },
                parent,
            );
            const table = this.table(vpc, `private-${ZONES[i]}`, [subnet]);
            this.add(
                "aws:ec2/route:Route",
                `private-${ZONES[i]}-default`,
                { routeTableId: table.ref(), destinationCidrBlock: "0.0.0.0/0", natGatewayId: nat.ref() },
                parent,
            );
            return table;
        });
        this.table(vpc, "data", subnets.data);
        return { vpc, subnets, privateTables };
    }

    partnerList(): Handle {
        return this.add("aws:ec2/managedPrefixList:ManagedPrefixList", "partners", {
            addressFamily: "IPv4",
            maxEntries: 2,
            entries: [{ cidr: "198.51.100.0/24" }, { cidr: "203.0.113.0/24" }],
        });
    }

    balancer({ vpc, subnets }: Network, name: string, internal: boolean, peers: readonly Inputs[]): Handle {
        const parent = "platform:load-balancing:LoadBalancer";
        const group = this.group(vpc, `${name}-alb`, parent);
        const ports = internal ? [443] : [80, 443];
        for (const port of ports)
            for (const [i, peer] of peers.entries())
                this.rule(group, `${name}-${port}-${i}`, { fromPort: port, toPort: port, ...peer }, parent);
        const inputs = {
            internal,
            loadBalancerType: "application",
            securityGroups: [group.ref()],
            subnets: subnets[internal ? "private" : "public"].map((subnet) => subnet.ref()),
        };
        this.add("aws:lb/loadBalancer:LoadBalancer", name, inputs, parent);
        return group;
    }

    bastion({ vpc, subnets }: Network, ssh: boolean): Handle {
        const parent = "platform:bastion:Bastion";
        const group = this.group(vpc, "bastion", parent);
        if (ssh) this.rule(group, "bastion-office", { fromPort: 22, toPort: 22, cidrIpv4: "198.51.100.0/24" }, parent);
        const template = this.add(
            "aws:ec2/launchTemplate:LaunchTemplate",
            "bastion",
            {
                ...HARDENED,
                networkInterfaces: [{ associatePublicIpAddress: String(ssh), securityGroups: [group.ref()] }],
            },
            parent,
        );
        const where = subnets[ssh ? "public" : "private"];
        this.add(
            "aws:autoscaling/group:Group",
            "bastion",
            {
                launchTemplate: { id: template.ref(), version: "$Latest" },
                vpcZoneIdentifiers: where.map((subnet) => subnet.ref()),
            },
            parent,
        );
        return group;
    }

    cluster({ vpc, subnets }: Network, balancers: readonly Handle[], bastion: Handle): Handle {
        const parent = "platform:ecs:Cluster";
        const group = this.group(vpc, "container-instances", parent);
        for (const [i, balancer] of balancers.entries())
            this.rule(
                group,
                `containers-from-alb-${i}`,
                { fromPort: 32768, toPort: 65535, referencedSecurityGroupId: balancer.ref() },
                parent,
            );
        this.rule(
            group,
            "containers-ssh",
            { fromPort: 22, toPort: 22, referencedSecurityGroupId: bastion.ref() },
            parent,
        );
        const template = this.add(
            "aws:ec2/launchTemplate:LaunchTemplate",
            "container-instances",
            { ...HARDENED, vpcSecurityGroupIds: [group.ref()] },
            parent,
        );
        const instances = this.add(
            "aws:autoscaling/group:Group",
            "container-instances",
            {
                launchTemplate: { id: template.ref(), version: "1" },
                vpcZoneIdentifiers: subnets.private.map((subnet) => subnet.ref()),
            },
            parent,
        );
        this.add(
            "aws:ecs/capacityProvider:CapacityProvider",
            "instances",
            { autoScalingGroupProvider: { autoScalingGroupArn: instances.ref("arn") } },
            parent,
        );
        const cluster = this.add("aws:ecs/cluster:Cluster", "main", {}, parent);
        const target = this.add(
            "aws:lb/targetGroup:TargetGroup",
            "web",
            { vpcId: vpc.ref(), port: 8443, targetType: "instance" },
            "platform:ecs:Service",
        );
        const task = this.add(
            "aws:ecs/taskDefinition:TaskDefinition",
            "web",
            { family: "web", networkMode: "bridge", containerDefinitions: CONTAINERS },
            "platform:ecs:Service",
        );
        const balanced = [{ targetGroupArn: target.ref("arn"), containerName: "web", containerPort: 8443 }];
        this.add(
            "aws:ecs/service:Service",
            "web",
            { cluster: cluster.ref("arn"), taskDefinition: task.ref("arn"), loadBalancers: balanced },
            "platform:ecs:Service",
        );
        return group;
    }

    plainApp({ vpc, subnets }: Network, balancer: Handle, bastion: Handle): Handle {
        const parent = "platform:ec2-app:Ec2App";
        const group = this.group(vpc, "forms", parent);
        this.rule(
            group,
            "forms-from-edge",
            { fromPort: 8080, toPort: 8080, referencedSecurityGroupId: balancer.ref() },
            parent,
        );
        this.rule(group, "forms-ssh", { fromPort: 22, toPort: 22, referencedSecurityGroupId: bastion.ref() }, parent);
        const target = this.add(
            "aws:lb/targetGroup:TargetGroup",
            "forms",
            { vpcId: vpc.ref(), port: 8080, healthCheck: { port: "traffic-port" } },
            parent,
        );
        const template = this.add(
            "aws:ec2/launchTemplate:LaunchTemplate",
            "forms",
            { ...HARDENED, vpcSecurityGroupIds: [group.ref()] },
            parent,
        );
        const inputs = {
            launchTemplate: { id: template.ref(), version: "1" },
            vpcZoneIdentifiers: subnets.private.map((subnet) => subnet.ref()),
            targetGroupArns: [target.ref("arn")],
        };
        this.add("aws:autoscaling/group:Group", "forms", inputs, parent);
        return group;
    }

    database({ vpc, subnets }: Network, clients: readonly Handle[]): void {
        const parent = "platform:data:Database";
        const group = this.group(vpc, "database", parent);
        for (const [i, client] of clients.entries())
            this.rule(
                group,
                `database-from-app-${i}`,
                { fromPort: 5432, toPort: 5432, referencedSecurityGroupId: client.ref() },
                parent,
            );
        const where = this.add(
            "aws:rds/subnetGroup:SubnetGroup",
            "database",
            { subnetIds: subnets.data.map((subnet) => subnet.ref()) },
            parent,
        );
        const parameters = this.add(
            "aws:rds/parameterGroup:ParameterGroup",
            "database",
            { family: "postgres16", parameters: [{ name: "rds.force_ssl", value: "1" }] },
            parent,
        );
        this.add(
            "aws:rds/instance:Instance",
            "database",
            {
                engine: "postgres",
                storageEncrypted: true,
                parameterGroupName: parameters.ref("name"),
                dbSubnetGroupName: where.ref("name"),
                vpcSecurityGroupIds: [group.ref()],
                publiclyAccessible: false,
            },
            parent,
        );
    }

    vpn({ vpc, subnets, privateTables }: Network): void {
        const parent = "platform:vpn:Vpn";
        const gateway = this.add("aws:ec2/vpnGateway:VpnGateway", "vpn", { vpcId: vpc.ref() }, parent);
        this.add(
            "aws:ec2/vpnConnection:VpnConnection",
            "vpn",
            { vpnGatewayId: gateway.ref(), type: "ipsec.1" },
            parent,
        );
        for (const [i, table] of privateTables.entries())
            this.add(
                "aws:ec2/vpnGatewayRoutePropagation:VpnGatewayRoutePropagation",
                `vpn-${i}`,
                { vpnGatewayId: gateway.ref(), routeTableId: table.ref() },
                parent,
            );
        const keepalive = `${parent}$platform:vpn:Keepalive`;
        const group = this.group(vpc, "keepalive", keepalive);
        this.rule(
            group,
            "keepalive-ping",
            { ipProtocol: "icmp", fromPort: 8, toPort: 0, cidrIpv4: "192.0.2.0/24" },
            keepalive,
        );
        this.add(
            "aws:ec2/instance:Instance",
            "keepalive",
            {
                subnetId: subnets.private[0]?.ref(),
                vpcSecurityGroupIds: [group.ref()],
                associatePublicIpAddress: false,
                metadataOptions: METADATA,
                rootBlockDevice: { encrypted: true },
            },
            keepalive,
        );
    }

    private table(vpc: Handle, name: string, subnets: readonly Handle[]): Handle {
        const parent = "platform:network:Network";
        const table = this.add("aws:ec2/routeTable:RouteTable", name, { vpcId: vpc.ref() }, parent);
        for (const subnet of subnets)
            this.add(
                "aws:ec2/routeTableAssociation:RouteTableAssociation",
                subnet.record.name,
                { subnetId: subnet.ref(), routeTableId: table.ref() },
                parent,
            );
        return table;
    }

    private group(vpc: Handle, name: string, parent: string): Handle {
        return this.add("aws:ec2/securityGroup:SecurityGroup", name, { vpcId: vpc.ref(), description: name }, parent);
    }

    private rule(group: Handle, name: string, inputs: Inputs, parent: string): void {
        this.add(
            "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
            name,
            { securityGroupId: group.ref(), ipProtocol: "tcp", ...inputs },
            parent,
        );
    }
}
