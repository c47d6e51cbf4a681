import { expect } from "chai";
import type { DnsTransforms } from "../../../components/dns/dns";
import { everyTransform, unreached } from "../../harness/transforms";
import { internal, recordDns, token } from "./fixture";

const ours = { zone: { kind: "create", delegated: true } };

describe("transform of the domain", () => {
    it("reaches one of the zones, and the certificate", async () => {
        const transform: DnsTransforms = {
            zone: (args, name) => (name === "dns" ? { ...args, delegationSetId: "N1" } : args),
            certificate: { certificate: { keyAlgorithm: "EC_prime256v1" } },
        };
        const { placeholder } = await recordDns(ours, { ...internal, transform });
        expect(placeholder.inputs(token.zone, "dns")["delegationSetId"]).to.equal("N1");
        expect(placeholder.inputs(token.zone, "dns-internal")).not.to.have.property("delegationSetId");
        expect(placeholder.inputs(token.certificate, "dns-certificate")["keyAlgorithm"]).to.equal("EC_prime256v1");
        const said = (type: string, name: string) => placeholder.one(type, name).outputs["transformed"];
        expect(said(token.dns, "dns")).to.deep.equal(["zone dns", "zone dns-internal"]);
        expect(said("platform:dns:Certificate", "dns-certificate")).to.deep.equal(["certificate dns-certificate"]);
    });

    it("reaches everything that it makes", async () => {
        const { placeholder } = await recordDns(ours, { ...internal, transform: everyTransform });
        expect(unreached(placeholder)).to.deep.equal([]);
    });

    it("knows what it makes", () => {
        // @ts-expect-error validation records are the certificate's
        const transform: DnsTransforms = { record: {} };
        expect(transform).to.have.keys("record");
    });
});
