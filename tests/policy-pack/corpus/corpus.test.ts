import { expect } from "chai";
import { readFileSync } from "node:fs";
import path from "node:path";
import { policies } from "../../../policy-pack/policies";
import { goldenStack } from "../golden/stacks";
import { MODES } from "../harness/stack";
import { corpus } from "./corpus";
import { evasions } from "./evasions";
import { Grounds } from "./grounds";
import { everybody } from "./judge";
import { corpusRows, grounds, otherReporters, type Row } from "./rows";
import { corpusPage, corpusTable } from "./table";

/** Policies that no mutant needs, because what they forbid is never approved in the first place; they say why. */
const COVERED = ["no-default-vpc"];

describe("mutation corpus", () => {
    const names = new Set(corpus.map(({ name }) => name));
    const mutants = corpus.filter(({ killedBy }) => killedBy !== null);
    let rows: ReadonlyMap<string, Row>;

    before(async () => {
        rows = new Map((await corpusRows()).map((row) => [row.mutant.name, row]));
    });

    const rowOf = (name: string): Row => {
        const row = rows.get(name);
        if (row === undefined) throw new Error(`no row for ${name}`);
        return row;
    };

    describe("on the resources of production", () => {
        for (const { name, killedBy, sparedBy = [] } of corpus) {
            it(killedBy === null ? name : `${killedBy} kills: ${name}`, () => {
                const found = rowOf(name).reporters;
                for (const mode of MODES) {
                    const all = everybody(found[mode]);
                    if (killedBy === null) expect(all, mode).to.deep.equal([]);
                    else expect(all, mode).to.include(killedBy);
                    for (const policy of sparedBy) expect(all, mode).not.to.include(policy);
                }
                expect(everybody(found.preview), "a preview shows what the update would").to.deep.equal(
                    everybody(found.update),
                );
            });
        }

        for (const extra of new Set(corpus.flatMap(({ on }) => on ?? []))) {
            it(`control: ${extra.name} as mutants add it`, async () => {
                for (const mode of MODES) {
                    expect((await grounds(mode)).with(extra).reporters, mode).to.deep.equal([]);
                }
            });
        }
    });

    it("dies on the resources of staging as well, by the same policies alone in the pack", async () => {
        for (const mode of MODES) {
            const staging = await Grounds.of(goldenStack("staging"), mode);
            const survivors = mutants.filter((mutant) => {
                const judges = policies.filter((policy) => policy.name === mutant.killedBy);
                return mutant.productionOnly !== true && everybody(staging.judge(mutant, { judges })).length === 0;
            });
            expect(
                survivors.map(({ name }) => name),
                mode,
            ).to.deep.equal([]);
        }
    });

    it("needs every policy: without it a mutant survives, or gets as far as being created", () => {
        const needed = new Set(
            mutants.flatMap(({ name, killedBy }) => {
                const row = rowOf(name);
                const first = MODES.every((mode) => row.reporters[mode].before.join() === killedBy);
                return killedBy !== null && (first || otherReporters(row).length === 0) ? [killedBy] : [];
            }),
        );
        expect(policies.filter((policy) => !needed.has(policy.name)).map(({ name }) => name)).to.deep.equal(COVERED);
    });

    it("has no name twice, and names policies that exist", () => {
        expect(names.size).to.equal(corpus.length);
        const known = new Set(policies.map(({ name }) => name));
        expect(mutants.filter(({ killedBy }) => killedBy === null || !known.has(killedBy))).to.deep.equal([]);
    });

    it("goes every way around the rules that packs are known to miss", () => {
        const named = Object.values(evasions).flat();
        expect(named.filter((name) => !names.has(name))).to.deep.equal([]);
        expect(Object.values(evasions).filter(({ length }) => length === 0)).to.deep.equal([]);
    });

    it("is what docs/mutants.md says; if not, run `npm run mutants -- --write`", async () => {
        const kept = readFileSync(path.join(__dirname, "../../../docs/mutants.md"), "utf8");
        expect(kept === corpusPage(await corpusRows()), "the page is stale").to.equal(true);
    });
});

describe("table of mutants", () => {
    it("shows who kills what, and who else reports it", () => {
        const apply = (): undefined => undefined;
        const both = (...before: string[]) => {
            const found = { before, after: [] };
            return { preview: found, update: found };
        };
        const rows: Row[] = [
            { mutant: { name: "a hole", apply, killedBy: "first" }, reporters: both("first", "second") },
            { mutant: { name: "no hole", apply, killedBy: null }, reporters: both() },
        ];
        expect(corpusTable(rows).split("\n").slice(2)).to.deep.equal([
            "| a hole |  | `first` | `second` |",
            "| no hole |  | nobody, rightly |  |",
        ]);
    });
});
