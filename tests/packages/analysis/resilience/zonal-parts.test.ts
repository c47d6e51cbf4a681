import { expect } from "chai";
import { analyze } from "@platform/analysis/resilience/index";
import { resilienceReport } from "@platform/analysis/resilience/report";
import { zonalParts } from "@platform/analysis/resilience/zonal-parts";
import type { Handle, Inputs, StackBuilder } from "../../../policy-pack/harness/stack";
import { planOf } from "../support/plans";
import { alarm } from "../alarms/small-stack";
import { smallCluster } from "./small-cluster";

/** Subnets in zones a and b, and nothing that runs in them. */
function subnets(stack: StackBuilder): readonly unknown[] {
    const vpc = stack.add("aws:ec2/vpc:Vpc", "vpc", { cidrBlock: "10.0.0.0/16" });
    return ["a", "b"].map((zone, at) =>
        stack
            .add("aws:ec2/subnet:Subnet", zone, {
                ...{ vpcId: vpc.ref(), availabilityZone: zone, cidrBlock: `10.0.${at}.0/24` },
            })
            .ref(),
    );
}

/** What the kinds say becomes of the resources that a test adds: `name: failover, why`. */
function fates(build: (stack: StackBuilder, ids: readonly unknown[]) => void): readonly string[] {
    const plan = planOf((stack) => {
        build(stack, subnets(stack));
    });
    return zonalParts(plan).map(({ name, failover, why, zone = "any" }) => `${name}: ${failover} (${zone}), ${why}`);
}

describe("what a zone takes with it", () => {
    it("is a database without a standby, whoever calls it", () => {
        const { verdict, summary } = analyze(
            planOf((stack) => {
                const group = stack.add("aws:rds/subnetGroup:SubnetGroup", "db", { subnetIds: subnets(stack) });
                stack.add("aws:rds/instance:Instance", "db", { dbSubnetGroupName: group.ref("name"), multiAz: false });
            }),
        );
        expect([verdict, summary]).to.deep.equal([
            "bad",
            "The stack does not survive the loss of zone a, zone b: 1 single point of failure.",
        ]);
    });

    it("is such a database also where the plan names no zone", () => {
        const { verdict, summary } = analyze(planOf((stack) => stack.add("aws:rds/instance:Instance", "db")));
        expect([verdict, summary]).to.deep.equal([
            "bad",
            "The stack does not survive the loss of its own zone: 1 single point of failure.",
        ]);
    });

    it("publishes nothing any more, which an alarm may tell", () => {
        const { losses } = resilienceReport(
            planOf((stack) => {
                subnets(stack);
                stack.add("aws:rds/instance:Instance", "db", { identifier: "db", availabilityZone: "a" });
                alarm(stack, "db-silent", {
                    ...{ namespace: "AWS/RDS", metricName: "CPUUtilization", treatMissingData: "breaching" },
                    ...{ threshold: 90, dimensions: { DBInstanceIdentifier: "db" } },
                });
            }),
        );
        expect(losses.map(({ what, alarms }) => [what, alarms.map(({ name }) => name)])).to.deep.equal([
            ["a", ["db-silent"]],
            ["b", []],
        ]);
    });

    it("has a loss of its own where no subnet is in its zone", () => {
        const { losses } = resilienceReport(
            planOf((stack) => {
                subnets(stack);
                stack.add("aws:ebs/volume:Volume", "disk", { availabilityZone: "c" });
            }),
        );
        const rows = losses.map(({ what, verdict, others }) => [what, verdict, others.map(({ why }) => why)]);
        expect(rows).to.deep.equal([
            ["a", "neutral", []],
            ["b", "neutral", []],
            ["c", "bad", ["it is in c alone"]],
        ]);
    });

    const balancer = "aws:lb/loadBalancer:LoadBalancer";
    const placed: readonly (readonly [
        what: string,
        type: string,
        inputs: (ids: readonly unknown[]) => Inputs,
        is: string,
    ])[] = [
        ["a load balancer", balancer, ([a]) => ({ subnets: [a] }), "load balancer it: none (a), it is in a alone"],
        [
            "a load balancer",
            balancer,
            (ids) => ({ subnets: ids }),
            "load balancer it: standby (any), it goes on in its other zones",
        ],
        [
            "a load balancer",
            balancer,
            () => ({ subnets: ["subnet-elsewhere"] }),
            "load balancer it: unknown (any), its zones are not all known",
        ],
        [
            "a function",
            "aws:lambda/function:Function",
            ([, b]) => ({ vpcConfig: { subnetIds: [b] } }),
            "function it: none (b), it is in b alone",
        ],
        [
            "a file system of One Zone storage",
            "aws:efs/fileSystem:FileSystem",
            () => ({ availabilityZoneName: "a" }),
            "file system it: none (a), it is in a alone",
        ],
        [
            "a Memcached cluster",
            "aws:elasticache/cluster:Cluster",
            () => ({ numCacheNodes: 3 }),
            "cache it: none (any), none of its nodes has a replica",
        ],
        [
            "a Memcached cluster across zones",
            "aws:elasticache/cluster:Cluster",
            () => ({ numCacheNodes: 2, azMode: "cross-az" }),
            "cache it: partly (any), what its nodes there held is cold: callers ask what is behind it",
        ],
        [
            "a serverless cache",
            "aws:elasticache/serverlessCache:ServerlessCache",
            () => ({}),
            "cache it: standby (any), AWS keeps its content in several zones",
        ],
        [
            "a fleet",
            "aws:ec2/fleet:Fleet",
            () => ({}),
            "fleet it: unknown (any), how many of its instances run where is not known",
        ],
    ];
    for (const [what, type, inputs, is] of placed)
        it(`says of ${what}: ${is}`, () => {
            expect(fates((stack, ids) => stack.add(type, "it", inputs(ids)))).to.deep.equal([is]);
        });

    it("reaches a file system through the zones of its mount targets", () => {
        const targets = (count: number) =>
            fates((stack, ids) => {
                const files: Handle = stack.add("aws:efs/fileSystem:FileSystem", "it");
                for (const [at, subnetId] of ids.slice(0, count).entries())
                    stack.add("aws:efs/mountTarget:MountTarget", `${at}`, { fileSystemId: files.ref(), subnetId });
            });
        expect(targets(0)).to.deep.equal([]);
        expect(targets(1)).to.deep.equal(["file system it: none (a), it is in a alone"]);
        expect(targets(2)).to.deep.equal(["file system it: standby (any), it goes on in its other zones"]);
    });

    it("is nothing of what AWS keeps in several zones", () => {
        const types = ["aws:s3/bucket:Bucket", "aws:dynamodb/table:Table", "aws:lambda/function:Function"];
        const { verdict, summary } = analyze(
            planOf((stack) => {
                for (const type of types) stack.add(type, "it");
            }),
        );
        expect([verdict, summary]).to.deep.equal([
            "neutral",
            "Nothing in this plan can be lost: it has neither zones nor VPN connections.",
        ]);
    });

    it("is not known of unknown types and of what a plugin builds", () => {
        const named = "1 resource of a type that this analysis does not know (aws:apprunner/service:Service)";
        const unknown = (stack: StackBuilder) => stack.add("aws:apprunner/service:Service", "shop");
        const alone = analyze(planOf(unknown));
        expect([alone.verdict, alone.summary]).to.deep.equal(["unknown", `Not known: what a loss does to ${named}.`]);
        const beside = analyze(
            planOf((stack) => {
                smallCluster(stack);
                unknown(stack);
            }),
        );
        expect([beside.verdict, beside.summary]).to.deep.equal([
            "unknown",
            "Every service that is known survives the loss of any of the 2 zones, of any instance, tunnel or customer gateway. " +
                `Not known: what a loss does to ${named}.`,
        ]);
        const opaque = analyze(
            planOf((stack) => {
                const { record } = stack.add("awsx:lb:ApplicationLoadBalancer", "front");
                Object.assign(record, { kind: "remote-component" });
            }),
        );
        expect(opaque.summary).to.contain("does not know (awsx:lb:ApplicationLoadBalancer)");
    });
});
