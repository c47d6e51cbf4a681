import { expect } from "chai";
import { resultTable } from "./result-table";

const none = { create: 0, update: 0, replace: 0, delete: 0, refused: 0 };

describe("the table of changes", () => {
    it("has a line for each, with the engine's counts", () => {
        const one = { ...none, update: 12 };
        const text = resultTable([{ name: "a tag", engine: one, offline: one, equal: true }]);

        expect(text.split("\n")).to.deep.equal([
            "        create   update  replace   delete  refused",
            "a tag        0       12        0        0        0  equal",
            "1 changes, all equal",
        ]);
    });

    it("shows what the offline preview counts where it says something else", () => {
        const text = resultTable([
            {
                name: "a zone",
                engine: { ...none, create: 1 },
                offline: { ...none, replace: 1, refused: 2 },
                equal: false,
            },
            { name: "a tag", engine: none, offline: none, equal: true },
        ]);

        expect(text.split("\n").slice(1)).to.deep.equal([
            "a zone        1        0        0        0        0  offline: 0 create, 0 update, 1 replace, 0 delete, 2 refused",
            "a tag         0        0        0        0        0  equal",
            "2 changes, 1 different",
        ]);
    });
});
