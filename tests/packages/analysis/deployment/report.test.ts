import { expect } from "chai";
import { analyze } from "@platform/analysis/deployment/index";
import { deploymentReport } from "@platform/analysis/deployment/report";
import { Plan } from "@platform/analysis/plan";
import { planOf } from "../support/plans";

describe("deployment: a plan's order", () => {
    it("adds up the chain from the network to the gateway", () => {
        const plan = planOf((stack) => {
            const vpc = stack.add("aws:ec2/vpc:Vpc", "vpc");
            const subnet = stack.add("aws:ec2/subnet:Subnet", "subnet", { vpcId: vpc.ref() });
            stack.add("aws:ec2/natGateway:NatGateway", "nat", { subnetId: subnet.ref() });
            stack.add("aws:sns/topic:Topic", "topic");
        });
        const { create, createPath, destroyTotals, destroyPath, stages } = deploymentReport(plan);

        // VPC 12, subnet 2, NAT gateway 110; the topic's 2 are done beside them
        expect(createPath.map(({ name, seconds }) => [name, seconds])).to.deep.equal([
            ["vpc", 12],
            ["subnet", 2],
            ["nat", 110],
        ]);
        expect([create.critical, create.serial]).to.deep.equal([124, 126]);
        expect(stages.map(({ width }) => width)).to.deep.equal([2, 1, 1]);
        // the other way round: NAT gateway 60, subnet 2, VPC 2
        expect(destroyPath.map(({ name }) => name)).to.deep.equal(["nat", "subnet", "vpc"]);
        expect([destroyTotals.critical, destroyTotals.serial]).to.deep.equal([64, 66]);
    });

    it("waits for all that is in a component that something depends on", () => {
        const plan = planOf((stack) => {
            const balancer = stack.add("awsx:lb:ApplicationLoadBalancer", "web");
            const inside = stack.add(
                "aws:lb/loadBalancer:LoadBalancer",
                "web-0",
                {},
                "awsx:lb:ApplicationLoadBalancer",
            );
            Object.assign(inside.record, { parent: balancer.record.urn });
            stack.add("aws:sns/topic:Topic", "topic", { name: balancer.ref("name") });
        });
        expect(deploymentReport(plan).createPath.map(({ name }) => name)).to.deep.equal(["web-0", "topic"]);
    });

    it("waits for parents, and counts components as no time", () => {
        const plan = planOf((stack) => {
            stack.add("platform:x:Part", "part");
            stack.add("aws:ec2/vpc:Vpc", "vpc", {}, "platform:x:Part");
        });
        const { create, resources } = deploymentReport(plan);

        expect([create.critical, resources]).to.deep.equal([12, 1]);
    });

    it("adds health checks to a service that is waited for, and its draining to its end", () => {
        const plan = planOf((stack) => {
            const group = stack.add("aws:lb/targetGroup:TargetGroup", "group", {
                deregistrationDelay: 120,
                healthCheck: { interval: 10, healthyThreshold: 4 },
            });
            const loadBalancers = [{ targetGroupArn: group.ref("arn"), containerName: "app", containerPort: 80 }];
            stack.add("aws:ecs/service:Service", "waited", { loadBalancers, waitForSteadyState: true });
            stack.add("aws:ecs/service:Service", "started", { loadBalancers });
        });
        const { createPath, destroy } = deploymentReport(plan);

        // 90 + 4 checks × 10; the target group before it 2
        expect(createPath.at(-1)).to.include({ name: "waited", seconds: 130, doneAfter: 132 });
        // 60 + 120
        expect(destroy.waits.map(({ label, seconds, text }) => [label, seconds, text])).to.deep.equal(
            ["started", "waited"].map((name) => [
                `ecs/service ${name}`,
                180,
                "its load balancers let requests finish for 120 s, then its tasks stop",
            ]),
        );
    });

    it("adds the time for which ECS watches a service's longest deployment alarm, where it watches", () => {
        const plan = planOf((stack) => {
            const quick = { name: "quick", evaluationPeriods: 3, metricQueries: [{ metric: { period: 60 } }] };
            const slow = { name: "slow", evaluationPeriods: 5, period: 300 };
            const alarmNames = [quick, slow].map((one) =>
                stack.add("aws:cloudwatch/metricAlarm:MetricAlarm", one.name, one).ref("name"),
            );
            const service = { waitForSteadyState: true, alarms: { enable: true, alarmNames } };
            stack.add("aws:ecs/service:Service", "watched", service);
            stack.add("aws:ecs/service:Service", "unwatched", { ...service, alarms: { enable: false, alarmNames } });
        });
        const { create, createPath } = deploymentReport(plan);

        // 90 + 5 × 300; the alarms before it 2
        expect(createPath.at(-1)).to.include({ name: "watched", seconds: 1590, doneAfter: 1592 });
        expect(create.serial).to.equal(2 + 2 + 1590 + 90);
    });

    it("names what stops a destroy, what is lost in it, and what is left of it", () => {
        const plan = planOf((stack) => {
            stack.add("aws:lb/loadBalancer:LoadBalancer", "lb", { enableDeletionProtection: true }, undefined, {
                protect: true,
            });
            stack.add("aws:s3/bucket:Bucket", "full", {});
            stack.add("aws:s3/bucketV2:BucketV2", "emptied", { forceDestroy: true });
            stack.add("aws:kms/key:Key", "key", { deletionWindowInDays: 7 });
            stack.add("aws:ecs/taskDefinition:TaskDefinition", "task", { skipDestroy: true });
            stack.add("aws:cognito/userPool:UserPool", "users", { deletionProtection: "ACTIVE" });
            stack.add("aws:rds/instance:Instance", "careless", { skipFinalSnapshot: true });
            stack.add("aws:rds/instance:Instance", "careful", {
                ...{ finalSnapshotIdentifier: "careful-last", deleteAutomatedBackups: false },
            });
            stack.add("aws:rds/instance:Instance", "replica", { replicateSourceDb: "x", skipFinalSnapshot: true });
            stack.add("aws:rds/cluster:Cluster", "undecided", {});
            stack.add("aws:elasticache/replicationGroup:ReplicationGroup", "sessions", {
                finalSnapshotIdentifier: "sessions-last",
            });
            stack.add("aws:elasticache/cluster:Cluster", "pages", { engine: "memcached" });
            stack.add("aws:route53/zone:Zone", "inside", { forceDestroy: true, vpcs: [{ vpcId: "vpc-1" }] });
            stack.add("aws:route53/zone:Zone", "outside", { forceDestroy: true });
            stack.add("aws:sns/topic:Topic", "topic");
        });
        const { stops, refused, loses, leaves } = deploymentReport(plan).destroy;

        expect(stops.map(({ label, text }) => `${label}: ${text}`)).to.deep.equal([
            "cognito/userPool users: AWS refuses to delete it while its deletion protection is on",
            "lb/loadBalancer lb: protected, so that Pulumi refuses to delete it; " +
                "AWS refuses to delete it while its deletion protection is on",
            "rds/cluster undecided: its deletion fails: it wants a final snapshot (skipFinalSnapshot) and has no finalSnapshotIdentifier",
            "s3/bucket full: cannot be deleted while it has objects",
        ]);
        expect(refused.map(({ label }) => label)).to.deep.equal([
            ...["cognito/userPool users", "lb/loadBalancer lb", "rds/cluster undecided"],
        ]);
        expect(loses.map(({ label, text }) => `${label}: ${text}`)).to.deep.equal([
            "cognito/userPool users: its users, with their passwords",
            "elasticache/cluster pages: its content",
            "elasticache/replicationGroup sessions: what is written after its final snapshot",
            "kms/key key: all that is still encrypted with it, backups and snapshots among that, once it is deleted",
            "rds/cluster undecided: what is written after its final snapshot",
            "rds/instance careful: what is written after its final snapshot",
            "rds/instance careless: its data, of which no final snapshot is made",
            "route53/zone outside: its name servers: a new zone has others, to which its parent has to delegate",
            ...["s3/bucket emptied: its objects", "s3/bucket full: its objects"],
        ]);
        expect(leaves.map(({ label, text }) => `${label}: ${text}`)).to.deep.equal([
            "ecs/taskDefinition task: is kept: skipDestroy",
            "elasticache/replicationGroup sessions: leaves its final snapshot sessions-last, which costs by the GB until somebody deletes it",
            "kms/key key: is deleted only after 7 days; until then it can be kept, costs nothing, and nothing that it encrypts can be read",
            "rds/instance careful: leaves its final snapshot careful-last, which costs by the GB until somebody deletes it, " +
                "and its automated backups, which cost by the GB until they expire",
            "route53/zone outside: its parent domain still delegates to its name servers: have those NS records removed first, or whoever gets the servers next answers in its name",
        ]);
    });

    it("says which types it takes as one or two calls because it does not know their times", () => {
        const plan = planOf((stack) => {
            stack.add("aws:redshift/cluster:Cluster", "warehouse");
            stack.add("aws:sns/topic:Topic", "topic");
            stack.add("random:index/randomId:RandomId", "suffix");
        });
        const { summary, blocks } = analyze(plan);

        expect(summary).to.equal(
            "A first deployment of the 3 resources takes about 2 s; a destroy about 2 s. Not known, and taken as one or " +
                "two calls: 1 resource of a type that this analysis does not know (aws:redshift/cluster:Cluster).",
        );
        expect(blocks).to.deep.include({
            kind: "list",
            caption: "Types whose times are not known, taken as one or two calls",
            items: [{ text: "1 × aws:redshift/cluster:Cluster", verdict: "unknown" }],
        });
    });

    it("speaks of one obstacle as of one, and lists no slow types where there are none", () => {
        const { summary, blocks } = analyze(planOf((stack) => stack.add("aws:s3/bucket:Bucket", "files")));
        expect(summary).to.match(/, which 1 resource stops until it is dealt with\.$/);
        const captions = blocks.map((block) => ("caption" in block ? block.caption : ""));
        expect(captions).to.include("What stops a destroy until somebody does something");
        expect(captions).not.to.include("Usual times of the slow types in this plan");
    });

    it("waits for instances of a group, unless they are terminated with it", () => {
        const plan = planOf((stack) => {
            stack.add("aws:autoscaling/group:Group", "patient", {});
            stack.add("aws:autoscaling/group:Group", "forced", { forceDelete: true, waitForCapacityTimeout: "0" });
        });
        const { create, destroy } = deploymentReport(plan);

        expect(create.serial).to.equal(45 + 2);
        expect(destroy.waits.map(({ label, seconds, text }) => [label, seconds, text])).to.deep.equal([
            ["autoscaling/group patient", 180, "its instances have to be terminated first"],
            ["autoscaling/group forced", 40, "its instances are terminated with it"],
        ]);
    });

    it("estimates only what is new beside a plan to compare with", () => {
        const before = planOf((stack) => {
            stack.add("aws:ec2/vpc:Vpc", "vpc");
            stack.add("aws:sns/topic:Topic", "old");
        });
        const after = planOf((stack) => {
            const vpc = stack.add("aws:ec2/vpc:Vpc", "vpc");
            stack.add("aws:ec2/vpnGateway:VpnGateway", "vpn", { vpcId: vpc.ref() });
        });

        // the VPN gateway's 60; the VPC is there
        expect(deploymentReport(after, before).added).to.deep.equal({ serial: 60, critical: 60, count: 1, removed: 1 });
    });

    it("finds resources that wait for one another in a circle", () => {
        const straight = planOf((stack) => {
            const vpc = stack.add("aws:ec2/vpc:Vpc", "vpc");
            stack.add("aws:ec2/subnet:Subnet", "subnet", { vpcId: vpc.ref() });
        });
        const records = straight.resources.map(({ record, urn }) => ({
            ...record,
            dependencies: straight.resources.map((other) => other.urn).filter((other) => other !== urn),
        }));
        const section = analyze(new Plan({ project: "p", stack: "s", root: "/", records, config: new Map() }));

        expect([section.verdict, section.summary]).to.deep.equal([
            "bad",
            "2 resources wait for one another in a circle.",
        ]);
        expect(analyze(straight).verdict).to.equal("neutral");
    });
});
