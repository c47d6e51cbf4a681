import { expect } from "chai";
import { instanceTypes } from "@platform/aws-model/instance-types";
import { priceFamilies, prices } from "@platform/aws-model/prices";

describe("prices", () => {
    for (const [name, { unit, source, sourceDate, confidence }] of Object.entries({ ...prices, ...priceFamilies })) {
        it(`say of ${name} what it is the price of, and where it is from`, () => {
            expect(unit).to.match(/\w/);
            expect(source).to.match(/^https:\/\/\S+$/);
            if (confidence === "verified") expect(sourceDate).to.match(/^20\d\d-[01]\d-[0-3]\d$/);
            else expect([confidence, sourceDate]).to.deep.equal(["memory", null]);
        });
    }

    it("are all above nothing", () => {
        const families = Object.values(priceFamilies).flatMap(({ usd }) => Object.values(usd));

        expect([...Object.values(prices).map(({ usd }) => usd), ...families].filter((usd) => !(usd > 0))).to.deep.equal(
            [],
        );
    });

    it("have every instance type that a cluster may use", () => {
        expect(Object.keys(instanceTypes).filter((type) => !(type in priceFamilies.ec2.usd))).to.deep.equal([]);
    });
});
