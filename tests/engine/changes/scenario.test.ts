import { expect } from "chai";
import { merged } from "./scenario";

describe("an edit of a configuration", () => {
    it("adds, changes and takes away, and leaves the rest", () => {
        expect(merged({ a: { b: 1, c: 2 }, d: [1, 2] }, { a: { b: null, e: 3 }, d: [3] })).to.deep.equal({
            a: { c: 2, e: 3 },
            d: [3],
        });
    });

    it("makes a block that is not there", () => {
        expect(merged({}, { a: { b: { c: 1, d: null } } })).to.deep.equal({ a: { b: { c: 1 } } });
    });
});
