import { expect } from "chai";
import { costReport } from "@platform/analysis/cost/report";
import type { StackBuilder } from "../../../policy-pack/harness/stack";
import { planOf } from "../support/plans";

/** Nothing is used, so that a bill has only what the plan says. */
const unused = Object.fromEntries(
    [
        ...["internetOutGb", "natGatewayGb", "vpnOutGb", "betweenZonesGb", "loadBalancerCapacityUnits"],
        ...["interfaceEndpointGb", "serviceLogGb", "flowLogGb", "otherLogGb", "accessLogGb", "bucketGb"],
        ...["requestsPerKey", "dnsQueries", "emails", "queueRequests"],
    ].map((name) => [name, 0]),
);

function reportOf(build: (stack: StackBuilder) => void, usage: object = unused) {
    return costReport(planOf(build, { config: new Map([["platform:cost", { usage }]]) }));
}

/** To the cent. */
function cents(usd: number): number {
    return Math.round(usd * 100) / 100;
}

describe("cost: what resources cost", () => {
    const cases: readonly (readonly [string, (stack: StackBuilder) => void, number, object?])[] = [
        // 730 h × 0.045
        [
            "a NAT gateway",
            (stack) => stack.add("aws:ec2/natGateway:NatGateway", "nat", { subnetId: "subnet-1" }),
            32.85,
        ],
        // 730 h × 0.005
        ["an address", (stack) => stack.add("aws:ec2/eip:Eip", "address"), 3.65],
        // 730 h × 0.0225 + 2 addresses × 3.65
        [
            "a public load balancer",
            (stack) => stack.add("aws:lb/loadBalancer:LoadBalancer", "lb", { internal: false, subnets: ["a", "b"] }),
            23.73,
        ],
        // 730 h × 0.0225
        [
            "an internal load balancer under another name of its type",
            (stack) => stack.add("aws:alb/loadBalancer:LoadBalancer", "lb", { internal: true, subnets: ["a", "b"] }),
            16.43,
        ],
        // 730 h × 0.05 + 2 tunnels × 3.65 + secret 0.40
        [
            "a VPN connection with its keys in a secret",
            (stack) =>
                stack.add("aws:ec2/vpnConnection:VpnConnection", "vpn", { presharedKeyStorage: "SecretsManager" }),
            44.2,
        ],
        // 730 h × 0.0042 + 8 GB × 0.08
        [
            "an instance",
            (stack) =>
                stack.add("aws:ec2/instance:Instance", "host", {
                    instanceType: "t4g.nano",
                    rootBlockDevice: { volumeType: "gp3", volumeSize: 8 },
                }),
            3.71,
        ],
        // 730 h × 0.0208 + 8 GB × 0.08 + 10 vCPU hours × 0.05
        [
            "an instance that may take more CPU than its credits pay for",
            (stack) => stack.add("aws:ec2/instance:Instance", "host", { instanceType: "t3.small" }),
            16.32,
            { surplusVcpuHours: 10 },
        ],
        // 730 h × 0.0208 + 8 GB × 0.08
        [
            "an instance that may not",
            (stack) =>
                stack.add("aws:ec2/instance:Instance", "host", {
                    instanceType: "t3.small",
                    creditSpecification: { cpuCredits: "standard" },
                }),
            15.82,
            { surplusVcpuHours: 10 },
        ],
        // 3 metrics × 0.10; the expression is free
        [
            "an alarm on metric maths",
            (stack) =>
                stack.add("aws:cloudwatch/metricAlarm:MetricAlarm", "alarm", {
                    metricQueries: [
                        { id: "e", expression: "a+b+c", returnData: true },
                        ...["a", "b", "c"].map((id) => ({ id, metric: { metricName: id, period: 60 } })),
                    ],
                }),
            0.3,
        ],
        // a period below a minute: 0.30
        [
            "a high-resolution alarm",
            (stack) => stack.add("aws:cloudwatch/metricAlarm:MetricAlarm", "alarm", { metricName: "x", period: 10 }),
            0.3,
        ],
        ["a key", (stack) => stack.add("aws:kms/key:Key", "key"), 1],
        // 730 h × 0.11 + 2 metrics × 0.30
        ["a probe", (stack) => stack.add("aws:networkmonitor/probe:Probe", "probe"), 80.9],
        // 2 zones × 730 h × 0.01
        [
            "an interface endpoint in two zones",
            (stack) =>
                stack.add("aws:ec2/vpcEndpoint:VpcEndpoint", "e", {
                    vpcEndpointType: "Interface",
                    subnetIds: ["a", "b"],
                }),
            14.6,
        ],
        // 2 zones, one of which the endpoint gets by a resource of its own
        [
            "an interface endpoint with an added subnet",
            (stack) => {
                const one = { vpcEndpointType: "Interface", subnetIds: ["a"] };
                const endpoint = stack.add("aws:ec2/vpcEndpoint:VpcEndpoint", "e", one);
                stack.add("aws:ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation", "b", {
                    vpcEndpointId: endpoint.ref(),
                    subnetId: "b",
                });
            },
            14.6,
        ],
        // db.t4g.small 730 h × 0.032 × 2 + 20 GB × 0.115 × 2
        [
            "a database with a standby",
            (stack) =>
                stack.add("aws:rds/instance:Instance", "db", {
                    instanceClass: "db.t4g.small",
                    multiAz: true,
                    allocatedStorage: 20,
                }),
            51.32,
        ],
    ];

    for (const [name, build, usd, usage = {}] of cases) {
        it(`${name}: ${usd}`, () => {
            const { total, unknown } = reportOf(build, { ...unused, ...usage });

            expect(cents(total)).to.equal(usd);
            expect(unknown).to.deep.equal([]);
        });
    }

    it("splits what gateways and load balancers use together, and keeps logs for as long as they are kept", () => {
        const report = reportOf(
            (stack) => {
                stack.add("aws:ec2/natGateway:NatGateway", "a", {});
                stack.add("aws:ec2/natGateway:NatGateway", "b", {});
                stack.add("aws:lb/loadBalancer:LoadBalancer", "lb", { internal: false, subnets: [] });
                stack.add("aws:cloudwatch/logGroup:LogGroup", "logs", { name: "/logs", retentionInDays: 365 });
            },
            { ...unused, natGatewayGb: 100, internetOutGb: 10, otherLogGb: 2 },
        );
        const usd = (what: string) => cents(report.lines.find((line) => line.what === what)?.usd ?? NaN);

        expect(usd("data through NAT gateways")).to.equal(4.5); // 100 GB × 0.045, half of it each
        expect(usd("data to the internet")).to.equal(0.9); // 10 GB × 0.09, through the load balancer
        expect(usd("other logs")).to.equal(1); // 2 GB × 0.50
        expect(usd("logs kept")).to.equal(0.11); // 2 GB × 15 % × 12 months × 0.03
        expect(report.fromUsage).to.be.closeTo(4.5 + 0.9 + 1 + 0.11, 1e-9);
    });
});

describe("cost: what is written to", () => {
    const written = { ...unused, flowLogGb: 3, serviceLogGb: 2, otherLogGb: 1, accessLogGb: 4, bucketGb: 7 };
    const lines = (build: (stack: StackBuilder) => void) =>
        reportOf(build, written).lines.map(({ what, quantity }) => [what, Math.round(quantity * 100) / 100]);

    it("tells log groups of flow logs and of containers from others", () => {
        const found = lines((stack) => {
            const flows = stack.add("aws:cloudwatch/logGroup:LogGroup", "flows", { name: "/flows" });
            stack.add("aws:ec2/flowLog:FlowLog", "flow", { logDestination: flows.ref("arn") });
            stack.add("aws:cloudwatch/logGroup:LogGroup", "app", { name: "/app" });
            const options = { "awslogs-group": "/app" };
            stack.add("aws:ecs/taskDefinition:TaskDefinition", "app", {
                containerDefinitions: JSON.stringify([{ name: "app", logConfiguration: { options } }]),
            });
            stack.add("aws:cloudwatch/logGroup:LogGroup", "rest", { name: "/rest" });
        });

        expect(found.filter(([what]) => what !== "logs kept")).to.deep.equal([
            ["flow logs", 3],
            ["logs of services", 2],
            ["other logs", 1],
        ]);
    });

    it("counts flow logs in S3 by their delivery, and as long as the bucket keeps them", () => {
        const found = lines((stack) => {
            const logs = stack.add("aws:s3/bucket:Bucket", "logs", { bucket: "logs" });
            stack.add("aws:ec2/flowLog:FlowLog", "flow", { logDestinationType: "s3", logDestination: logs.ref("arn") });
            stack.add("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", "logs", {
                bucket: logs.ref("id"),
                rules: [{ expiration: { days: 365 } }],
            });
        });
        expect(found).to.deep.equal([
            ["flow logs kept", 36],
            ["flow logs delivered to S3", 3],
        ]);
    });

    it("tells buckets of access logs, by the balancers that write there and how long they are kept", () => {
        const found = lines((stack) => {
            const logs = stack.add("aws:s3/bucket:Bucket", "logs", { bucket: "logs" });
            stack.add("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", "logs", {
                bucket: logs.ref(),
                rules: [{ expiration: { days: 73 } }],
            });
            for (const name of ["a", "b"]) {
                const accessLogs = { bucket: logs.ref(), enabled: true };
                stack.add("aws:lb/loadBalancer:LoadBalancer", name, { internal: true, accessLogs });
            }
            stack.add("aws:s3/bucket:Bucket", "rest", { bucket: "rest" });
        });

        // 2 balancers × 4 GB × 73 days of 365/12
        expect(found.filter(([what]) => what === "access logs kept" || what === "S3 storage")).to.deep.equal([
            ["access logs kept", 19.2],
            ["S3 storage", 7],
        ]);
    });
});

describe("cost: what is not known", () => {
    it("lists types and instance types without a price, with their number, and adds nothing", () => {
        const { total, unknown } = reportOf((stack) => {
            stack.add("aws:redshift/cluster:Cluster", "one", {});
            stack.add("aws:redshift/cluster:Cluster", "two", {});
            stack.add("aws:ec2/spotInstanceRequest:SpotInstanceRequest", "spot", { instanceType: "t3.large" });
            stack.add("aws:rds/instance:Instance", "db", { engine: "oracle-ee", instanceClass: "db.t3.large" });
            stack.add("aws:ec2/instance:Instance", "big", { instanceType: "u-24tb1.112xlarge", rootBlockDevice: {} });
        });

        expect(unknown.map(({ type, reason, urns }) => [urns.length, type, reason])).to.deep.equal([
            [2, "aws:redshift/cluster:Cluster", "the price table does not have this type"],
            [1, "aws:ec2/spotInstanceRequest:SpotInstanceRequest", "the table has no spot prices"],
            [1, "aws:rds/instance:Instance", "the table has no prices of oracle-ee"],
            [1, "aws:ec2/instance:Instance", "the table has no price of u-24tb1.112xlarge"],
        ]);
        expect(cents(total)).to.equal(0.8); // the instance's volume: 8 GB × 0.10 of gp2, the provider's default
    });

    it("counts what is free, and what is only looked up not at all", () => {
        const { free, unknown } = reportOf((stack) => {
            stack.add("aws:iam/role:Role", "role");
            stack.add("aws:alb/listenerRule:ListenerRule", "rule");
            stack.add("random:index/randomId:RandomId", "suffix");
        });

        expect([free, unknown]).to.deep.equal([3, []]);
    });
});
