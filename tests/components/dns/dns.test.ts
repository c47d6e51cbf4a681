import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { Dns, type DnsArgs } from "../../../components/dns/dns";
import { dnsSchema } from "../../../config/schema/dns";
import { recordBoth } from "../../harness/record";
import type { Recording } from "../../harness/recording";
import { testScope, testTopics } from "../../harness/scope";

const token = {
    alarm: "aws:cloudwatch/metricAlarm:MetricAlarm",
    certificate: "aws:acm/certificate:Certificate",
    dns: "platform:dns:Dns",
    record: "aws:route53/record:Record",
    validation: "aws:acm/certificateValidation:CertificateValidation",
    zone: "aws:route53/zone:Zone",
} as const;

const imported = "arn:aws:acm:us-east-1:123456789012:certificate/0f1e2d3c";

/** The dns block with a zone, and what the rest of the stack says. Outputs are those of the component. */
function recordDns(config: Readonly<Record<string, unknown>>, args: Partial<DnsArgs> = {}) {
    return recordBoth(() => {
        const dns = new Dns("dns", {
            scope: testScope(),
            config: dnsSchema.parse({ domain: "apps.example.gov", ...config }),
            topics: testTopics,
            deletionProtection: true,
            hasInternalLoadBalancers: false,
            ...args,
        });
        return {
            certificateArn: dns.certificateArn ?? "none",
            publicZoneId: dns.publicZoneId ?? "none",
            privateZoneId: dns.privateZoneId ?? "none",
            handover: dns.handover,
        };
    });
}

/** AWS's answer for one name of the certificate. */
function validationOf(recording: Recording, domainName: string): { name: string; value: string } {
    const options = recording.output(token.certificate, "dns-certificate", "domainValidationOptions") as {
        domainName: string;
        resourceRecordName: string;
        resourceRecordValue: string;
    }[];
    const option = options.find((each) => each.domainName === domainName);
    return { name: (option?.resourceRecordName ?? "").replace(/\.$/, ""), value: option?.resourceRecordValue ?? "" };
}

const internal = { hasInternalLoadBalancers: true, vpcId: "vpc-1" };

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

    describe("in a zone of its own", () => {
        it("hands its name servers over, and waits for nothing until they are delegated to", async () => {
            const both = await recordDns({ zone: { kind: "create" } });
            expect(both.strict.list).to.deep.equal(both.placeholder.list);
            const { placeholder } = both;
            expect(placeholder.inputs(token.zone, "dns")).to.deep.equal({
                name: "apps.example.gov",
                comment: "platform-test: public names of the apps",
            });
            expect(placeholder.names(token.validation)).to.deep.equal([]);
            expect(placeholder.names(token.record)).to.deep.equal(["dns-certificate-apps.example.gov"]);
            expect(placeholder.stackOutputs).to.deep.equal({
                certificateArn: "none",
                publicZoneId: placeholder.output(token.zone, "dns", "zoneId"),
                privateZoneId: "none",
                handover: [
                    {
                        name: "apps.example.gov",
                        type: "NS",
                        values: placeholder.output(token.zone, "dns", "nameServers"),
                        purpose:
                            "Delegates apps.example.gov to us. Must stay: without it no name of the apps can be looked up.",
                    },
                ],
            });
        });

        it("has an issued certificate once it is delegated", async () => {
            const { placeholder } = await recordDns({ zone: { kind: "create", delegated: true } });
            expect(placeholder.names(token.validation)).to.deep.equal(["dns-certificate"]);
            expect(placeholder.stackOutputs["certificateArn"]).to.match(/^arn:aws:acm:/);
        });

        it("does not let go of its zones where they are protected", async () => {
            const zone = { kind: "create", delegated: true };
            const kept = (await recordDns({ zone }, internal)).strict;
            expect(kept.names(token.zone)).to.deep.equal(["dns", "dns-internal"]);
            for (const { options } of kept.ofType(token.zone)) {
                expect(options.protect).to.equal(true);
            }
            const free = (await recordDns({ zone }, { ...internal, deletionProtection: false })).strict;
            for (const { options } of free.ofType(token.zone)) {
                expect(options.protect ?? false).to.equal(false);
            }
        });
    });

    describe("in another team's zone", () => {
        const external = { kind: "external" };

        it("hands over every record that will ever be needed, and waits for nothing until they exist", async () => {
            const both = await recordDns({ zone: external });
            expect(both.strict.list).to.deep.equal(both.placeholder.list);
            const { placeholder } = both;
            expect(placeholder.names(token.record)).to.deep.equal([]);
            expect(placeholder.names(token.validation)).to.deep.equal([]);
            const record = (domain: string, asked: { name: string; value: string }) => ({
                name: asked.name,
                type: "CNAME",
                values: [asked.value],
                purpose: `Proves to AWS that ${domain} is ours. Must stay: the certificate is renewed by it every year.`,
            });
            expect(placeholder.stackOutputs).to.deep.equal({
                certificateArn: "none",
                publicZoneId: "none",
                privateZoneId: "none",
                handover: [
                    record("apps.example.gov", validationOf(placeholder, "apps.example.gov")),
                    record("internal.apps.example.gov", validationOf(placeholder, "*.internal.apps.example.gov")),
                ],
            });
        });

        it("has an issued certificate once they exist, and asks for the same names as before", async () => {
            const before = (await recordDns({ zone: external })).strict;
            const after = (await recordDns({ zone: { ...external, recordsCreated: true } }, internal)).strict;
            expect(after.inputs(token.certificate, "dns-certificate")).to.deep.equal(
                before.inputs(token.certificate, "dns-certificate"),
            );
            expect(after.names(token.validation)).to.deep.equal(["dns-certificate"]);
            expect(after.one(token.validation, "dns-certificate").options.customTimeouts?.create).to.equal("30m");
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
        const without = await recordDns({ zone }, { hasInternalLoadBalancers: true });
        expect(without.strict.names(token.zone)).to.deep.equal([]);
    });
});
