import { expect } from "chai";
import { resilienceReport } from "@platform/analysis/resilience/report";
import type { StackBuilder } from "../../../policy-pack/harness/stack";
import { planOf } from "../support/plans";
import { withInputs } from "../support/with-inputs";
import { smallCluster } from "./small-cluster";

const NEEDED = ["ecs", "ecs-agent", "ecs-telemetry", "ecr.api", "ecr.dkr", "logs"];

/** One NAT gateway in zone a, and the interface endpoints with which tasks start without it. */
function withEndpoints(services: readonly string[]) {
    return resilienceReport(
        planOf((stack) => {
            const { privateSubnets } = smallCluster(stack, { gateways: ["a"] });
            const subnetIds = privateSubnets.map((one) => one.ref());
            const add = (service: string, inputs: object) =>
                stack.add("aws:ec2/vpcEndpoint:VpcEndpoint", service, {
                    serviceName: `com.amazonaws.us-east-1.${service}`,
                    ...inputs,
                });
            add("s3", { vpcEndpointType: "Gateway" });
            for (const service of services) add(service, { vpcEndpointType: "Interface", subnetIds });
        }),
    );
}

/** VPN connections, each as its customer gateway and the networks that are routed to it. */
function lines(stack: StackBuilder, ...all: readonly (readonly [device: string, routes: readonly string[]])[]): void {
    const gateway = stack.add("aws:ec2/vpnGateway:VpnGateway", "vgw", {});
    const devices = new Map(
        [...new Set(all.map(([device]) => device))].map((name) => [
            name,
            stack.add("aws:ec2/customerGateway:CustomerGateway", name, {}),
        ]),
    );
    all.forEach(([device, routes], at) => {
        const ids = { customerGatewayId: devices.get(device)?.ref(), vpnGatewayId: gateway.ref() };
        const line = stack.add("aws:ec2/vpnConnection:VpnConnection", `line-${at}`, ids);
        for (const destinationCidrBlock of routes)
            stack.add("aws:ec2/vpnConnectionRoute:VpnConnectionRoute", `line-${at}-${destinationCidrBlock}`, {
                ...{ vpnConnectionId: line.ref(), destinationCidrBlock },
            });
    });
}

const devices = (...all: Parameters<typeof lines> extends [StackBuilder, ...infer R] ? R : never) =>
    resilienceReport(
        planOf((stack) => {
            lines(stack, ...all);
        }),
    )
        .losses.filter(({ kind }) => kind === "customer-gateway")
        .map(({ what, verdict, others }) => `${what} ${verdict}: ${others[0]?.why ?? ""}`);

describe("ways out of a zone, and on-premises", () => {
    it("lets tasks start without NAT where endpoints stand in for all that ECS needs", () => {
        const zone = (report: ReturnType<typeof withEndpoints>) =>
            report.losses.find(({ what }) => what === "a")?.outcomes[0];
        expect(zone(withEndpoints(NEEDED))?.verdict).to.equal("attention");
        expect(zone(withEndpoints(NEEDED))?.why).to.equal(
            "b has no way to the internet: its NAT gateway nat-a is in a; 1 of 2 copies keep running; all fit on the 1 instance left",
        );
        expect(zone(withEndpoints(NEEDED.slice(1)))?.verdict).to.equal("bad");
    });

    it("has one device stand in for another", () => {
        expect(devices(["a", []], ["b", []])).to.deep.equal([
            "a good: line-1 carries the traffic",
            "b good: line-0 carries the traffic",
        ]);
    });

    it("does not when both connections end on it", () => {
        expect(devices(["a", []], ["a", []])).to.deep.equal([
            "a bad: no other connection is left: on-premises is out of reach",
        ]);
    });

    it("compares static routes", () => {
        expect(devices(["a", ["10.16.0.0/16", "10.17.0.0/16"]], ["b", ["10.16.0.0/16"]])).to.deep.equal([
            "a bad: no other connection has a route to 10.17.0.0/16",
            "b good: line-0 carries the traffic",
        ]);
    });

    it("does not count on a connection that ends elsewhere in AWS", () => {
        const report = resilienceReport(
            planOf((stack) => {
                for (const name of ["here", "there"]) {
                    const gateway = stack.add("aws:ec2/vpnGateway:VpnGateway", name, {});
                    const device = stack.add("aws:ec2/customerGateway:CustomerGateway", name, {});
                    const ids = { vpnGatewayId: gateway.ref(), customerGatewayId: device.ref() };
                    stack.add("aws:ec2/vpnConnection:VpnConnection", name, ids);
                }
            }),
        );
        const verdicts = report.losses.filter(({ kind }) => kind === "customer-gateway").map(({ verdict }) => verdict);
        expect(verdicts).to.deep.equal(["bad", "bad"]);
    });

    it("does not know in which zone a gateway of another stack's subnet is", () => {
        const plan = planOf((stack) => {
            smallCluster(stack);
        });
        const elsewhere = withInputs(plan, "aws:ec2/natGateway:NatGateway", (name) =>
            name === "nat-b" ? { subnetId: "subnet-0a1b2c3d" } : undefined,
        );
        const [outcome] = resilienceReport(elsewhere).losses.find(({ what }) => what === "a")?.outcomes ?? [];
        expect(outcome?.verdict).to.equal("unknown");
        expect(outcome?.why).to.contain("the zone of NAT gateway nat-b is not known");
    });

    it("names a load balancer that is in one zone", () => {
        const report = resilienceReport(
            planOf((stack) => {
                const group = stack.add("aws:lb/targetGroup:TargetGroup", "web", {});
                const service = {
                    loadBalancers: [{ targetGroupArn: group.ref("arn"), containerName: "app", containerPort: 8080 }],
                };
                const { privateSubnets } = smallCluster(stack, { service });
                const first = privateSubnets.slice(0, 1).map((one) => one.ref());
                const balancer = stack.add("aws:lb/loadBalancer:LoadBalancer", "edge", {
                    loadBalancerType: "network",
                    subnets: first,
                });
                stack.add("aws:lb/listener:Listener", "edge", {
                    ...{ loadBalancerArn: balancer.ref("arn"), port: 443, protocol: "TCP" },
                    defaultActions: [{ type: "forward", targetGroupArn: group.ref("arn") }],
                });
            }),
        );
        expect(
            report.losses.filter(({ kind }) => kind === "zone").map(({ what, verdict }) => `${what} ${verdict}`),
        ).to.deep.equal(["a bad", "b good"]);
        expect(report.singlePoints.map(({ name, why }) => `${name}: ${why}`)).to.deep.equal([
            "load balancer edge: it is in a alone",
        ]);
    });

    it("takes an instance that nothing replaces for what it is", () => {
        const report = resilienceReport(
            planOf((stack) => {
                const vpc = stack.add("aws:ec2/vpc:Vpc", "vpc", { cidrBlock: "10.0.0.0/16" });
                const place = { vpcId: vpc.ref(), cidrBlock: "10.0.0.0/24", availabilityZone: "a" };
                const subnet = stack.add("aws:ec2/subnet:Subnet", "a", place);
                stack.add("aws:ec2/instance:Instance", "app", { subnetId: subnet.ref() });
            }),
        );
        expect(report.losses.map(({ kind, what, verdict }) => `${kind} ${what} ${verdict}`)).to.deep.equal([
            "zone a bad",
            "instance one of app bad",
        ]);
    });
});
