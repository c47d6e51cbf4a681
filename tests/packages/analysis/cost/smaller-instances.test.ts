import { expect } from "chai";
import { costReport } from "@platform/analysis/cost/report";
import { planOfStack } from "../support/plans";
import { withInputs } from "../support/with-inputs";

/** Production on instances of a type, which its own checks have judged with another. */
async function smallerThan(instanceType: string, group: object = {}) {
    const plan = withInputs(await planOfStack("prod"), "aws:ec2/launchTemplate:LaunchTemplate", (name) =>
        name === "cluster-instances" ? { instanceType } : undefined,
    );
    const changed = withInputs(plan, "aws:autoscaling/group:Group", (name) =>
        name === "cluster-instances" ? { ...group } : undefined,
    );
    return costReport(changed).smaller.map(({ count, to, usd }) => [count, to, Number(usd.toFixed(2))]);
}

describe("cost: instances larger than their tasks", () => {
    it("names the smallest type on which everything still fits, and what it saves", async () => {
        // A zone's instance holds all four tasks: 2688 of 3532 MiB. (0.0832 - 0.0416) × 730 × 2
        expect(await smallerThan("t3.large")).to.deep.equal([[2, "t3.medium", 60.74]]);
        // A c7g.medium has one vCPU: 1600 CPU units do not fit it when a zone is lost. (0.145 - 0.0725) × 730 × 2
        expect(await smallerThan("c7g.xlarge")).to.deep.equal([[2, "c7g.large", 105.85]]);
    });

    it("says nothing where a smaller type would not hold all tasks without a zone", async () => {
        expect(await smallerThan("t3.medium")).to.deep.equal([]);
    });

    it("says nothing where a deployment would wait", async () => {
        // Two t3.small for each zone hold all tasks without the other, 2688 of 3276 MiB; a deployment of all takes four.
        expect(await smallerThan("t3.medium", { minSize: 4, maxSize: 4 })).to.deep.equal([[4, "t3.small", 60.74]]);
        expect(await smallerThan("t3.medium", { minSize: 3, maxSize: 3 })).to.deep.equal([]);
    });

    it("says nothing of a type that is not known", async () => {
        expect(await smallerThan("z9.huge")).to.deep.equal([]);
    });
});
