import { expect } from "chai";
import { targetPorts } from "@platform/aws-model/graph/target-ports";
import { defaultSettings } from "@platform/aws-model/settings";
import { tcp, trafficText } from "@platform/aws-model/network/traffic";
import { MODES, StackBuilder, unknown, type Handle, type Inputs, type Mode } from "../../../policy-pack/harness/stack";
import { graph } from "../../../policy-pack/harness/views";

const TARGET = "aws:lb/targetGroup:TargetGroup";

/** The target ports of the first app in a stack. */
function portsOf(mode: Mode, build: (stack: StackBuilder) => unknown): [string, readonly string[]] {
    const stack = new StackBuilder(mode);
    build(stack);
    const found = graph(stack.records);
    const [app] = found.withRole("app");
    if (app === undefined) throw new Error("no app");
    const { ports, gaps } = targetPorts(found, app, defaultSettings);
    return [ports.length === 0 ? "none" : trafficText(tcp(ports)), gaps];
}

for (const mode of MODES) {
    const group = (stack: StackBuilder, inputs: Inputs = {}) => stack.add("aws:autoscaling/group:Group", "web", inputs);
    const cluster = (stack: StackBuilder) =>
        stack.add("aws:ecs/capacityProvider:CapacityProvider", "x", {
            autoScalingGroupProvider: { autoScalingGroupArn: group(stack).ref("arn") },
        });
    const service = (stack: StackBuilder, task: Handle) =>
        stack.add("aws:ecs/service:Service", "web", {
            taskDefinition: task.ref("arn"),
            loadBalancers: [{ containerPort: 8443 }],
        });

    describe(`target ports in ${mode} mode`, () => {
        it("are those of target groups, of registrations and of health checks", () => {
            expect(
                portsOf(mode, (stack) =>
                    group(stack, {
                        targetGroupArns: [
                            stack.add(TARGET, "t", { port: 8080, healthCheck: { port: "8081" } }).ref("arn"),
                        ],
                    }),
                ),
            ).to.deep.equal(["tcp 8080-8081", []]);
            expect(
                portsOf(mode, (stack) =>
                    group(stack, {
                        trafficSources: [
                            {
                                identifier: stack
                                    .add(TARGET, "t", { port: 80, healthCheck: { port: "traffic-port" } })
                                    .ref("arn"),
                            },
                        ],
                    }),
                ),
            ).to.deep.equal(["tcp 80", []]);
            const registered = portsOf(mode, (stack) => {
                const instance = stack.add("aws:ec2/instance:Instance", "web");
                const target = stack.add(TARGET, "t", { port: 80 });
                stack.add("aws:lb/targetGroupAttachment:TargetGroupAttachment", "x", {
                    targetGroupArn: target.ref("arn"),
                    targetId: instance.ref(),
                    port: 8443,
                });
            });
            expect(registered).to.deep.equal(["tcp 80, 8443", []]);
        });

        it("are the dynamic ports of container instances, and fixed host ports behind a load balancer", () => {
            expect(portsOf(mode, cluster)).to.deep.equal(["tcp 32768-65535", []]);
            const fixed = portsOf(mode, (stack) => {
                cluster(stack);
                const mappings = [
                    { containerPort: 8443, hostPort: 8443 },
                    { containerPort: 9000, hostPort: 9000 },
                ];
                service(
                    stack,
                    stack.add("aws:ecs/taskDefinition:TaskDefinition", "web", {
                        containerDefinitions: JSON.stringify([{ portMappings: mappings }]),
                    }),
                );
            });
            expect(fixed).to.deep.equal(["tcp 8443, 32768-65535", []]);
        });

        it("are the container ports of tasks with an address of their own", () => {
            const found = portsOf(mode, (stack) => {
                const subnet = stack.add("aws:ec2/subnet:Subnet", "a");
                stack.add("aws:ecs/service:Service", "web", {
                    networkConfiguration: { subnets: [subnet.ref()] },
                    loadBalancers: [{ containerPort: 8443 }],
                });
            });
            expect(found).to.deep.equal(["tcp 8443", []]);
        });

        it("are none without a target group, and incomplete where one cannot be told", () => {
            expect(portsOf(mode, (stack) => group(stack))).to.deep.equal(["none", []]);
            expect(portsOf(mode, (stack) => group(stack, { targetGroupArns: [unknown()] }))).to.deep.equal([
                "none",
                ["web: targetGroupArns"],
            ]);
            expect(
                portsOf(mode, (stack) =>
                    group(stack, { targetGroupArns: [stack.add(TARGET, "t", { port: unknown() }).ref("arn")] }),
                ),
            ).to.deep.equal(["none", ["t: port"]]);
        });
    });
}
