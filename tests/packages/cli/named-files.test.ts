import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { Changes } from "@platform/cli/watch/changes";
import { namedFiles } from "@platform/cli/watch/named-files";

describe("what is watched beside sources", () => {
    const root = mkdtempSync(path.join(tmpdir(), "named-"));
    const at = (...names: readonly string[]) => path.join(root, ...names);

    before(() => {
        mkdirSync(at("site", "img"), { recursive: true });
        for (const file of ["site/index.html", "site/img/logo.svg", "idp.xml", "other.txt"])
            writeFileSync(at(file), "");
    });

    after(() => {
        rmSync(root, { recursive: true });
    });

    it("is what texts of the configuration name inside the project, directories with all that is in them", () => {
        const config = {
            "web:sites": { help: { content: "./site", hosts: ["site"], path: "/admin/ok" } },
            "web:vpn": [{ metadataFile: "./idp.xml", away: "../elsewhere.xml", all: "./" }],
        };
        const { files, directories } = namedFiles(config, root);
        expect([...files].sort()).to.deep.equal([at("idp.xml"), at("site/img/logo.svg"), at("site/index.html")]);
        expect(directories).to.deep.equal([at("site"), at("site/img")]);
        expect(namedFiles(undefined, root)).to.deep.equal({ files: [], directories: [] });
    });

    it("counts a new file of such a directory, and none that an editor keeps there", async () => {
        const changes = new Changes();
        changes.watch([at("site/index.html")], [at("site")]);
        for (const file of [".index.html.swp", "index.html~", "new.html"]) writeFileSync(at("site", file), "x");
        expect(await changes.next()).to.deep.equal([at("site/new.html")]);
        changes.close();
    });
});
