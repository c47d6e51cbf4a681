import { expect } from "chai";
import { alarmInputs } from "../../harness/alarms";
import type { WorldName } from "../../harness/record";
import type { Recording } from "../../harness/recording";
import { testKeyArn, testScope, testTopics } from "../../harness/scope";
import { everyTransform, unreached } from "../../harness/transforms";
import { loadBalancerArn, recordWebAcl, token } from "./fixture";

const everything = [
    `${token.logGroup} open-waf`,
    `${token.alarm} open-waf-blocked`,
    `${token.acl} open-waf`,
    `${token.association} open-waf`,
    `${token.logging} open-waf`,
    "platform:waf:WebAcl open-waf",
];

describe("WebAcl", () => {
    let both: Readonly<Record<WorldName, Recording>>;
    before(async () => {
        both = await recordWebAcl();
    });

    it("is the same resources whether or not AWS has answered", () => {
        expect(both.strict.list).to.deep.equal(everything);
        expect(both.placeholder.list).to.deep.equal(everything);
    });

    it("lets through what no rule finds, and leaves its name to Pulumi, for another would replace it", () => {
        const { rules, ...rest } = both.placeholder.inputs(token.acl, "open-waf");
        expect(rest).to.deep.equal({
            scope: "REGIONAL",
            defaultAction: { allow: {} },
            visibilityConfig: {
                metricName: "platform-test-open-waf",
                cloudwatchMetricsEnabled: true,
                sampledRequestsEnabled: true,
            },
            tags: { Name: "platform-test-open-waf" },
        });
        expect(rules).to.have.length(4);
    });

    it("stands before the load balancer, and is taken away before another takes its place", () => {
        const webAclArn = both.placeholder.output(token.acl, "open-waf", "arn");
        expect(both.placeholder.inputs(token.association, "open-waf")).to.deep.equal({
            webAclArn,
            resourceArn: loadBalancerArn,
        });
        for (const recording of Object.values(both)) {
            for (const type of [token.association, token.logging]) {
                expect(recording.one(type, "open-waf").options.deleteBeforeReplace, type).to.equal(true);
            }
            expect(recording.one(token.acl, "open-waf").options.deleteBeforeReplace ?? false).to.equal(false);
        }
    });

    it("logs what its rules found in a group as AWS wants it named, without what lets somebody sign in", () => {
        const group = both.placeholder.inputs(token.logGroup, "open-waf");
        expect(group).to.deep.equal({
            name: "aws-waf-logs-platform-test-open-waf",
            retentionInDays: 90,
            kmsKeyId: testKeyArn,
        });
        expect(both.placeholder.inputs(token.logging, "open-waf")).to.deep.equal({
            resourceArn: both.placeholder.output(token.acl, "open-waf", "arn"),
            logDestinationConfigs: [both.placeholder.output(token.logGroup, "open-waf", "arn")],
            redactedFields: [{ singleHeader: { name: "authorization" } }, { singleHeader: { name: "cookie" } }],
            loggingFilter: {
                defaultBehavior: "DROP",
                filters: [
                    {
                        behavior: "KEEP",
                        requirement: "MEETS_ANY",
                        conditions: [
                            { actionCondition: { action: "BLOCK" } },
                            { actionCondition: { action: "COUNT" } },
                            { actionCondition: { action: "EXCLUDED_AS_COUNT" } },
                        ],
                    },
                ],
            },
        });
    });

    const alarm = {
        namespace: "AWS/WAFV2",
        dimensions: { WebACL: "platform-test-open-waf", Rule: "ALL", Region: "us-east-1" },
        statistic: "Sum",
        period: 300,
        evaluationPeriods: 3,
        comparisonOperator: "GreaterThanThreshold",
        treatMissingData: "notBreaching",
        alarmActions: [testTopics.warning],
        okActions: [testTopics.warning],
    };

    it("warns of much that its rules would block, while they only count", () => {
        expect(alarmInputs(both.strict, "open-waf-blocked")).to.deep.equal({
            ...alarm,
            metricName: "CountedRequests",
            threshold: 1000,
            alarmDescription:
                "WAF would have blocked (mode count) more than 1000 requests in five minutes, for 15 minutes. See in the log " +
                "group aws-waf-logs-platform-test-open-waf which rule found them and whose they were: an attack, or an app " +
                "whose own requests a rule takes for one (`except`).",
        });
    });

    it("warns of much that is blocked, once they block", async () => {
        const { strict } = await recordWebAcl({ mode: "block", blockedPer5Minutes: 50 });
        const { alarmDescription, ...watch } = alarmInputs(strict, "open-waf-blocked");
        expect(watch).to.deep.equal({ ...alarm, metricName: "BlockedRequests", threshold: 50 });
        expect(alarmDescription).to.match(/^WAF has blocked more than 50 requests in five minutes, for 15 minutes\. /);
    });

    it("knows trusted ranges as a set", async () => {
        const trusted = await recordWebAcl({ trustedCidrs: ["203.0.113.0/24", "192.0.2.0/24"] });
        expect(trusted.strict.list).to.deep.equal(trusted.placeholder.list);
        expect(trusted.placeholder.inputs(token.ipSet, "open-waf")).to.deep.equal({
            scope: "REGIONAL",
            ipAddressVersion: "IPV4",
            addresses: ["192.0.2.0/24", "203.0.113.0/24"],
            tags: { Name: "platform-test-open-waf" },
        });
        const [first] = trusted.placeholder.inputs(token.acl, "open-waf")["rules"] as unknown as readonly {
            statement: object;
        }[];
        expect(first?.statement).to.deep.equal({
            ipSetReferenceStatement: { arn: trusted.placeholder.output(token.ipSet, "open-waf", "arn") },
        });
    });

    it("is for CloudFront where no load balancer is named: all of it in us-east-1, without an association", async () => {
        const edge = await recordWebAcl(
            { trustedCidrs: ["192.0.2.0/24"] },
            { loadBalancerArn: undefined, scope: { ...testScope(), region: "eu-west-1" } },
        );
        expect(edge.strict.list).to.deep.equal(edge.placeholder.list);
        expect(edge.placeholder.names(token.association)).to.deep.equal([]);
        for (const { type, name, inputs } of edge.placeholder.resources.filter(({ kind }) => kind === "custom")) {
            expect(inputs["region"], `${type} ${name}`).to.equal("us-east-1");
        }
        expect(edge.placeholder.inputs(token.acl, "open-waf")["scope"]).to.equal("CLOUDFRONT");
        expect(edge.placeholder.inputs(token.ipSet, "open-waf")["scope"]).to.equal("CLOUDFRONT");
        expect(edge.placeholder.inputs(token.alarm, "open-waf-blocked")["dimensions"]).to.deep.equal({
            WebACL: "platform-test-open-waf",
            Rule: "ALL",
        });
    });

    it("lets `transform` reach all of it", async () => {
        const transformed = await recordWebAcl({ trustedCidrs: ["192.0.2.0/24"] }, { transform: everyTransform });
        expect(unreached(transformed.placeholder)).to.deep.equal([]);
    });
});
