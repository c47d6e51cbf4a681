import { expect } from "chai";
import { check } from "./fixture";
import { describeMistakes } from "./mistakes";

describeMistakes("what the estimate of the cost assumes", [
    {
        mistake: "a budget of nothing",
        changes: { "platform:cost": { monthlyBudget: 0 } },
        problems: ["platform:cost.monthlyBudget: 0 is not valid; allowed above 0. Set it in Pulumi.test.yaml"],
    },
    {
        mistake: "a negative amount",
        changes: { "platform:cost": { usage: { flowLogGb: -1 } } },
        problems: ["platform:cost.usage.flowLogGb: -1 is not valid; allowed 0 or more. Set it in Pulumi.test.yaml"],
    },
]);

describe("config: the cost block", () => {
    it("is optional, and has a default for every amount", () => {
        expect(check().stack?.cost).to.equal(undefined);
        expect(check({ "platform:cost": {} }).stack?.cost?.usage).to.include({ internetOutGb: 50, serviceLogGb: 2 });
    });
});
