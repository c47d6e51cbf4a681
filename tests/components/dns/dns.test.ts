import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import type { DnsArgs } from "../../../components/dns/dns";
import { imported, internal, recordDns, token, validationOf } from "./fixture";

describe("Dns", () => {
    describe("in a zone that exists", () => {
        const zone = { kind: "existing", zoneId: "Z0123456789" };

        it("is a certificate, one record that validates it, the wait, and its expiry alarms", async () => {
            const both = await recordDns({ zone });
            const everything = [
                "aws:acm/certificate:Certificate dns-certificate",
                "aws:acm/certificateValidation:CertificateValidation dns-certificate",
                "aws:cloudwatch/metricAlarm:MetricAlarm dns-certificate-expires",
                "aws:cloudwatch/metricAlarm:MetricAlarm dns-certificate-expires-soon",
                "aws:route53/record:Record dns-certificate-apps.example.gov",
                "platform:dns:Certificate dns-certificate",
                "platform:dns:Dns dns",
            ];
            expect(both.strict.list).to.deep.equal(everything);
            expect(both.placeholder.list).to.deep.equal(everything);
        });

        it("asks for the domain and one level below it, and with internal load balancers for their names", async () => {
            const names = async (args: Partial<DnsArgs>) => {
                const { strict } = await recordDns({ zone }, args);
                const { tags, ...inputs } = strict.inputs(token.certificate, "dns-certificate");
                expect(tags).to.deep.equal({ Name: "apps.example.gov" });
                return inputs;
            };
            expect(await names({})).to.deep.equal({
                domainName: "apps.example.gov",
                subjectAlternativeNames: ["*.apps.example.gov"],
                validationMethod: "DNS",
            });
            expect(await names(internal)).to.deep.equal({
                domainName: "apps.example.gov",
                subjectAlternativeNames: ["*.apps.example.gov", "*.internal.apps.example.gov"],
                validationMethod: "DNS",
            });
        });

        it("proves each domain by what AWS asked for, in the public zone", async () => {
            const { placeholder } = await recordDns({ zone }, internal);
            expect(placeholder.names(token.record)).to.deep.equal([
                "dns-certificate-apps.example.gov",
                "dns-certificate-internal.apps.example.gov",
            ]);
            for (const [name, domain] of [
                ["dns-certificate-apps.example.gov", "apps.example.gov"],
                ["dns-certificate-internal.apps.example.gov", "*.internal.apps.example.gov"],
            ] as const) {
                const asked = validationOf(placeholder, domain);
                expect(placeholder.inputs(token.record, name)).to.deep.equal({
                    zoneId: "Z0123456789",
                    name: asked.name,
                    type: "CNAME",
                    ttl: 300,
                    records: [asked.value],
                    allowOverwrite: true,
                });
            }
        });

        it("hands on the certificate once it is issued, after the records", async () => {
            const { placeholder, strict } = await recordDns({ zone });
            const validation = strict.one(token.validation, "dns-certificate");
            expect(validation.dependencies).to.include(
                strict.one(token.record, "dns-certificate-apps.example.gov").urn,
            );
            expect(validation.options.customTimeouts?.create).to.equal("30m");
            expect(placeholder.stackOutputs["certificateArn"]).to.equal(
                placeholder.output(token.validation, "dns-certificate", "certificateArn"),
            );
            expect(placeholder.inputs(token.validation, "dns-certificate")).to.deep.equal({
                certificateArn: placeholder.output(token.certificate, "dns-certificate", "arn"),
            });
            expect(strict.stackOutputs["publicZoneId"]).to.equal("Z0123456789");
            expect(strict.stackOutputs["handover"]).to.deep.equal([]);
        });
    });

    it("asks for nothing where a certificate is given", async () => {
        const { strict } = await recordDns({ zone: { kind: "external" }, certificateArn: imported });
        expect(strict.list).to.deep.equal([
            "aws:cloudwatch/metricAlarm:MetricAlarm dns-certificate-expires",
            "aws:cloudwatch/metricAlarm:MetricAlarm dns-certificate-expires-soon",
            "platform:dns:Dns dns",
        ]);
        expect(strict.stackOutputs).to.deep.include({ certificateArn: imported, handover: [] });
    });

    it("warns of the certificate's expiry when the configuration says, in the words of who has to renew it", async () => {
        const text = async (config: Readonly<Record<string, unknown>>) => {
            const { strict } = await recordDns({
                zone: { kind: "create", delegated: true },
                certificateExpiryAlarmDays: 40,
                ...config,
            });
            return strict.inputs(token.alarm, "dns-certificate-expires")["alarmDescription"];
        };
        const start = "platform-test: the certificate of apps.example.gov expires in 40 days or less; ";
        expect(await text({})).to.satisfy(
            (value: string) => value.startsWith(start) && value.includes("AWS renews it"),
        );
        expect(await text({ certificateArn: imported })).to.satisfy(
            (value: string) => value.startsWith(start) && value.includes("Import a new one"),
        );
    });

    it("has internal names that only the VPC can look up", async () => {
        const zone = { kind: "existing", zoneId: "Z0123456789" };
        const { placeholder } = await recordDns({ zone }, { ...internal, vpcId: pulumi.output("vpc-1") });
        expect(placeholder.inputs(token.zone, "dns-internal")).to.deep.equal({
            name: "internal.apps.example.gov",
            comment: "platform-test: names between apps",
            vpcs: [{ vpcId: "vpc-1" }],
        });
        expect(placeholder.stackOutputs["privateZoneId"]).to.equal(
            placeholder.output(token.zone, "dns-internal", "zoneId"),
        );
        for (const args of [{ hasInternalLoadBalancers: true }, { vpcId: "vpc-1" }]) {
            expect((await recordDns({ zone }, args)).strict.names(token.zone)).to.deep.equal([]);
        }
    });
});
