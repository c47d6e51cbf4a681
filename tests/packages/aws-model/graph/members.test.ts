import { expect } from "chai";
import { eniName } from "@platform/aws-model/graph/enis";
import { MODES, StackBuilder, unknown, type Handle, type Inputs, type Mode } from "../../../policy-pack/harness/stack";
import { graph } from "../../../policy-pack/harness/views";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const INSTANCE = "aws:ec2/instance:Instance";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const ASG = "aws:autoscaling/group:Group";

/** The members of a stack in short: kind, name, role, subnets, groups, public addresses. */
function members(
    mode: Mode,
    build: (stack: StackBuilder, parts: { vpc: Handle; subnet: Handle; group: (name: string) => Handle }) => void,
) {
    const stack = new StackBuilder(mode);
    const vpc = stack.add("aws:ec2/vpc:Vpc", "main");
    const subnet = stack.add("aws:ec2/subnet:Subnet", "a", { vpcId: vpc.ref() });
    build(stack, { vpc, subnet, group: (name) => stack.add(GROUP, name, { vpcId: vpc.ref() }) });
    return graph(stack.records).members.map((member) => ({
        name: eniName(member),
        kind: member.kind,
        role: member.role,
        subnets: member.subnets.map((reference) =>
            reference.kind === "resource" ? reference.resource.name : reference.kind,
        ),
        groups: member.groups.map(({ group }) => group?.name ?? "?"),
        public: member.publicAddresses.map(({ at }) => at),
    }));
}

for (const mode of MODES) {
    describe(`members in ${mode} mode`, () => {
        it("are Auto Scaling groups times every launch template they may use", () => {
            const found = members(mode, (stack, { subnet, group }) => {
                const [base, spot] = ["base", "spot"].map((name) =>
                    stack.add(TEMPLATE, name, { vpcSecurityGroupIds: [group(name).ref()] }),
                );
                const specification = { launchTemplateId: base?.ref() };
                const overrides = [
                    { instanceType: "m7g.large" },
                    { launchTemplateSpecification: { launchTemplateName: spot?.ref("name") } },
                ];
                stack.add(ASG, "web", {
                    vpcZoneIdentifiers: [subnet.ref()],
                    mixedInstancesPolicy: { launchTemplate: { launchTemplateSpecification: specification, overrides } },
                });
            });
            expect(found.map(({ name, groups }) => [name, groups])).to.deep.equal([
                ["web with launch template base", ["base"]],
                ["web with launch template spot", ["spot"]],
            ]);
        });

        it("are launch templates that nothing uses, and producers whose template cannot be told", () => {
            const found = members(mode, (stack, { subnet, group }) => {
                stack.add(TEMPLATE, "unused", { vpcSecurityGroupIds: [group("spare").ref()] });
                stack.add(ASG, "web", {
                    vpcZoneIdentifiers: [subnet.ref()],
                    launchTemplate: { id: "lt-0123456789abcdef0" },
                });
            });
            expect(found.map(({ name, kind, groups }) => [name, kind, groups])).to.deep.equal([
                ["web", "autoscaling", ["?"]],
                ["unused", "launch-template", ["spare"]],
            ]);
        });

        it("have the VPC's default group when no other is named", () => {
            const found = members(mode, (stack, { subnet }) => stack.add(INSTANCE, "web", { subnetId: subnet.ref() }));
            expect(found.map(({ groups }) => groups)).to.deep.equal([["the default security group of main"]]);
        });

        it("have the groups that an attachment adds to their interface", () => {
            const found = members(mode, (stack, { subnet, group }) => {
                const web = stack.add(INSTANCE, "web", {
                    subnetId: subnet.ref(),
                    vpcSecurityGroupIds: [group("own").ref()],
                });
                stack.add(
                    "aws:ec2/networkInterfaceSecurityGroupAttachment:NetworkInterfaceSecurityGroupAttachment",
                    "more",
                    {
                        securityGroupId: group("added").ref(),
                        networkInterfaceId: web.ref("primaryNetworkInterfaceId"),
                    },
                );
            });
            expect(found.map(({ groups }) => groups)).to.deep.equal([["own", "added"]]);
        });

        it("are services with an address of their own, wherever they say so", () => {
            const found = members(mode, (stack, { subnet, group }) => {
                const network = { subnets: [subnet.ref()], securityGroups: [group("tasks").ref()] };
                stack.add("aws:ecs/service:Service", "bridge", { cluster: "main" });
                stack.add("aws:ecs/service:Service", "service", { networkConfiguration: network });
                stack.add("aws:ecs/taskSet:TaskSet", "set", {
                    networkConfiguration: { ...network, assignPublicIp: "true" },
                });
                stack.add("aws:scheduler/schedule:Schedule", "schedule", {
                    target: { ecsParameters: { networkConfiguration: { ...network, assignPublicIp: true } } },
                });
                stack.add("aws:cloudwatch/eventTarget:EventTarget", "event", {
                    ecsTarget: { networkConfiguration: network },
                });
                stack.add("aws:lambda/function:Function", "function", {
                    vpcConfig: { subnetIds: [subnet.ref()], securityGroupIds: [group("f").ref()] },
                });
                stack.add("aws:lambda/function:Function", "outside", {});
            });
            expect(
                found.map(({ name, role, groups, public: addresses }) => [name, role, groups, addresses]),
            ).to.have.deep.members([
                ["service", "app", ["tasks"], []],
                ["set", "app", ["tasks"], ["networkConfiguration.assignPublicIp"]],
                ["schedule", "app", ["tasks"], ["target.ecsParameters.networkConfiguration.assignPublicIp"]],
                ["event", "app", ["tasks"], []],
                ["function", "app", ["f"], []],
            ]);
        });

        it("reach their subnets through subnet groups", () => {
            const found = members(mode, (stack, { subnet, group }) => {
                const where = stack.add("aws:rds/subnetGroup:SubnetGroup", "data", { subnetIds: [subnet.ref()] });
                stack.add("aws:rds/instance:Instance", "db", {
                    dbSubnetGroupName: where.ref("name"),
                    vpcSecurityGroupIds: [group("db").ref()],
                });
                const cache = stack.add("aws:elasticache/subnetGroup:SubnetGroup", "cache", {
                    subnetIds: [subnet.ref()],
                });
                stack.add("aws:elasticache/replicationGroup:ReplicationGroup", "redis", {
                    subnetGroupName: cache.ref("name"),
                    securityGroupIds: [group("redis").ref()],
                });
            });
            expect(found.map(({ name, role, subnets }) => [name, role, subnets])).to.have.deep.members([
                ["db", "data", ["a"]],
                ["redis", "data", ["a"]],
            ]);
        });

        it("have roles by what they are attached to and by configured identity", () => {
            const roles = (build: (stack: StackBuilder, subnet: Handle) => void) =>
                members(mode, (stack, { subnet }) => {
                    build(stack, subnet);
                }).map(({ name, role }) => `${name}: ${role}`);
            const balancer = (inputs: Inputs, type = "aws:lb/loadBalancer:LoadBalancer") =>
                roles((stack, subnet) => stack.add(type, "lb", { subnets: [subnet.ref()], ...inputs }));
            expect(balancer({ internal: true })).to.deep.equal(["lb: internal-load-balancer"]);
            expect(balancer({})).to.deep.equal(["lb: public-load-balancer"]);
            expect(balancer({ internal: unknown() })).to.deep.equal(["lb: public-load-balancer"]);
            expect(balancer({ internal: true, loadBalancerType: "network" })).to.deep.equal([
                "lb: other-load-balancer",
            ]);
            expect(balancer({ internal: true }, "aws:alb/loadBalancer:LoadBalancer")).to.deep.equal([
                "lb: internal-load-balancer",
            ]);
            expect(balancer({ internal: true }, "aws:elb/loadBalancer:LoadBalancer")).to.deep.equal([
                "lb: other-load-balancer",
            ]);
            const host = (parent: string | undefined, more?: (stack: StackBuilder, instance: Handle) => void) =>
                roles((stack, subnet) => {
                    const instance = stack.add(
                        INSTANCE,
                        "host",
                        { subnetId: subnet.ref(), tags: { Role: "bastion" } },
                        parent,
                    );
                    more?.(stack, instance);
                });
            expect(host(undefined)).to.deep.equal(["host: app"]);
            expect(host("platform:bastion:Bastion")).to.deep.equal(["host: bastion"]);
            expect(host("platform:vpn:Vpn$platform:vpn:Keepalive")).to.deep.equal(["host: probe"]);
            const register = (stack: StackBuilder, instance: Handle) =>
                stack.add("aws:alb/targetGroupAttachment:TargetGroupAttachment", "web", {
                    targetGroupArn: "arn",
                    targetId: instance.ref(),
                });
            expect(host("platform:bastion:Bastion", register)).to.deep.equal(["host: app"]);
        });

        it("are apps when a cluster or target group uses them, whatever their component", () => {
            const group = (inputs: Inputs, more?: (stack: StackBuilder, asg: Handle) => void) =>
                members(mode, (stack, { subnet }) => {
                    const asg = stack.add(
                        ASG,
                        "asg",
                        { vpcZoneIdentifiers: [subnet.ref()], ...inputs },
                        "platform:bastion:Bastion",
                    );
                    more?.(stack, asg);
                })[0]?.role;
            expect(group({})).to.equal("bastion");
            expect(group({ targetGroupArns: ["arn"] })).to.equal("app");
            expect(group({ trafficSources: [{ identifier: "arn" }] })).to.equal("app");
            expect(
                group({}, (stack, asg) =>
                    stack.add("aws:autoscaling/attachment:Attachment", "x", {
                        autoscalingGroupName: asg.ref("name"),
                        lbTargetGroupArn: "arn",
                    }),
                ),
            ).to.equal("app");
            expect(
                group({}, (stack, asg) =>
                    stack.add("aws:autoscaling/trafficSourceAttachment:TrafficSourceAttachment", "x", {
                        autoscalingGroupName: asg.ref(),
                    }),
                ),
            ).to.equal("app");
            expect(
                group({}, (stack, asg) =>
                    stack.add("aws:ecs/capacityProvider:CapacityProvider", "x", {
                        autoScalingGroupProvider: { autoScalingGroupArn: asg.ref("arn") },
                    }),
                ),
            ).to.equal("app");
        });

        it("of interfaces of their own have the role of the instance they are attached to", () => {
            const CARD = "aws:ec2/networkInterface:NetworkInterface";
            const role = (build: (stack: StackBuilder, card: Handle, host: (inputs: Inputs) => Handle) => void) =>
                members(mode, (stack, { subnet }) => {
                    const card = stack.add(CARD, "card", { subnetId: subnet.ref() });
                    build(stack, card, (inputs) => stack.add(INSTANCE, "host", inputs, "platform:bastion:Bastion"));
                }).find(({ name }) => name === "card")?.role;
            expect(role(() => undefined)).to.equal("app");
            expect(
                role((_, card, host) =>
                    host({ networkInterfaces: [{ deviceIndex: 0, networkInterfaceId: card.ref() }] }),
                ),
            ).to.equal("bastion");
            expect(
                role((stack, card, host) =>
                    stack.add("aws:ec2/networkInterfaceAttachment:NetworkInterfaceAttachment", "x", {
                        instanceId: host({}).ref(),
                        networkInterfaceId: card.ref(),
                    }),
                ),
            ).to.equal("bastion");
            expect(
                role((stack, card) =>
                    stack.add("aws:ec2/networkInterfaceAttachment:NetworkInterfaceAttachment", "x", {
                        instanceId: unknown(),
                        networkInterfaceId: card.ref(),
                    }),
                ),
            ).to.equal("app");
        });
    });
}
