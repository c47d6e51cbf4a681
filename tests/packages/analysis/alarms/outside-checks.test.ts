import { expect } from "chai";
import { analyzeAlarms } from "@platform/analysis/alarms/result";
import { HEALTH_CHECK } from "@platform/aws-model/types";
import { planOf } from "../support/plans";
import { alarm, topic } from "./small-stack";

const [check = ""] = HEALTH_CHECK;

/** What becomes of each mishap of a health check, by its id, where an alarm looks at its status so. */
function outcomes(inputs: object, level = "critical") {
    const { outcomes: all } = analyzeAlarms(
        planOf((stack) => {
            const HealthCheckId = stack.add(check, "outside", { type: "HTTPS", fqdn: "www.example.org" }).ref();
            alarm(stack, "outside", {
                ...{ namespace: "AWS/Route53", metricName: "HealthCheckStatus", dimensions: { HealthCheckId } },
                ...{ statistic: "Minimum", comparisonOperator: "LessThanThreshold", threshold: 1 },
                treatMissingData: "breaching",
                alarmActions: [topic(stack, level, ["ops@example.org"]).ref("arn")],
                ...inputs,
            });
        }),
    );
    return Object.fromEntries(all.map(({ id, verdict, toldAfter }) => [id, [verdict, toldAfter]]));
}

describe("a check from outside", () => {
    it("wakes somebody when nobody gets an answer and when nobody asks, and cannot tell of a certificate", () => {
        expect(outcomes({})).to.deep.include({
            "host-unreachable": ["good", 3],
            "host-unasked": ["good", 5],
            "host-certificate": ["neutral", undefined],
        });
    });

    it("is silent with its metric where silence is no failure, and wakes nobody by an alarm that only warns", () => {
        expect(outcomes({ treatMissingData: "missing" })["host-unasked"]?.[0]).to.equal("bad");
        expect(outcomes({}, "warning")["host-unreachable"]?.[0]).to.equal("attention");
    });

    it("is missed where no alarm looks at it", () => {
        expect(outcomes({ metricName: "ChildHealthCheckHealthyCount" })["host-unreachable"]?.[0]).to.equal("bad");
    });
});
