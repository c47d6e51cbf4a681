import { expect } from "chai";
import { internal, recordDns, token, validationOf } from "./fixture";

describe("Dns, where another team has to act first,", () => {
    describe("in a zone of its own", () => {
        it("hands its name servers over, and requests no certificate before they are delegated to: it would time out", async () => {
            const both = await recordDns({ zone: { kind: "create" } });
            expect(both.strict.list).to.deep.equal(both.placeholder.list);
            const { placeholder } = both;
            expect(placeholder.inputs(token.zone, "dns")).to.deep.equal({
                name: "apps.example.gov",
                comment: "platform-test: public names of the apps",
            });
            expect(placeholder.list).to.deep.equal([
                "aws:route53/record:Record dns-caa",
                "aws:route53/zone:Zone dns",
                "platform:dns:Dns dns",
            ]);
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

        it("says there who may issue certificates, before one is requested", async () => {
            const certificateAuthorities = ["amazon.com", "digicert.com"];
            const { placeholder } = await recordDns({
                zone: { kind: "create", delegated: true, certificateAuthorities },
            });
            expect(placeholder.inputs(token.record, "dns-caa")).to.deep.equal({
                zoneId: placeholder.output(token.zone, "dns", "zoneId"),
                name: "apps.example.gov",
                type: "CAA",
                ttl: 300,
                records: ['0 issue "amazon.com"', '0 issue "digicert.com"'],
            });
            const { dependencies } = placeholder.one("platform:dns:Certificate", "dns-certificate");
            expect(dependencies).to.include(placeholder.one(token.record, "dns-caa").urn);
        });

        it("leaves that to the parent domain where it is asked to", async () => {
            const { strict } = await recordDns({ zone: { kind: "create", certificateAuthorities: [] } });
            expect(strict.names(token.record)).to.deep.equal([]);
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
            expect(placeholder.list).to.deep.equal([
                "aws:acm/certificate:Certificate dns-certificate-request",
                "platform:dns:Certificate dns-certificate-request",
                "platform:dns:Dns dns",
            ]);
            const record = (domain: string, asked: { name: string; value: string }) => ({
                name: asked.name,
                type: "CNAME",
                values: [asked.value],
                purpose: `Proves to AWS that ${domain} is ours. Must stay: the certificate is renewed by it.`,
            });
            expect(placeholder.stackOutputs).to.deep.equal({
                certificateArn: "none",
                publicZoneId: "none",
                privateZoneId: "none",
                handover: [
                    record(
                        "apps.example.gov",
                        validationOf(placeholder, "apps.example.gov", "dns-certificate-request"),
                    ),
                    record(
                        "internal.apps.example.gov",
                        validationOf(placeholder, "*.internal.apps.example.gov", "dns-certificate-request"),
                    ),
                ],
            });
        });

        it("has an issued certificate once they exist, from a fresh request for the same names: the first may have timed out", async () => {
            const before = (await recordDns({ zone: external })).strict;
            const after = (await recordDns({ zone: { ...external, recordsCreated: true } }, internal)).strict;
            expect(after.inputs(token.certificate, "dns-certificate")).to.deep.equal(
                before.inputs(token.certificate, "dns-certificate-request"),
            );
            expect(after.names(token.certificate)).to.deep.equal(["dns-certificate"]);
            expect(after.names(token.validation)).to.deep.equal(["dns-certificate"]);
            expect(after.one(token.validation, "dns-certificate").options.customTimeouts?.create).to.equal("30m");
        });
    });
});
