import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { contextFiles } from "../../../components/images/build-context";
import { buildSchema } from "../../../components/images/build-schema";
import { contentTag } from "../../../components/images/content-tag";

const cache = "node_modules/.cache";
type Files = Readonly<Record<string, string>>;

describe("images: what a build is made of", () => {
    let context: string;

    beforeEach(() => {
        mkdirSync(cache, { recursive: true });
        context = `./${mkdtempSync(path.join(cache, "build-"))}`;
    });
    afterEach(() => {
        rmSync(context, { recursive: true });
    });

    const write = (files: Files) => {
        for (const [name, text] of Object.entries(files)) {
            const file = path.join(context, name);
            mkdirSync(path.dirname(file), { recursive: true });
            writeFileSync(file, text, { mode: 0o644 });
            chmodSync(file, 0o644); // whatever the umask
        }
    };
    const build = (changes: object = {}) => buildSchema.parse({ context, platform: "linux/arm64", ...changes });
    const placesWith = (files: Files, changes: object = {}) => {
        write({ Dockerfile: "FROM scratch\n", ...files });
        return contextFiles(build(changes)).map(({ place }) => place);
    };

    describe("files", () => {
        it("are all of the folder, in the order of their places", () => {
            expect(placesWith({ "b/c": "", "b/a": "", "a.txt": "" })).to.deep.equal([
                "Dockerfile",
                "a.txt",
                "b/a",
                "b/c",
            ]);
        });

        it("are those that .dockerignore leaves, as Docker reads it", () => {
            const all = {
                "src/a.ts": "",
                "src/a.test.ts": "",
                "node_modules/x/y.js": "",
                "README.md": "",
                "Keep.MD": "",
            };
            const text = "# comment\r\nnode_modules\r\n**/*.test.ts\r\n/*.md\r\n";
            expect(placesWith({ ...all, ".dockerignore": text })).to.deep.equal([
                ".dockerignore",
                "Dockerfile",
                "Keep.MD",
                "src/a.ts",
            ]);
        });

        it("are those that an exception brings back, from inside an excluded folder too", () => {
            const text = "*\n!dist/app.js\n";
            expect(placesWith({ "dist/app.js": "", "dist/map.js": "", ".dockerignore": text })).to.deep.equal([
                "dist/app.js",
            ]);
        });

        it("are those that the Dockerfile's own list leaves, where it has one", () => {
            const files = { ".dockerignore": "a\n", "web.Dockerfile": "", "web.Dockerfile.dockerignore": "b\n" };
            expect(placesWith({ ...files, a: "", b: "" }, { dockerfile: "web.Dockerfile" }))
                .to.include("a")
                .but.not.include("b");
        });
    });

    describe("tag", () => {
        const base = { Dockerfile: "FROM scratch\nCOPY . /\n", "app.js": "1", "lib/x.js": "2" };
        const tag = (changes: object = {}, repository = "web") => contentTag(repository, build(changes));

        it("is the same for the same files and arguments, whatever their order", () => {
            write(base);
            const first = tag({ args: { A: "1", B: "2" } });
            expect(first).to.match(/^built-[0-9a-f]{16}$/);
            expect(tag({ args: { B: "2", A: "1" } })).to.equal(first);
            write({ ...base, ".dockerignore": "notes.txt\n.dockerignore\n", "notes.txt": "anything" });
            expect(tag({ args: { A: "1", B: "2" } })).to.equal(first);
        });

        const different: readonly (readonly [
            what: string,
            change: () => void,
            changes?: object,
            repository?: string,
        ])[] = [
            [
                "a file's content",
                () => {
                    write({ "app.js": "1\r\n" });
                },
            ],
            [
                "a file's name",
                () => {
                    rmSync(path.join(context, "app.js"));
                    write({ "main.js": "1" });
                },
            ],
            [
                "another file",
                () => {
                    write({ "new.js": "" });
                },
            ],
            [
                "a file's mode",
                () => {
                    chmodSync(path.join(context, "app.js"), 0o755);
                },
            ],
            [
                "the Dockerfile, even where it is excluded",
                () => {
                    write({ Dockerfile: "FROM alpine\n" });
                },
            ],
            ["a build argument", () => undefined, { args: { A: "1" } }],
            ["the platform", () => undefined, { platform: "linux/amd64" }],
            ["the target", () => undefined, { target: "runtime" }],
            ["the repository", () => undefined, {}, "worker"],
        ];
        for (const [what, change, changes, repository] of different) {
            it(`is another one with ${what}`, () => {
                write({ ...base, ".dockerignore": "Dockerfile\n" });
                const before = tag();
                change();
                expect(tag(changes, repository)).to.not.equal(before);
            });
        }

        it("has where a link leads, which need not exist", () => {
            write(base);
            const link = path.join(context, "current");
            symlinkSync("lib", link);
            const before = tag();
            rmSync(link);
            symlinkSync("nowhere", link);
            expect(tag()).to.not.equal(before);
        });
    });
});
