import { expect } from "chai";
import { analyzeAlarms } from "@platform/analysis/alarms/result";
import { planOf } from "../support/plans";
import { alarm, topic } from "./small-stack";

const site = "aws:cloudfront/distribution:Distribution";
const bucket = { origins: [{ originId: "bucket", originAccessControlId: "E1EXAMPLE" }] };

/** What becomes of each mishap, by its id, where an alarm judges a share of at least so many requests in five minutes. */
function outcomes(metricName: string, least: number, inputs: object = bucket, level = "critical") {
    const { outcomes: all } = analyzeAlarms(
        planOf((stack) => {
            const dimensions = { DistributionId: stack.add(site, "site", inputs as never).ref(), Region: "Global" };
            const metric = (name: string, stat: string) => ({
                metric: { namespace: "AWS/CloudFront", metricName: name, dimensions, stat, period: 300 },
            });
            alarm(stack, "watch", {
                metricQueries: [
                    { id: "requests", ...metric("Requests", "Sum") },
                    { id: "share", ...metric(metricName, "Average") },
                    { id: "judged", expression: `IF(requests >= ${least}, share, 0)`, returnData: true },
                ],
                threshold: 30,
                evaluationPeriods: 3,
                treatMissingData: "notBreaching",
                alarmActions: [topic(stack, level, ["ops@example.org"]).ref("arn")],
            });
        }),
    );
    return new Map(all.map(({ id, verdict, fired }) => [id, [verdict, fired.map((one) => one.after)]]));
}

describe("a CDN", () => {
    it("wakes somebody when every answer fails, while there are enough requests", () => {
        // 200 requests a minute
        expect(outcomes("5xxErrorRate", 1000).get("distribution-fails")?.[0]).to.equal("good");
        expect(outcomes("5xxErrorRate", 1001).get("distribution-fails")?.[0]).to.equal("bad");
    });

    it("tells of files that are gone, where it has files", () => {
        expect(outcomes("4xxErrorRate", 500, bucket, "warnings").get("site-loses-files")?.[0]).to.equal("good");
        expect(outcomes("5xxErrorRate", 500, bucket, "warnings").get("site-loses-files")?.[0]).to.equal("attention");
        expect(outcomes("5xxErrorRate", 500, {}).has("site-loses-files")).to.equal(false);
    });
});
