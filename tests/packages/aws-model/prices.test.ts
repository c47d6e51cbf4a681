import { expect } from "chai";
import { instanceTypes } from "@platform/aws-model/instance-types";
import { priceOf } from "@platform/analysis/cost/price";
import { priceFamilies, type PriceFamily } from "@platform/aws-model/price-families";
import { prices } from "@platform/aws-model/prices";

/** The sources of single types, as `rds/db.t4g.micro`. */
const ofTypes = Object.entries(priceFamilies).flatMap(([family, { sources, unit, usd }]: [string, PriceFamily]) =>
    Object.entries(sources ?? {}).map(([type, source]) => {
        expect(usd).to.have.property(type);
        return [`${family}/${type}`, { ...source, unit }] as const;
    }),
);

describe("prices", () => {
    const all = [...Object.entries({ ...prices, ...priceFamilies }), ...ofTypes];
    for (const [name, { unit, source, sourceDate, confidence }] of all) {
        it(`say of ${name} what it is the price of, and where it is from`, () => {
            expect(unit).to.match(/\w/);
            expect(source).to.match(/^https:\/\/\S+$/);
            if (confidence === "verified") expect(sourceDate).to.match(/^20\d\d-[01]\d-[0-3]\d$/);
            else expect([confidence, sourceDate]).to.deep.equal(["memory", null]);
        });
    }

    it("of a type are from where that one was read, or else its family", () => {
        expect(priceOf("rds/db.t4g.medium")).to.deep.include({ usd: 0.065, confidence: "verified" });
        expect(priceOf("rds/db.m7g.large")).to.deep.include({ usd: 0.168, confidence: "verified", unit: "hour" });
        expect(priceOf("rds/db.r7g.large")).to.deep.include({ usd: 0.239, confidence: "memory", unit: "hour" });
        expect(priceOf("rds/db.m1.small")).to.equal(undefined);
    });

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
