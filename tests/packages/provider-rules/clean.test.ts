import { expect } from "chai";
import { check, sentence } from "./fixtures/build";
import { PROGRAM } from "./fixtures/program";

describe("provider knowledge: a program that AWS accepts", () => {
    it("gives no findings at all", () => {
        expect(check(PROGRAM).map(sentence)).to.deep.equal([]);
    });
});
