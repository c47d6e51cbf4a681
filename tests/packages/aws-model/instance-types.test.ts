import { expect } from "chai";
import { architectureOf, instanceTypes } from "@platform/aws-model/instance-types";

describe("instance types", () => {
    it("say their processor by their names", () => {
        const arm = ["a1.large", "t4g.nano", "c7gn.large", "im4gn.large", "x2gd.medium", "g5g.xlarge"];
        const intel = ["t3.nano", "m6i.large", "g5.xlarge", "r7i.large", "c7a.large"];
        expect(arm.map(architectureOf)).to.deep.equal(arm.map(() => "arm64"));
        expect(intel.map(architectureOf)).to.deep.equal(intel.map(() => "x86_64"));
        expect([instanceTypes["t4g.small"]?.architecture, instanceTypes["m6i.large"]?.architecture]).to.deep.equal([
            "arm64",
            "x86_64",
        ]);
    });
});
