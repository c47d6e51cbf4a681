import { expect } from "chai";
import { costReport } from "@platform/analysis/cost/report";
import type { StackBuilder } from "../../../policy-pack/harness/stack";
import { planOf } from "../support/plans";

const usage = { siteOutGb: 100, siteRequests: 2_000_000, bucketGb: 0, accessLogGb: 2 };

/** US dollars to the cent, and what has no price. */
function costOf(build: (stack: StackBuilder) => void) {
    const { total, unknown } = costReport(planOf(build, { config: new Map([["platform:cost", { usage }]]) }));
    return [Math.round(total * 100) / 100, unknown.map(({ reason }) => reason)];
}

const distribution = (stack: StackBuilder, inputs: object) =>
    stack.add("aws:cloudfront/distribution:Distribution", "site", inputs as never);
const origins = [{ originId: "bucket", originAccessControlId: "E1EXAMPLE" }];
const functionAssociations = [{ eventType: "viewer-request", functionArn: "arn:x" }];

/** A distribution whose log is delivered in a format. */
function delivered(outputFormat: string) {
    return (stack: StackBuilder) => {
        const logs = stack.add("aws:s3/bucket:Bucket", "logs", { bucket: "example-logs" });
        stack.add("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", "logs", {
            bucket: logs.ref(),
            rules: [{ status: "Enabled", expiration: { days: 365 } }],
        });
        const source = stack.add("aws:cloudwatch/logDeliverySource:LogDeliverySource", "site", {
            resourceArn: distribution(stack, {}).ref("arn"),
        });
        const destination = stack.add("aws:cloudwatch/logDeliveryDestination:LogDeliveryDestination", "site", {
            outputFormat,
            deliveryDestinationConfiguration: { destinationResourceArn: logs.ref("arn") },
        });
        stack.add("aws:cloudwatch/logDelivery:LogDelivery", "site", {
            deliverySourceName: source.ref("name"),
            deliveryDestinationArn: destination.ref("arn"),
            s3DeliveryConfigurations: [{ suffixPath: "{yyyy}" }],
        });
    };
}

describe("cost: sites", () => {
    it("are paid for by what is sent and by request, also of the function and of the bucket", () => {
        // 100 GB × 0.085 + 2 million × 1.00
        expect(costOf((stack) => distribution(stack, {}))).to.deep.equal([10.5, []]);
        // the same, and 2 million × 0.10 for the function, 2 million × 0.40 for S3
        const site = { origins, defaultCacheBehavior: { functionAssociations } };
        expect(costOf((stack) => distribution(stack, site))).to.deep.equal([11.5, []]);
    });

    it("have their files for nothing beside the bucket", () => {
        expect(
            costOf((stack) => stack.add("aws:s3/bucketObjectv2:BucketObjectv2", "index.html", { key: "index.html" })),
        ).to.deep.equal([0, []]);
    });

    it("have their log delivered for nothing and keep it at S3's price, but pay for Parquet", () => {
        // 2 GB × 12 months × 0.023
        expect(costOf(delivered("json"))).to.deep.equal([11.05, []]);
        expect(costOf(delivered("parquet"))).to.deep.equal([11.05, ["the table has no price of delivered logs"]]);
    });
});
