import { expect } from "chai";
import type { WireMap } from "@platform/aws-model/wire";
import { bakeSeconds } from "../../../components/load-balancing/deployment-alarm";
import { healthCheckSchema } from "../../../components/load-balancing/route-schema";
import { alarmInputs } from "../../harness/alarms";
import { testTopics } from "../../harness/scope";
import { recordRoute, routeArgs, target, token, type Both } from "./fixture";

const dimensions = ({ placeholder }: Both) => ({
    LoadBalancer: "app/public/1",
    TargetGroup: placeholder.output(token.targetGroup, "certs-tg", "arnSuffix"),
});

describe("Route", () => {
    let both: Both;
    before(async () => {
        both = await recordRoute();
    });

    it("is the same resources whether or not AWS has answered", () => {
        const everything = [
            "aws:cloudwatch/metricAlarm:MetricAlarm certs-tg-deployment",
            "aws:cloudwatch/metricAlarm:MetricAlarm certs-tg-down",
            "aws:cloudwatch/metricAlarm:MetricAlarm certs-tg-errors",
            "aws:cloudwatch/metricAlarm:MetricAlarm certs-tg-failing",
            "aws:cloudwatch/metricAlarm:MetricAlarm certs-tg-slow",
            "aws:cloudwatch/metricAlarm:MetricAlarm certs-tg-unhealthy",
            "aws:lb/listenerRule:ListenerRule certs-tg",
            "aws:lb/targetGroup:TargetGroup certs-tg",
            "aws:route53/record:Record certs.apps.example.gov",
            "platform:load-balancing:Route certs-tg",
        ];
        expect(both.strict.list).to.deep.equal(everything);
        expect(both.placeholder.list).to.deep.equal(everything);
    });

    it("has a target group that speaks TLS up to the container and is named by Pulumi", () => {
        expect(both.strict.inputs(token.targetGroup, "certs-tg")).to.deep.equal({
            vpcId: "vpc-1",
            targetType: "instance",
            protocol: "HTTPS",
            protocolVersion: "HTTP1",
            port: 443,
            loadBalancingAlgorithmType: "least_outstanding_requests",
            slowStart: 0,
            stickiness: { type: "lb_cookie", enabled: false },
            deregistrationDelay: 90,
            healthCheck: {
                protocol: "HTTPS",
                port: "traffic-port",
                path: "/admin/ok",
                matcher: "200",
                interval: 15,
                timeout: 5,
                healthyThreshold: 2,
                unhealthyThreshold: 3,
            },
            tags: { Name: "platform-test-certs-tg" },
        });
    });

    it("replaces no target group for a port, and lets a group go before another load balancer takes it", () => {
        const { options } = both.strict.one(token.targetGroup, "certs-tg");
        expect(options.deleteBeforeReplace ?? false).to.equal(false);
        expect(both.strict.one(token.rule, "certs-tg").options.deleteBeforeReplace).to.equal(true);
    });

    it("keeps a client with one copy where the app asks for it", async () => {
        const { strict } = await recordRoute({ target: { ...routeArgs().target, stickinessSeconds: 3600 } });
        expect(strict.inputs(token.targetGroup, "certs-tg")["stickiness"]).to.deep.equal({
            type: "lb_cookie",
            enabled: true,
            cookieDuration: 3600,
        });
    });

    it("checks health in the clear where the app speaks plain HTTP", async () => {
        const { strict } = await recordRoute({ target: { ...routeArgs().target, type: "ip", protocol: "HTTP" } });
        const inputs = strict.inputs(token.targetGroup, "certs-tg");
        expect(inputs).to.include({ targetType: "ip", protocol: "HTTP", port: 80 });
        expect(inputs["healthCheck"]).to.include({ protocol: "HTTP" });
    });

    it("asks an app for its health in the version that it speaks", async () => {
        const asked = async (target: object) => {
            const { strict } = await recordRoute({
                target: { ...routeArgs().target, healthCheck: healthCheckSchema.parse({}), ...target },
            });
            const { protocolVersion, healthCheck } = strict.inputs(token.targetGroup, "certs-tg");
            const { path, matcher } = healthCheck as WireMap;
            return [protocolVersion, path, matcher];
        };
        const healthCheck = healthCheckSchema.parse({ path: "/certs.Orders/Check", matcher: "0,12" });
        expect(await asked({ protocolVersion: "HTTP2" })).to.deep.equal(["HTTP2", "/", "200"]);
        expect(await asked({ protocolVersion: "GRPC" })).to.deep.equal(["GRPC", "/grpc.health.v1.Health/Check", "0"]);
        expect(await asked({ protocolVersion: "GRPC", healthCheck })).to.deep.equal([
            "GRPC",
            "/certs.Orders/Check",
            "0,12",
        ]);
    });

    it("has a rule at its place on the HTTPS listener", () => {
        expect(both.placeholder.inputs(token.rule, "certs-tg")).to.deep.equal({
            listenerArn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/public/1/2",
            priority: 21154,
            conditions: [{ hostHeader: { values: ["certs.apps.example.gov"] } }],
            actions: [
                { type: "forward", targetGroupArn: both.placeholder.output(token.targetGroup, "certs-tg", "arn") },
            ],
            tags: { Name: "certs-tg" },
        });
    });

    it("takes a path prefix off, and has no records for it", async () => {
        const { strict } = await recordRoute({ match: { pathPrefix: "/certs" } });
        const inputs = strict.inputs(token.rule, "certs-tg");
        expect(inputs["conditions"]).to.deep.equal([{ pathPattern: { values: ["/certs", "/certs/*"] } }]);
        expect(inputs["transforms"]).to.deep.equal([
            { type: "url-rewrite", urlRewriteConfig: { rewrite: { regex: "^/certs/*(.*)$", replace: "/$1" } } },
        ]);
        expect(strict.names(token.record)).to.deep.equal([]);
    });

    it("hands on what a service needs", () => {
        const { placeholder } = both;
        expect(placeholder.one("platform:load-balancing:Route", "certs-tg").outputs).to.deep.equal({
            targetGroupArn: placeholder.output(token.targetGroup, "certs-tg", "arn"),
            targetGroupArnSuffix: placeholder.output(token.targetGroup, "certs-tg", "arnSuffix"),
            deploymentAlarmName: placeholder.output(token.alarm, "certs-tg-deployment", "name"),
        });
    });

    describe("records", () => {
        const hosts = ["certs.apps.example.gov", "*.certs.apps.example.gov"];

        it("point each host at the load balancer, with IPv6 where it has it", async () => {
            const { placeholder } = await recordRoute({
                match: { hosts, paths: [] },
                loadBalancer: { ...target, ipv6: true },
            });
            expect(placeholder.names(token.record)).to.deep.equal([
                "*.certs.apps.example.gov",
                "*.certs.apps.example.gov-ipv6",
                "certs.apps.example.gov",
                "certs.apps.example.gov-ipv6",
            ]);
            expect(placeholder.inputs(token.record, "certs.apps.example.gov-ipv6")).to.deep.equal({
                zoneId: "Z0123456789",
                name: "certs.apps.example.gov",
                type: "AAAA",
                aliases: [
                    {
                        name: "public.us-east-1.elb.amazonaws.com",
                        zoneId: "Z35SXDOTRQ7X7K",
                        evaluateTargetHealth: false,
                    },
                ],
            });
        });

        it("are left to the route that owns the host", async () => {
            const { strict } = await recordRoute({ match: { hosts, paths: [] }, aliasHosts: hosts.slice(1) });
            expect(strict.names(token.record)).to.deep.equal(["*.certs.apps.example.gov"]);
        });

        it("are left to others where the zone is not ours", async () => {
            const { strict } = await recordRoute({ aliasZoneId: undefined });
            expect(strict.names(token.record)).to.deep.equal([]);
        });
    });

    describe("alarms", () => {
        it("page on the app's share of errors, dead connections included", () => {
            const inputs = alarmInputs(both.placeholder, "certs-tg-errors");
            const sum = (id: string, metricName: string) => ({
                id,
                metric: {
                    namespace: "AWS/ApplicationELB",
                    metricName,
                    dimensions: dimensions(both),
                    period: 300,
                    stat: "Sum",
                },
            });
            expect(inputs["metricQueries"]).to.deep.equal([
                sum("requests", "RequestCount"),
                sum("answers", "HTTPCode_Target_5XX_Count"),
                sum("connections", "TargetConnectionErrorCount"),
                { id: "failed", expression: "FILL(answers, 0) + FILL(connections, 0)" },
                { id: "answered", expression: "IF(FILL(requests, 0) > failed, FILL(requests, 0), failed)" },
                {
                    id: "ratio",
                    label: "Failed requests in percent",
                    expression: "IF(answered >= 20, 100 * failed / answered, 0)",
                    returnData: true,
                },
            ]);
            expect(inputs).to.include({ threshold: 5, evaluationPeriods: 5, datapointsToAlarm: 3 });
            expect(inputs["alarmDescription"]).to.equal(
                "certs-tg on load balancer public fails in more than 5 percent of requests: the app " +
                    "answers 5xx or not at all. Roll back if it was just deployed; else read the app's log of the last minutes.",
            );
        });

        it("roll a deployment back within minutes, and tell nobody", () => {
            const inputs = both.placeholder.inputs(token.alarm, "certs-tg-deployment");
            const queries = inputs["metricQueries"] as readonly { metric?: { period: number }; expression?: string }[];
            expect(queries.flatMap(({ metric }) => metric?.period ?? [])).to.deep.equal([60, 60, 60]);
            expect(queries.at(-1)?.expression).to.equal("IF(answered >= 4, 100 * failed / answered, 0)");
            expect(inputs).to.include({ threshold: 5, evaluationPeriods: 3, datapointsToAlarm: 2 });
            expect(inputs).not.to.have.any.keys("alarmActions", "okActions");
            expect(bakeSeconds).to.equal(180);
        });

        it("leave a first copy the time that it may take to start", async () => {
            const minutes = async (startGraceSeconds: number) => {
                const { strict } = await recordRoute({ copies: { wanted: true, startGraceSeconds, keptBy: "ECS" } });
                const { evaluationPeriods, datapointsToAlarm } = strict.inputs(token.alarm, "certs-tg-down");
                return [evaluationPeriods, datapointsToAlarm];
            };
            expect(await minutes(60)).to.deep.equal([3, 3]);
            expect(await minutes(601)).to.deep.equal([13, 13]);
        });

        it("do not wait for copies where none is wanted", async () => {
            const { strict } = await recordRoute({ copies: { wanted: false, startGraceSeconds: 60, keptBy: "ECS" } });
            expect(strict.names(token.alarm)).to.deep.equal([
                "certs-tg-deployment",
                "certs-tg-errors",
                "certs-tg-failing",
                "certs-tg-slow",
                "certs-tg-unhealthy",
            ]);
        });

        it("say of a scaling group's copies what helps there", async () => {
            const copies = { wanted: true, startGraceSeconds: 60, keptBy: "scaling group" } as const;
            const { strict } = await recordRoute({ copies });
            const text = (name: string) => strict.inputs(token.alarm, name)["alarmDescription"];
            expect(text("certs-tg-down")).to.contain(
                "else look at the scaling group's activity history and at the app's log",
            );
            expect(text("certs-tg-unhealthy")).to.contain(
                "The scaling group replaces such instances: read in its activity",
            );
        });

        for (const [name, severity, expected] of [
            [
                "certs-tg-down",
                "critical",
                {
                    metricName: "HealthyHostCount",
                    comparisonOperator: "LessThanThreshold",
                    threshold: 1,
                    datapointsToAlarm: 3,
                    evaluationPeriods: 3,
                    alarmDescription:
                        "certs-tg on load balancer public has no healthy copy: users get errors. Roll back if " +
                        "it was just deployed; else look at the service's events and at the app's log for why its health " +
                        "check fails.",
                },
            ],
            [
                "certs-tg-unhealthy",
                "warning",
                {
                    metricName: "UnHealthyHostCount",
                    comparisonOperator: "GreaterThanThreshold",
                    threshold: 0,
                    datapointsToAlarm: 10,
                    evaluationPeriods: 15,
                    alarmDescription:
                        "certs-tg on load balancer public has had a copy that fails its health check for ten " +
                        "minutes; the others carry the load. See in the target group which one and why, then stop that " +
                        "task: ECS starts another.",
                },
            ],
        ] as const) {
            it(`tell of ${name} as ${severity}`, () => {
                expect(alarmInputs(both.placeholder, name)).to.deep.equal({
                    ...expected,
                    namespace: "AWS/ApplicationELB",
                    statistic: "Maximum",
                    period: 60,
                    dimensions: dimensions(both),
                    treatMissingData: "notBreaching",
                    alarmActions: [testTopics[severity]],
                    okActions: [testTopics[severity]],
                });
            });
        }
    });
});
