import { expect } from "chai";
import { scriptHoldsSecret } from "../../../../policy-pack/policies/identity/secret-looks";

describe("a script", () => {
    // Searched from each of its letters, a word as long takes hours.
    const word = "a".repeat(1_000_000);

    it("may have a word of any length, a program's code for one", () => {
        expect(scriptHoldsSecret(word)).to.equal(false);
    });

    it("has a secret behind or in a long word as well", () => {
        expect(scriptHoldsSecret(`${word} DB_PASSWORD=correct-horse-7`)).to.equal(true);
        expect(scriptHoldsSecret(`${word}_password=correct-horse-7`)).to.equal(true);
        expect(scriptHoldsSecret(`${word}://user:correct-horse-7@db.example.gov`)).to.equal(true);
    });
});
