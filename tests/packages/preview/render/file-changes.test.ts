import { withFilesTogether } from "@platform/preview/render/file-changes";
import type { Change } from "@platform/preview/against/comparison";
import { expect } from "chai";
import { change } from "./sample";

const file = (name: string, more: Partial<Change> = {}): Change =>
    change({
        kind: "update",
        type: "aws:s3/bucketObjectv2:BucketObjectv2",
        urn: `urn:pulumi:dev::shop::aws:s3/bucketObjectv2:BucketObjectv2::${name}`,
        name,
        properties: [{ path: "source", kind: "change", before: "[file a]", after: "[file b]", replaces: "no" }],
        ...more,
    });
const names = (changes: readonly Change[]) => withFilesTogether(changes).map(({ name }) => name);

describe("preview: changes of files", () => {
    it("are one change from four on, each kind for itself, and others keep their places", () => {
        const files = ["a", "b", "c", "d", "e"].map((name) => file(name));
        const gone = ["x", "y", "z", "w"].map((name) => file(name, { kind: "delete", properties: [] }));
        expect(names([...files.slice(0, 2), change({}), ...files.slice(2), ...gone])).to.deep.equal([
            "5 files: a, b, c and 2 more",
            "alarms",
            "4 files: x, y, z and 1 more",
        ]);
        expect(withFilesTogether(files)[0]).to.include({ kind: "update", urn: files[0]?.urn });
        expect(names(files.slice(0, 3))).to.deep.equal(["a", "b", "c"]);
    });

    it("stay by themselves where more than the content changes, and other resources always", () => {
        const files = ["a", "b", "c"].map((name) => file(name));
        const other = { path: "cacheControl", kind: "change", before: "a", after: "b", replaces: "no" } as const;
        const own = [
            file("typed", { properties: [other] }),
            file("protected", { refused: "it is protected" }),
            file("renamed", { previousUrn: "urn" }),
            file("perhaps", { mayReplace: true }),
        ];
        expect(names([...files, ...own])).to.have.length(7);
        expect(names(Array.from({ length: 5 }, () => change({})))).to.have.length(5);
    });
});
