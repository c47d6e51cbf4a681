import { expect } from "chai";
import type { ScenarioOutcome } from "@platform/analysis/alarms/outcome";
import { analyzeAlarms } from "@platform/analysis/alarms/result";
import { METRIC_ALARM } from "@platform/aws-model/types";
import { planOf } from "../support/plans";
import { topic } from "./small-stack";

interface Change {
    readonly rule?: string;
    readonly severity?: "critical" | "warning";
    readonly shortPercent?: number;
}

const COMPOSITE = "aws:cloudwatch/compositeAlarm:CompositeAlarm";

/** An app whose alarm fires when more than 1.44 percent of its requests fail in an hour and in five minutes. */
function app({ rule, severity = "critical", shortPercent = 1.44 }: Change = {}) {
    return analyzeAlarms(
        planOf((stack) => {
            const balancer = stack.add("aws:lb/loadBalancer:LoadBalancer", "public", { arnSuffix: "app/public/1" });
            const group = stack.add("aws:lb/targetGroup:TargetGroup", "app", { arnSuffix: "targetgroup/app/1" });
            stack.add("aws:lb/listener:Listener", "https", {
                loadBalancerArn: balancer.ref("arn"),
                defaultActions: [{ type: "forward", targetGroupArn: group.ref("arn") }],
            });
            const metric = (id: string, metricName: string, period: number) => ({
                id,
                metric: {
                    ...{ namespace: "AWS/ApplicationELB", metricName, period, stat: "Sum" },
                    dimensions: { LoadBalancer: "app/public/1", TargetGroup: "targetgroup/app/1" },
                },
            });
            for (const [name, period, threshold] of [
                ["long", 3600, 1.44],
                ["short", 300, shortPercent],
            ] as const) {
                stack.add(METRIC_ALARM[0] ?? "", name, {
                    ...{ name, threshold, evaluationPeriods: 1, treatMissingData: "notBreaching" },
                    comparisonOperator: "GreaterThanThreshold",
                    metricQueries: [
                        metric("requests", "RequestCount", period),
                        metric("failed", "HTTPCode_Target_5XX_Count", period),
                        { id: "share", expression: "100 * FILL(failed, 0) / requests", returnData: true },
                    ],
                });
            }
            stack.add(COMPOSITE, "burn", {
                alarmName: "burn",
                alarmRule: rule ?? "ALARM(long) AND ALARM(short)",
                alarmActions: [topic(stack, severity, ["ops@example.org"]).ref("arn")],
            });
        }),
    );
}

function ways(outcomes: readonly ScenarioOutcome[]) {
    return outcomes
        .filter(({ id }) => id.startsWith("objective-"))
        .map(({ id, verdict, toldAfter, fired }) => {
            const burn = fired.find(({ alarm }) => alarm === "burn");
            return [id, verdict, toldAfter, burn?.backAfter];
        });
}

describe("errors that use up an app's objective", () => {
    it("wake somebody when they are over the share, and soon no more when they end", () => {
        const { outcomes, mutes } = app();
        // 2.16 percent of 1,000 a minute, after an hour with one request a minute: over 1.44 percent of the hour after one minute.
        expect(ways(outcomes)).to.deep.equal([
            ["objective-burns-fast", "good", 1, 5],
            ["objective-holds", "good", undefined, undefined],
        ]);
        expect(mutes).to.deep.equal([]);
    });

    it("bother somebody for nothing when the rule needs no long window", () => {
        expect(ways(app({ rule: "ALARM(short) OR NOT ALARM(long)" }).outcomes)[1]).to.deep.include("attention");
    });

    it("are only told as a warning where the alarm goes to that topic", () => {
        expect(ways(app({ severity: "warning" }).outcomes)[0]).to.include("attention");
    });

    it("are no scenario of a composite alarm on other things", () => {
        expect(ways(app({ shortPercent: 5 }).outcomes)).to.deep.equal([]);
    });
});
