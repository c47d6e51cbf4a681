import { expect } from "chai";
import { record, recordBoth } from "../harness/record";
import type { Recording } from "../harness/recording";
import { program, someApps, stackValues, withBlock, type StackValues } from "../harness/stack";

const outside = ["permits.example.org", "old.example.net"];

const prod = stackValues("prod");

/** Production, or a part of it, with two hosts outside its domain: one whose certificate is to be requested, and one that has one. */
function withHosts(values: StackValues, recordsCreated: boolean, dns: object = {}): StackValues {
    const certificates = {
        permits: { names: ["permits.example.org"], recordsCreated },
        old: { names: ["*.example.net"], certificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/old" },
    };
    const withCertificates = withBlock(values, "dns", (block: object) => ({
        ...block,
        certificates,
        ...dns,
    }));
    return withBlock(withCertificates, "services", (services: Record<string, { public: { hosts: string[] } }>) => {
        const { "boards-commissions": boards } = services;
        const hosts = [...(boards?.public.hosts ?? []), ...outside];
        return { ...services, "boards-commissions": { ...boards, public: { ...boards?.public, hosts } } };
    });
}

function handedOver(recording: Recording) {
    const records = recording.stackOutputs["dnsRecords"] as { name: string; type: string; values: string[] }[];
    return records
        .filter(({ name, type }) => type === "CNAME" && !name.startsWith("_"))
        .map(({ name, values }) => ({ name, values }));
}

const listenerCertificate = "aws:lb/listenerCertificate:ListenerCertificate";

describe("hosts outside the domain", () => {
    let waiting: Recording;
    let ready: Recording;

    before(async () => {
        for (const created of [false, true]) {
            const { strict, placeholder } = await recordBoth(program, {
                stack: "prod",
                config: withHosts(someApps(prod), created),
            });
            expect(strict.list).to.deep.equal(placeholder.list);
            [waiting, ready] = created ? [waiting, placeholder] : [placeholder, placeholder];
        }
    });

    it("take nothing from what runs while their certificate waits: the service and its rule are there", () => {
        const { list } = waiting;
        expect(list.filter((each) => !/permits|request|old/.test(each))).to.deep.equal(
            ready.list.filter((each) => !/permits|request|old/.test(each)),
        );
        expect(waiting.inputs("aws:lb/listenerRule:ListenerRule", "boards-commissions-tg")["conditions"]).to.deep.equal(
            [{ hostHeader: { values: ["boards-commissions.apps.example.gov", ...outside] } }],
        );
    });

    it("have their certificates on the load balancer that they lead to, and on no other", () => {
        expect(waiting.names(listenerCertificate)).to.deep.equal(["open-old"]);
        expect(ready.names(listenerCertificate)).to.deep.equal(["open-old", "open-permits"]);
        const certificates = "aws:acm/certificateValidation:CertificateValidation";
        expect(ready.inputs(listenerCertificate, "open-permits")).to.deep.equal({
            listenerArn: ready.output("aws:lb/listener:Listener", "open-https", "arn"),
            certificateArn: ready.output(certificates, "dns-permits-certificate", "certificateArn"),
        });
    });

    it("get no record of ours: others are told to create it, and only when browsers would accept the certificate", () => {
        const records = "aws:route53/record:Record";
        expect(ready.names(records)).to.include("boards-commissions.apps.example.gov");
        expect(ready.names(records)).to.not.include.members(outside);
        const dnsName = ready.output("aws:lb/loadBalancer:LoadBalancer", "open", "dnsName");
        expect(handedOver(ready)).to.deep.equal(outside.map((name) => ({ name, values: [dnsName] })));
        expect(handedOver(waiting).map(({ name }) => name)).to.deep.equal(["old.example.net"]);
    });

    it("are handed over beside the domain's own where another team has that zone", async () => {
        const zone = { kind: "external", recordsCreated: true };
        const recording = await record(program, { stack: "prod", config: withHosts(prod, true, { zone }) });
        expect(handedOver(recording).map(({ name }) => name)).to.deep.equal([
            "boards-commissions.apps.example.gov",
            ...outside,
            "registry-certs.apps.example.gov",
            "zoning.apps.example.gov",
            "boards.apps.example.gov",
            "help.apps.example.gov",
        ]);
        expect(
            recording.names("aws:route53/record:Record").filter((name) => name.endsWith("apps.example.gov")),
        ).to.deep.equal(["services.internal.apps.example.gov"]);
    });
});
