import { comparableArchives } from "@platform/preview/against/contents";
import { ARCHIVE_MARK, ASSET_MARK, MARK } from "@platform/aws-model/wire";
import type { WireMap } from "@platform/aws-model/wire";
import { expect } from "chai";

const text = (hash: string): WireMap => ({ [MARK]: ASSET_MARK, text: "code", hash });
const archive = (assets: WireMap, more: WireMap = {}): WireMap => ({ [MARK]: ARCHIVE_MARK, assets, ...more });
const planned = { code: archive({ "index.mjs": text("a") }), name: "f" };

describe("preview --against a state: archives in memory", () => {
    it("are compared by what is in them, as an update stores it, without the engine's digest of the whole", () => {
        const stored = { code: archive({ "index.mjs": text("b") }, { hash: "whole" }), name: "f" };
        expect(comparableArchives(stored, planned)).to.deep.equal({
            stored: { ...stored, code: archive({ "index.mjs": text("b") }) },
            planned,
        });
    });

    it("are no change where a refresh has left that digest alone", () => {
        const stored = { code: archive({}, { hash: "whole" }), name: "f" };
        expect(comparableArchives(stored, planned)).to.deep.equal({
            stored,
            planned: { code: archive({}), name: "f" },
        });
    });

    it("of files are left as they are", () => {
        const files = { code: { [MARK]: ARCHIVE_MARK, path: "dist" } };
        expect(comparableArchives(files, files)).to.deep.equal({ stored: files, planned: files });
    });
});
