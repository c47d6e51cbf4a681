import { expect } from "chai";
import { record, recordBoth } from "../../../harness/record";
import type { Recording } from "../../../harness/recording";
import { internalRoute, publicRoute, service } from "./fixture";

const ingress = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const egress = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const group = "aws:ec2/securityGroup:SecurityGroup";
const routed = { port: 3000, public: publicRoute, internal: internalRoute };

function rules(recording: Recording, type: string): Record<string, unknown> {
    return Object.fromEntries(recording.names(type).map((name) => [name, recording.inputs(type, name)]));
}

const tcp = (port: number) => ({ ipProtocol: "tcp", fromPort: port, toPort: port });

describe("Service with dynamic ports", () => {
    it("needs no rule of its own", async () => {
        const recording = await record(service(routed));
        expect([...recording.names(ingress), ...recording.names(egress), ...recording.names(group)]).to.deep.equal([]);
        expect(recording.inputs("aws:lb/targetGroup:TargetGroup", "app-tg")["targetType"]).to.equal("instance");
    });
});

describe("Service with a fixed host port", () => {
    const config = { ...routed, hostPort: 8080 };

    it("lets its load balancers, and nobody else, reach that port of the instances", async () => {
        const { strict, placeholder } = await recordBoth(service(config));
        expect(strict.list).to.deep.equal(placeholder.list);
        expect(rules(placeholder, ingress)).to.deep.equal({
            "app-port-lb-public": {
                securityGroupId: "sg-cluster",
                referencedSecurityGroupId: "sg-public",
                description: "From the load balancer public to app",
                ...tcp(8080),
            },
            "app-port-lb-services": {
                securityGroupId: "sg-cluster",
                referencedSecurityGroupId: "sg-services",
                description: "From the load balancer services to app",
                ...tcp(8080),
            },
        });
        expect(rules(placeholder, egress)).to.deep.equal({
            "app-port-lb-public": {
                securityGroupId: "sg-public",
                referencedSecurityGroupId: "sg-cluster",
                description: "To app",
                ...tcp(8080),
            },
            "app-port-lb-services": {
                securityGroupId: "sg-services",
                referencedSecurityGroupId: "sg-cluster",
                description: "To app",
                ...tcp(8080),
            },
        });
    });

    it("opens nothing for a load balancer that it has no route from", async () => {
        const recording = await record(service({ ...config, internal: undefined }));
        expect(recording.names(ingress)).to.deep.equal(["app-port-lb-public"]);
    });

    it("has one copy an instance, and starts when the rules are there", async () => {
        const recording = await record(service(config));
        const { placementConstraints } = recording.inputs("aws:ecs/service:Service", "app");
        expect(placementConstraints).to.deep.equal([{ type: "distinctInstance" }]);
        const { dependencies } = recording.one("aws:ecs/service:Service", "app");
        expect(dependencies).to.include(recording.one(ingress, "app-port-lb-public").urn);
        expect(dependencies).to.include(recording.one(egress, "app-port-lb-public").urn);
    });
});

describe("Service in awsvpc mode", () => {
    const config = { ...routed, networkMode: "awsvpc" };

    it("has a group that its load balancers reach, and that reaches what the instances may", async () => {
        const { strict, placeholder } = await recordBoth(service(config));
        expect(strict.list).to.deep.equal(placeholder.list);
        const own = placeholder.id(group, "app-tasks");
        expect(placeholder.inputs(group, "app-tasks")).to.deep.equal({
            vpcId: "vpc-1",
            description: "Tasks of app",
            tags: { Name: "platform-test-app" },
        });
        expect(rules(placeholder, ingress)).to.deep.equal({
            "app-tasks-lb-public": {
                securityGroupId: own,
                referencedSecurityGroupId: "sg-public",
                description: "From the load balancer public to app",
                ...tcp(3000),
            },
            "app-tasks-lb-services": {
                securityGroupId: own,
                referencedSecurityGroupId: "sg-services",
                description: "From the load balancer services to app",
                ...tcp(3000),
            },
        });
        expect(rules(placeholder, egress)).to.deep.equal({
            "app-tasks-lb-public": {
                securityGroupId: "sg-public",
                referencedSecurityGroupId: own,
                description: "To app",
                ...tcp(3000),
            },
            "app-tasks-lb-services": {
                securityGroupId: "sg-services",
                referencedSecurityGroupId: own,
                description: "To app",
                ...tcp(3000),
            },
            "app-tasks-on-premises-10.16.0.0-16": {
                securityGroupId: own,
                cidrIpv4: "10.16.0.0/16",
                description: "On-premises network, through the VPN",
                ipProtocol: "tcp",
                fromPort: 0,
                toPort: 65535,
            },
            "app-tasks-tcp-443-443-0.0.0.0-0": {
                securityGroupId: own,
                cidrIpv4: "0.0.0.0/0",
                description: "HTTPS to AWS and public web services",
                ...tcp(443),
            },
            "app-tasks-tcp-80-80-0.0.0.0-0": {
                securityGroupId: own,
                cidrIpv4: "0.0.0.0/0",
                description: "HTTP to public web services",
                ...tcp(80),
            },
        });
    });

    it("lives in the private subnets, without public addresses, behind targets by address", async () => {
        const recording = await record(service(config));
        expect(recording.inputs("aws:ecs/service:Service", "app")["networkConfiguration"]).to.deep.equal({
            subnets: ["subnet-a", "subnet-b"],
            securityGroups: [recording.id(group, "app-tasks")],
            assignPublicIp: false,
        });
        expect(recording.inputs("aws:ecs/taskDefinition:TaskDefinition", "app")["networkMode"]).to.equal("awsvpc");
        expect(recording.inputs("aws:lb/targetGroup:TargetGroup", "app-tg")["targetType"]).to.equal("ip");
    });

    it("is reached by nobody when it has no route", async () => {
        const recording = await record(service({ port: 3000, networkMode: "awsvpc" }));
        expect(recording.names(ingress)).to.deep.equal([]);
    });
});
