import { symlinkSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { problemsAfter } from "../../config/fixture";
import { hosts, withFolder } from "./fixture";

const at = "platform:sites.docs";
const pages = { "index.html": 1, "404.html": 1 };

const problems = (site: object) => problemsAfter({ "platform:sites": { docs: { hosts, ...site } } });

/** What is wrong with a site whose folder has the two pages and these files, each with so many bytes; `DIR` is the folder. */
function problemsOf(files: Readonly<Record<string, number>>, site: object = {}): Promise<readonly string[]> {
    return withFolder({ ...pages, ...files }, (content) =>
        problems({ content, ...site }).map((line) => line.replaceAll(content, "DIR")),
    );
}

const move = ". Rename it or move it elsewhere, or name another folder in Pulumi.test.yaml";
const upload = ". Let a pipeline upload it, and remove it from Pulumi.test.yaml";

describe("config: content of sites", () => {
    it("is a folder that is there, below the stack files", () => {
        expect(problems({ content: "./sites/nowhere" })).to.deep.equal([
            `${at}.content: "./sites/nowhere" is not valid; allowed a folder that is there, named from the project's directory. Set it in Pulumi.test.yaml`,
        ]);
        expect(problems({ content: "../elsewhere" })).to.deep.equal([
            `${at}.content: "../elsewhere" is not valid; allowed a folder below the directory of the stack files, such as ./sites/docs. Set it in Pulumi.test.yaml`,
        ]);
        expect(problems({ content: "./README.md" })).to.have.lengthOf(1);
        expect(problems({ content: `./sites/${"x".repeat(300)}` })).to.have.lengthOf(1);
    });

    it("has a first page, and the page for what is not there", async () => {
        expect(await problemsOf({})).to.deep.equal([]);
        expect(await problemsOf({}, { notFoundPage: "/lost.html" })).to.deep.equal([
            `${at}.notFoundPage: "/lost.html" is not valid; allowed a page that is in DIR. Set it in Pulumi.test.yaml`,
        ]);
        const empty = await withFolder({}, (content) =>
            problems({ content }).map((line) => line.replaceAll(content, "DIR")),
        );
        expect(empty).to.deep.equal([
            `${at}.content: missing; allowed a folder with index.html in it, which DIR has not. Set it in Pulumi.test.yaml`,
            `${at}.notFoundPage: "/404.html" is not valid; allowed a page that is in DIR. Set it in Pulumi.test.yaml`,
        ]);
    });

    it("is small, for each file is a resource", async () => {
        const many = (count: number) =>
            Object.fromEntries(Array.from({ length: count }, (_unused, index) => [`p/${index}.html`, 1]));
        expect(await problemsOf(many(298))).to.deep.equal([]);
        expect(await problemsOf(many(299))).to.deep.equal([
            `${at}.content: DIR has 301 files; allowed 300, for each is a resource of the stack${upload}`,
        ]);
        expect(await problemsOf({ "film.mp4": 49_999_998 })).to.deep.equal([]);
        expect(await problemsOf({ "film.mp4": 49_999_999 })).to.deep.equal([
            `${at}.content: DIR has 51 MB; allowed 50, which every deployment reads${upload}`,
        ]);
    });

    it("has nothing that must not leave the project, and no names that an address cannot have", async () => {
        const secret = "all of it is for everybody to read; allowed a folder without .git and .env files";
        const name = "allowed names of 1024 bytes or less, without control characters and \\ % + ? #";
        const line = (file: string, what: string) =>
            `${at}.content: DIR has ${JSON.stringify(file)} in it; ${what}${move}`;
        const files = [".git/HEAD", "a/.env.local", "a+b.html", "50%.html", "what?.html", "a\nb.html"];
        const found = await problemsOf(
            Object.fromEntries([...files, "über uns.html", ".gitkeep"].map((file) => [file, 1])),
        );
        expect(found).to.have.members([
            line(".git/HEAD", secret),
            line("a/.env.local", secret),
            ...files.slice(2).map((file) => line(file, name)),
        ]);
        expect(await problemsOf({ "About.html": 1, "about.html": 1 })).to.deep.equal([
            line(
                "about.html",
                'allowed names that differ by more than capitals from others, here "About.html": some machines keep one of the two',
            ),
        ]);
    });

    it("has no links, which lead elsewhere on another machine", async () => {
        const found = await withFolder(pages, (content) => {
            symlinkSync("index.html", path.join(content, "start.html"));
            return problems({ content }).map((line) => line.replaceAll(content, "DIR"));
        });
        expect(found).to.deep.equal([
            `${at}.content: DIR has "start.html" in it; allowed files and folders, no links${move}`,
        ]);
    });
});
