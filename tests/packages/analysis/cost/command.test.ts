import { expect } from "chai";
import { runMain } from "../../cli/run-main";

/** The network of the stack and what runs on it, and no apps. */
const beyondBudget = [
    ...["dev", "--no-policies"],
    ...["services", "databases"].flatMap((block) => ["--config", `platform:${block}={}`]),
    ...["--config", 'platform:cost={"monthlyBudget":20}'],
];

describe("cost: on the command line", () => {
    it("a preview fails beyond the budget, and shows the estimate beside what else is asked for", async () => {
        const { code, stdout } = await runMain([...beyondBudget, "--analyze", "cost,deployment,addresses"]);

        expect(code).to.equal(1);
        expect(stdout).to.match(/^✗ Cost$/m);
        expect(stdout).to.match(/^· Deployment order$/m);
        expect(stdout).to.match(/^✓ Addresses$/m);
    });

    it("names both numbers in its finding", async () => {
        const { stdout } = await runMain(beyondBudget);

        expect(stdout).to.match(
            /error analysis:cost\/monthly-budget The estimate is \$1\d\d\.\d\d a month and the budget \$20\.00\./,
        );
    });
});
