import { expect } from "chai";
import { existsSync } from "node:fs";
import path from "node:path";
import { catalogue, loadAnalysis } from "@platform/analysis/catalogue";
import { chooseAnalyses } from "@platform/analysis/choose";
import { UsageError } from "@platform/preview/errors";

const ids = (names: string) => chooseAnalyses(names).map(({ id }) => id);

describe("the analyses that a command line names", () => {
    it("come in the catalogue's order, each once", () => {
        expect(ids("cost, reachability,cost")).to.deep.equal(["reachability", "cost"]);
        expect(ids("all")).to.deep.equal(catalogue.map(({ id }) => id));
    });

    it("have to exist", () => {
        expect(() => chooseAnalyses("cost,weather")).to.throw(
            UsageError,
            "--analyze cost,weather: there is no weather. Choose of reachability, resilience, alarms, capacity, cost, " +
                "deployment, trust, images, addresses, handover, all.",
        );
    });

    for (const entry of catalogue) {
        it(`${entry.id} has its folder, with a README`, () => {
            expect(loadAnalysis(entry)).to.be.a("function");
            expect(existsSync(path.join(__dirname, "../../../packages/analysis", entry.id, "README.md"))).to.equal(
                true,
            );
        });
    }
});
