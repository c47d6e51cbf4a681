import { expect } from "chai";
import { createExpiryAlarms, type CertificateExpiryArgs } from "../../../components/dns/alarms";
import { hostRecord } from "../../../components/dns/dns-record";
import { alarmInputs } from "../../harness/alarms";
import { record } from "../../harness/record";
import { testTopics } from "../../harness/scope";

const certificateArn = "arn:aws:acm:us-east-1:123456789012:certificate/0f1e2d3c";

const recordAlarms = (args: Partial<CertificateExpiryArgs> = {}) =>
    record(() => {
        createExpiryAlarms(
            "certificate",
            {
                topics: testTopics,
                certificateArn,
                what: "the certificate of apps.example.gov",
                warningDays: 30,
                imported: false,
                ...args,
            },
            {},
        );
    });

describe("expiry alarms", () => {
    it("warn weeks before and page a week before, and stay as they are once AWS counts no more", async () => {
        const recording = await recordAlarms();
        const expected = (days: number, topic: unknown) => ({
            namespace: "AWS/CertificateManager",
            metricName: "DaysToExpiry",
            dimensions: { CertificateArn: certificateArn },
            statistic: "Minimum",
            period: 86_400,
            evaluationPeriods: 1,
            comparisonOperator: "LessThanOrEqualToThreshold",
            threshold: days,
            treatMissingData: "ignore",
            alarmDescription:
                `the certificate of apps.example.gov expires in ${days} days or less; then every browser ` +
                "refuses the apps. AWS renews it 45 days before, unless it finds no validation record: look in the console " +
                "of Certificate Manager which one is missing, and create it again.",
            alarmActions: [topic],
            okActions: [topic],
        });
        expect(alarmInputs(recording, "certificate-expires")).to.deep.equal(expected(30, testTopics.warning));
        expect(alarmInputs(recording, "certificate-expires-soon")).to.deep.equal(expected(7, testTopics.critical));
    });

    it("say who has to act where AWS does not renew", async () => {
        const recording = await recordAlarms({ imported: true });
        expect(alarmInputs(recording, "certificate-expires")["alarmDescription"]).to.equal(
            "the certificate of apps.example.gov expires in 30 days or less; then every browser refuses the " +
                "apps. Import a new one over the old one (same ARN), or renew it where it was issued.",
        );
    });

    it("never page before they warn", async () => {
        const recording = await recordAlarms({ warningDays: 3 });
        expect(alarmInputs(recording, "certificate-expires-soon")["threshold"]).to.equal(3);
    });
});

describe("the record for a host in another team's zone", () => {
    it("leads to the load balancer by name", async () => {
        const recording = await record(() => ({
            record: hostRecord("certs.example.gov", "public.us-east-1.elb.amazonaws.com"),
        }));
        expect(recording.stackOutputs["record"]).to.deep.equal({
            name: "certs.example.gov",
            type: "CNAME",
            values: ["public.us-east-1.elb.amazonaws.com"],
            purpose: "Leads to the app. Where the name is the top of a zone, an ALIAS or ANAME record instead.",
        });
    });
});
