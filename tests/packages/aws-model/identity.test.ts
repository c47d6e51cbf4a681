import { expect } from "chai";
import { hasIdentity, matchesGlob } from "@platform/aws-model/identity";
import { parseUrn } from "@platform/aws-model/urn";

const BASTION = "urn:pulumi:prod::platform::platform:bastion:Bastion$aws:autoscaling/group:Group::bastion";

describe("URNs", () => {
    it("fall into their parts, names with separators included", () => {
        expect(parseUrn(BASTION)).to.deep.equal({
            stack: "prod",
            project: "platform",
            typeChain: ["platform:bastion:Bastion", "aws:autoscaling/group:Group"],
            name: "bastion",
        });
        expect(parseUrn("urn:pulumi:prod::platform::aws:s3/bucket:Bucket::a::b").name).to.equal("a::b");
    });

    it("match patterns literally except for the star", () => {
        expect(matchesGlob("a.b*d", "a.bcd")).to.be.true;
        expect(matchesGlob("a.b*d", "aXbcd")).to.be.false;
        expect(matchesGlob("a*", "ba")).to.be.false;
        expect(matchesGlob("a$b", "a$b")).to.be.true;
    });

    it("identify by the types of ancestors or by URN, never by name alone", () => {
        expect(hasIdentity(BASTION, ["platform:bastion:*"])).to.be.true;
        expect(hasIdentity(BASTION, ["urn:pulumi:*::platform::*$aws:autoscaling/group:Group::bastion"])).to.be.true;
        expect(
            hasIdentity("urn:pulumi:prod::platform::aws:ec2/instance:Instance::bastion", [
                "platform:bastion:*",
                "bastion",
            ]),
        ).to.be.false;
        expect(hasIdentity(BASTION, [])).to.be.false;
    });
});
