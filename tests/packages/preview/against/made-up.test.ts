import type { WireMap } from "@platform/aws-model/wire";
import { MadeUpValues } from "@platform/preview/against/made-up";
import type { BaselineResource } from "@platform/preview/against/comparison";
import type { ResourceRecord } from "@platform/preview/result";
import { expect } from "chai";

const urn = "urn:pulumi:dev::shop::aws:acm/certificate:Certificate::main";

const certificate = (domain: string, token: string) => ({
    urn,
    id: `certificate/${token}`,
    inputs: { domainName: domain },
    outputs: {
        arn: `arn:aws:acm:eu-west-1:123456789012:certificate/${token}`,
        domainName: domain,
        domainValidationOptions: [{ domainName: domain, resourceRecordName: `_${token}.${domain}.` }],
    } satisfies WireMap,
});

describe("what a plan makes up", () => {
    const madeUp = new MadeUpValues();
    const before = certificate("old.example.gov", "4f3e2d1c") as unknown as BaselineResource;
    madeUp.learn(before, certificate("new.example.gov", "0a0b0c0d") as unknown as ResourceRecord);
    const translate = madeUp.translator([urn]);

    it("is translated, whole and inside other texts", () => {
        expect(translate(["certificate/4f3e2d1c", "_4f3e2d1c.old.example.gov."])).to.deep.equal([
            "certificate/0a0b0c0d",
            "_0a0b0c0d.new.example.gov.",
        ]);
        expect(translate("see certificate/4f3e2d1c")).to.equal("see certificate/0a0b0c0d");
    });

    it("is no part of what only begins alike", () => {
        expect(translate("certificate/4f3e2d1c0 and certificate/4f3e2d1c")).to.equal(
            "certificate/4f3e2d1c0 and certificate/0a0b0c0d",
        );
    });

    it("is not what an output repeats of an input: another domain is a change wherever it stands", () => {
        expect(translate("old.example.gov")).to.equal("old.example.gov");
        expect(translate("www.old.example.gov")).to.equal("www.old.example.gov");
    });
});
