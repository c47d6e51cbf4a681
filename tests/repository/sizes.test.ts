import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";

const ROOT = path.resolve(__dirname, "../..");
const CODE = /\.(ts|cts|cjs|mjs|js)$/;
const MOST_LINES = 300;
const MOST_FILES = 20;

/** The code of the repository, as git has it or would take it. */
function files(pattern = CODE): readonly string[] {
    const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
        cwd: ROOT,
        encoding: "utf8",
    });
    return listed.split("\n").filter((file) => pattern.test(file) && existsSync(path.join(ROOT, file)));
}

/** The files of each folder that has many. */
function crowded(): ReadonlyMap<string, readonly string[]> {
    const folders = new Map<string, string[]>();
    for (const file of files()) {
        const names = folders.get(path.dirname(file)) ?? [];
        folders.set(path.dirname(file), [...names, path.basename(file)]);
    }
    return new Map([...folders].filter(([, names]) => names.length > MOST_FILES));
}

/** What its README does not name, with or without the ending, or by a pattern as `ec2-*`. The one above orders by a rule. */
function unordered(folder: string, names: readonly string[]): readonly string[] {
    const own = path.join(ROOT, folder, "README.md");
    if (!existsSync(own)) {
        return existsSync(path.join(ROOT, folder, "../README.md")) ? [] : [folder];
    }
    const said = readFileSync(own, "utf8").match(/(?<=`)[.*-]*\w[\w.*-]*(?=`)/g) ?? [];
    const patterns = said.map((name) => new RegExp(`^${name.replaceAll(".", "\\.").replaceAll("*", ".*")}(\\.|$)`));
    const left = names.filter((name) => name !== "index.ts" && !patterns.some((pattern) => pattern.test(name)));
    return left.map((name) => path.join(folder, name));
}

describe("the repository's files", () => {
    it(`have ${MOST_LINES} lines at the most`, () => {
        const long = files().filter(
            (file) => readFileSync(path.join(ROOT, file), "utf8").split("\n").length > MOST_LINES + 1,
        );
        expect(long).to.deep.equal([]);
    });

    it(`stand ${MOST_FILES} beside each other at the most, or with a README that orders them`, () => {
        expect([...crowded()].flatMap(([folder, names]) => unordered(folder, names))).to.deep.equal([]);
    });

    it("are there where the first column of a README's table names them", () => {
        const rows = files(/(^|\/)README\.md$/).flatMap((readme) =>
            readFileSync(path.join(ROOT, readme), "utf8")
                .split("\n")
                .flatMap((line) => /^\|([^|]*)\|/.exec(line)?.[1]?.match(/(?<=`)[\w./-]+\.[a-z]+(?=`)/g) ?? [])
                .map((name) => path.join(path.dirname(readme), name)),
        );
        const named = rows.filter((name) => CODE.test(name));
        expect(named).to.include("components/ecs/service/service.ts");
        expect(named.filter((name) => !existsSync(path.join(ROOT, name)))).to.deep.equal([]);
    });
});
