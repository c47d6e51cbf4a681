import { expect } from "chai";
import { alarmInputs } from "../../harness/alarms";
import { testTopics } from "../../harness/scope";
import { recordRoute, routeArgs, token, type Both } from "./fixture";

describe("alarms on failures that a share of errors does not show", () => {
    let both: Both;
    before(async () => {
        both = await recordRoute();
    });

    const metric = (period: number, id: string, metricName: string, stat = "Sum") => ({
        id,
        metric: {
            namespace: "AWS/ApplicationELB",
            metricName,
            dimensions: {
                LoadBalancer: "app/public/1",
                TargetGroup: both.placeholder.output(token.targetGroup, "certs-tg", "arnSuffix"),
            },
            period,
            stat,
        },
    });
    const share = {
        id: "share",
        label: "Failed requests in percent",
        expression: "100 * failed / FILL(requests, 1)",
        returnData: true,
    };

    it("warn of few requests that fail for most of an hour, with those that are never answered", () => {
        expect(alarmInputs(both.placeholder, "certs-tg-failing")).to.deep.equal({
            metricQueries: [
                metric(600, "requests", "RequestCount"),
                metric(600, "success", "HTTPCode_Target_2XX_Count"),
                metric(600, "redirects", "HTTPCode_Target_3XX_Count"),
                metric(600, "refused", "HTTPCode_Target_4XX_Count"),
                {
                    id: "failed",
                    expression: "FILL(requests, 0) - FILL(success, 0) - FILL(redirects, 0) - FILL(refused, 0)",
                },
                share,
            ],
            comparisonOperator: "GreaterThanThreshold",
            threshold: 5,
            evaluationPeriods: 6,
            datapointsToAlarm: 4,
            treatMissingData: "notBreaching",
            alarmDescription:
                "certs-tg on load balancer public has failed in more than 5 percent of requests for most of " +
                "an hour, however few they were: it answers 5xx or not at all. Read the app's log, and look for a " +
                "database or another app that does not answer it.",
            alarmActions: [testTopics.warning],
            okActions: [testTopics.warning],
        });
    });

    it("warn of slow answers, and of none", () => {
        expect(alarmInputs(both.placeholder, "certs-tg-slow")).to.deep.equal({
            metricQueries: [
                metric(300, "requests", "RequestCount"),
                metric(300, "answered_in", "TargetResponseTime", "p95"),
                {
                    id: "seconds",
                    label: "Seconds in which 95 percent of requests are answered",
                    expression: "IF(FILL(requests, 0) >= 20, FILL(answered_in, 11), 0)",
                    returnData: true,
                },
            ],
            comparisonOperator: "GreaterThanThreshold",
            threshold: 10,
            evaluationPeriods: 3,
            treatMissingData: "notBreaching",
            alarmDescription:
                "certs-tg on load balancer public has answered one request in twenty only after more than " +
                "10 seconds, or none at all, for 15 minutes. Look for what it waits for: a database behind the VPN, " +
                "another app, its own CPU.",
            alarmActions: [testTopics.warning],
            okActions: [testTopics.warning],
        });
    });

    it("judge an app whose requests stay open by its bad answers alone", async () => {
        both = await recordRoute({ target: { ...routeArgs().target, slowAfterSeconds: 0 } });
        expect(both.placeholder.names(token.alarm)).to.deep.equal([
            "certs-tg-deployment",
            "certs-tg-down",
            "certs-tg-errors",
            "certs-tg-failing",
            "certs-tg-unhealthy",
        ]);
        expect(alarmInputs(both.placeholder, "certs-tg-failing")["metricQueries"]).to.deep.equal([
            metric(600, "requests", "RequestCount"),
            metric(600, "answers", "HTTPCode_Target_5XX_Count"),
            metric(600, "connections", "TargetConnectionErrorCount"),
            { id: "failed", expression: "FILL(answers, 0) + FILL(connections, 0)" },
            share,
        ]);
    });
});
