import { expect } from "chai";
import { runPreview } from "../packages/preview/support/run-preview";

describe("bootstrap", () => {
    it("is judged by the pack, and names what the stacks' files name", async () => {
        const { code, stdout } = await runPreview(["state", "--cwd", "bootstrap", "--policy-pack", "policy-pack"]);
        expect(code, stdout).to.equal(0);
        expect(stdout).to.match(/^ {2}bucket {2}platform-state-123456789012-us-east-1$/m);
        expect(stdout).to.match(/^ok platform\/state: 17 resources in 1 component, judged by \d+ policies$/m);
    });
});
