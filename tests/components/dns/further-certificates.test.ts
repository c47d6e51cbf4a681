import { expect } from "chai";
import { alarmInputs } from "../../harness/alarms";
import { imported, recordDns, token, validationOf } from "./fixture";

const zone = { kind: "existing", zoneId: "Z0123456789" };

const recordWith = (certificate: object) => recordDns({ zone, certificates: { old: certificate } });

describe("Dns, for hosts outside the domain,", () => {
    const names = ["old.example.org", "*.example.net"];

    it("asks for their owners' records, and waits for nothing until they exist", async () => {
        const both = await recordWith({ names });
        expect(both.strict.list).to.deep.equal(both.placeholder.list);
        const { placeholder } = both;
        expect(placeholder.inputs(token.certificate, "dns-old-certificate-request")).to.deep.equal({
            domainName: "old.example.org",
            subjectAlternativeNames: ["*.example.net"],
            validationMethod: "DNS",
            tags: { Name: "old.example.org" },
        });
        expect(placeholder.names(token.validation)).to.deep.equal(["dns-certificate"]);
        expect(placeholder.names(token.record)).to.deep.equal(["dns-certificate-apps.example.gov"]);
        expect(placeholder.names(token.alarm)).to.deep.equal([
            "dns-certificate-expires",
            "dns-certificate-expires-soon",
        ]);
        const record = (domain: string, name: string) => {
            const asked = validationOf(placeholder, name, "dns-old-certificate-request");
            const purpose = `Proves to AWS that ${domain} is ours. Must stay: the certificate is renewed by it.`;
            return { name: asked.name, type: "CNAME", values: [asked.value], purpose };
        };
        expect(placeholder.stackOutputs["handover"]).to.deep.equal([
            record("old.example.org", "old.example.org"),
            record("example.net", "*.example.net"),
        ]);
    });

    it("requests the certificate anew once they exist, waits for it, and watches its expiry", async () => {
        const before = (await recordWith({ names })).placeholder;
        const both = await recordWith({ names, recordsCreated: true });
        expect(both.strict.list).to.deep.equal(both.placeholder.list);
        const { placeholder } = both;
        expect(placeholder.names(token.certificate)).to.deep.equal(["dns-certificate", "dns-old-certificate"]);
        expect(placeholder.inputs(token.certificate, "dns-old-certificate")).to.deep.equal(
            before.inputs(token.certificate, "dns-old-certificate-request"),
        );
        expect(placeholder.names(token.validation)).to.deep.equal(["dns-certificate", "dns-old-certificate"]);
        const inputs = alarmInputs(placeholder, "dns-old-certificate-expires");
        const certificateArn = placeholder.output(token.certificate, "dns-old-certificate", "arn");
        expect(inputs["dimensions"]).to.deep.equal({ CertificateArn: certificateArn });
        expect(inputs["alarmDescription"]).to.match(/^the certificate of old\.example\.org .* AWS renews it/);
        expect(placeholder.stackOutputs["handover"]).to.have.length(2);
    });

    it("takes an imported certificate as it is, and reminds of the next one", async () => {
        const { placeholder } = await recordWith({ names, certificateArn: imported });
        expect(placeholder.names(token.certificate)).to.deep.equal(["dns-certificate"]);
        expect(placeholder.stackOutputs["handover"]).to.deep.equal([]);
        for (const [alarm, days] of [
            ["dns-old-certificate-expires", 30],
            ["dns-old-certificate-expires-soon", 7],
        ] as const) {
            const inputs = alarmInputs(placeholder, alarm);
            expect(inputs["dimensions"]).to.deep.equal({ CertificateArn: imported });
            expect(inputs["threshold"]).to.equal(days);
            expect(inputs["alarmDescription"]).to.match(/ Import a new one over the old one/);
        }
    });
});
