import { expect } from "chai";
import { alarmInputs } from "../../harness/alarms";
import { record } from "../../harness/record";
import type { Recording } from "../../harness/recording";
import { testScope, testTopics } from "../../harness/scope";
import { site, types } from "./fixture";

const ireland = () => ({ ...testScope(), region: "eu-west-1" });
const validation = "aws:acm/certificateValidation:CertificateValidation";

function certificateOf(recording: Recording): unknown {
    const { viewerCertificate } = recording.inputs(types.distribution, "site-docs");
    return (viewerCertificate as { readonly acmCertificateArn: unknown }).acmCertificateArn;
}

describe("the certificate of a site", () => {
    it("is the stack's, where that is in CloudFront's region and for all of its hosts", async () => {
        const recording = await record(site({ redirectHosts: ["www.apps.example.gov", "apps.example.gov"] }));
        expect(certificateOf(recording)).to.equal(recording.output(validation, "dns-certificate", "certificateArn"));
        expect(recording.names(types.certificate)).to.deep.equal(["dns-certificate"]);
    });

    it("is its own for a host further below the domain, and watched", async () => {
        const recording = await record(site({ redirectHosts: ["www.docs.apps.example.gov"] }));
        const name = "site-docs-certificate";
        expect(recording.inputs(types.certificate, name)).to.deep.equal({
            domainName: "docs.apps.example.gov",
            subjectAlternativeNames: ["www.docs.apps.example.gov"],
            validationMethod: "DNS",
            tags: { Name: "docs.apps.example.gov" },
        });
        expect(certificateOf(recording)).to.equal(recording.output(validation, name, "certificateArn"));
        expect(recording.names(types.record)).to.include.members([
            `${name}-docs.apps.example.gov`,
            `${name}-www.docs.apps.example.gov`,
        ]);
        expect(alarmInputs(recording, `${name}-expires`)["alarmDescription"]).to.match(
            /^the certificate of docs\.apps\.example\.gov expires in 30 days or less;/,
        );
    });

    it("is requested in CloudFront's region where the stack is in another, with its wait and its alarms", async () => {
        const recording = await record(
            site({ hosts: ["apps.example.gov", "docs.apps.example.gov"] }, { scope: ireland() }),
        );
        const name = "site-docs-certificate";
        const regions = [
            recording.inputs(types.certificate, name),
            recording.inputs(validation, name),
            recording.inputs(types.alarm, `${name}-expires`),
            recording.inputs(types.alarm, `${name}-expires-soon`),
            recording.inputs(types.alarm, "site-docs-errors"),
            recording.inputs(types.alarm, "site-docs-not-found"),
            recording.inputs(types.logSource, "site-docs"),
            recording.inputs(types.logDestination, "site-docs"),
            recording.inputs(types.logDelivery, "site-docs"),
        ].map(({ region }) => region);
        expect(regions).to.deep.equal(Array(9).fill("us-east-1"));
        expect(recording.inputs(types.bucket, "site-docs")["region"]).to.equal(undefined);
        // The stack's certificate proves the domain itself by the record that this one would ask for.
        expect(recording.names(types.record).filter((each) => each.startsWith(name))).to.deep.equal([
            `${name}-docs.apps.example.gov`,
        ]);
    });

    it("is the one that is configured, and watched as one that people renew", async () => {
        const certificateArn = "arn:aws:acm:us-east-1:123456789012:certificate/a";
        const recording = await record(site({ hosts: ["www.example.gov"], certificateArn }));
        expect(certificateOf(recording)).to.equal(certificateArn);
        const alarm = alarmInputs(recording, "site-docs-certificate-expires");
        expect(alarm["alarmDescription"]).to.contain("Import a new one over the old one");
        expect(alarm["dimensions"]).to.deep.equal({ CertificateArn: certificateArn });
    });
});

describe("the alarms of a site", () => {
    const metric = (id: string, metricName: string, stat: string, distribution: string) => ({
        id,
        metric: {
            namespace: "AWS/CloudFront",
            metricName,
            stat,
            period: 300,
            dimensions: { DistributionId: distribution, Region: "Global" },
        },
    });

    it("wake somebody when answers fail, and tell of what is not there, once there are enough requests", async () => {
        const recording = await record(site({ errorPercent: 8 }));
        const id = recording.id(types.distribution, "site-docs");
        const common = { comparisonOperator: "GreaterThanThreshold", treatMissingData: "notBreaching" };
        const watch = (name: string) => {
            const { alarmDescription, ...inputs } = alarmInputs(recording, `site-docs-${name}`);
            expect(alarmDescription).to.match(/^Site docs .* Runbook: docs\/runbooks\/static-site\.md$/);
            return inputs;
        };
        const judged = (what: string, least: number) => ({
            id: "judged",
            label: `${what} in percent`,
            expression: `IF(FILL(requests, 0) >= ${least}, FILL(share, 0), 0)`,
            returnData: true,
        });
        expect(watch("errors")).to.deep.equal({
            ...common,
            metricQueries: [
                metric("requests", "Requests", "Sum", id),
                metric("share", "5xxErrorRate", "Average", id),
                judged("5xxErrorRate", 20),
            ],
            ...{ threshold: 8, evaluationPeriods: 5, datapointsToAlarm: 3 },
            alarmActions: [testTopics.critical],
            okActions: [testTopics.critical],
        });
        expect(watch("not-found")).to.deep.equal({
            ...common,
            metricQueries: [
                metric("requests", "Requests", "Sum", id),
                metric("share", "4xxErrorRate", "Average", id),
                judged("4xxErrorRate", 500),
            ],
            ...{ threshold: 30, evaluationPeriods: 3 },
            alarmActions: [testTopics.warning],
            okActions: [testTopics.warning],
        });
    });
});
