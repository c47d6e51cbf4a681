import { expect } from "chai";
import { policies } from "../../../policy-pack/policies";
import { corpus } from "./corpus";
import { describeCorpus } from "./describe-corpus";
import { golden, goldenPolicies, goldenSettings } from "./golden";
import { ingressMutants } from "./ingress-mutants";
import { corpusTable } from "./killers";
import { privateMutants } from "./private-mutants";
import { reachMutants } from "./reach-mutants";

describe("mutation corpus", () => {
    it("names policies that exist", () => {
        const known = new Set(policies.map(({ name }) => name));
        expect(corpus.filter(({ killedBy }) => killedBy !== null && !known.has(killedBy))).to.deep.equal([]);
    });

    it("has no name twice", () => {
        expect(new Set(corpus.map(({ name }) => name)).size).to.equal(corpus.length);
    });

    it("shows as a table who kills what", () => {
        const mutant = { name: "a hole", apply: () => undefined, killedBy: "first" };
        const control = { name: "no hole", apply: () => undefined, killedBy: null };
        const rows = [
            { mutant, killers: ["first", "second"] },
            { mutant: control, killers: [] },
        ];
        expect(corpusTable(rows).split("\n").slice(2)).to.deep.equal([
            "| a hole | `first` | `second` |",
            "| no hole | nobody, rightly |  |",
        ]);
    });
});

describeCorpus({
    name: "the small platform",
    records: golden,
    settings: goldenSettings,
    mutants: [...privateMutants, ...ingressMutants, ...reachMutants],
    judges: goldenPolicies,
});
