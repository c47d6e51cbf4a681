import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { readCompilerOptions } from "@platform/preview/loader/tsconfig";
import { loadProject } from "@platform/preview/project/project";
import { run, runPreview } from "./support/run-preview";
import { TemporaryProjects } from "./support/temporary-project";

const HOOK = path.resolve(__dirname, "../../../packages/preview/loader/hook.cjs");

describe("preview: the TypeScript loader", () => {
    const projects = new TemporaryProjects();
    after(() => {
        projects.removeAll();
    });

    /** Runs a TypeScript file in a process that has nothing but the loader. */
    async function execute(root: string, file: string, cache: string): Promise<string> {
        const script = `require(${JSON.stringify(HOOK)}).install(); require(${JSON.stringify(path.join(root, file))});`;
        const { code, stdout, stderr } = await run(["-e", script], { PREVIEW_CACHE_DIR: path.join(root, cache) });
        expect({ code, stderr }).to.deep.equal({ code: 0, stderr: "" });
        return stdout.trim();
    }

    it("resolves files, directories, and JavaScript names that stand for TypeScript", async () => {
        const root = projects.write({
            "a.ts": "export const a: string = 'a';\n",
            "lib/index.ts": "export enum B { b = 'b' }\n",
            "c.ts": "export default class C { readonly c = 'c' as const; }\n",
            "main.ts": [
                'import { a } from "./a";',
                'import { B } from "./lib";',
                'import C from "./c.js";',
                "console.log(a, B.b, new C().c, __filename.endsWith('main.ts'), require.resolve('./a').endsWith('a.ts'));",
            ].join("\n"),
        });
        expect(await execute(root, "main.ts", "cache")).to.equal("a b c true true");
    });

    it("finds what Node.js finds: of two packages the nearest, a file before a folder, and through links the real file", async () => {
        const root = projects.write({
            "outer/node_modules/x/index.js": "module.exports = 'outer';\n",
            "outer/inner/node_modules/x/index.js": "module.exports = 'inner';\n",
            "outer/inner/deep/main.ts": 'import x = require("x");\nexport = x;\n',
            "outer/both.ts": "export = 'file';\n",
            "outer/both/index.ts": "export = 'folder';\n",
            "outer/real/linked.ts": "export = __filename.endsWith('real/linked.ts');\n",
            "outer/main.ts": [
                'import outer = require("x");',
                'import inner = require("./inner/deep/main");',
                'import file = require("./both");',
                'import folder = require("./both/");',
                'import linked = require("./link");',
                'import linkedFolder = require("./folder/linked");',
                "console.log(outer, inner, file, folder, linked, linkedFolder);",
            ].join("\n"),
        });
        symlinkSync(path.join(root, "outer/real/linked.ts"), path.join(root, "outer/link.ts"));
        symlinkSync(path.join(root, "outer/real"), path.join(root, "outer/folder"));
        expect(await execute(root, "outer/main.ts", "cache")).to.equal("outer inner file folder true true");
    });

    it("gives the same with a full cache, an empty one, a damaged one, and one that cannot be written", async () => {
        const root = projects.write({ "main.ts": "const n: number = 6;\nconsole.log(n * 7);\n", blocked: "" });
        expect(await execute(root, "main.ts", "cache")).to.equal("42");
        const kept = readdirSync(path.join(root, "cache"));
        expect(new Set(kept.map((name) => path.extname(name)))).to.deep.equal(new Set(["", ".translated"]));
        expect(await execute(root, "main.ts", "cache")).to.equal("42");
        for (const name of kept) {
            writeFileSync(path.join(root, "cache", name), "damaged");
        }
        expect(await execute(root, "main.ts", "cache")).to.equal("42");
        expect(await execute(root, "main.ts", "blocked")).to.equal("42");
    });

    it("names the right line, whichever file of the cache is missing", async () => {
        const main =
            "interface Size {\n    count: number;\n}\nfunction check(): never {\n    throw new Error('5:11');\n}\ncheck();\n";
        const root = projects.write({
            "main.ts": main,
            "place.js": [
                `const { install, originalPosition } = require(${JSON.stringify(HOOK)});`,
                "install();",
                'try { require("./main.ts"); } catch (error) {',
                "    const [, line, column] = /main\\.ts:(\\d+):(\\d+)/.exec(error.stack);",
                '    const place = originalPosition(require.resolve("./main.ts"), Number(line), Number(column));',
                "    console.log(`${place.line}:${place.column}`);",
                "}",
            ].join("\n"),
        });
        const cache = path.join(root, "cache");
        const place = () => run([path.join(root, "place.js")], { PREVIEW_CACHE_DIR: cache });
        const right = { code: 0, stdout: "5:11\n", stderr: "" };
        expect(await place()).to.deep.equal(right);
        const files = readdirSync(cache);
        expect(files).to.have.length.above(1);
        for (const file of files) {
            rmSync(path.join(cache, file));
            expect(await place(), `without ${file}`).to.deep.equal(right);
        }
    });

    it("removes from a full cache what was not used for longest", async () => {
        const root = projects.write({});
        const script = [
            `const { pruneCache, readCached, writeCached } = require(${JSON.stringify(path.join(path.dirname(HOOK), "cache.cjs"))});`,
            'const names = ["a", "b", "c", "d", "e", "f"];',
            'const { utimesSync, readdirSync } = require("node:fs");',
            `for (const [age, name] of names.entries()) { writeCached(name, name); utimesSync(${JSON.stringify(root)} + "/cache/" + name, age, age); }`,
            'if (String(readCached("a")) !== "a") throw new Error("lost");',
            `pruneCache(6); console.log(readdirSync(${JSON.stringify(root)} + "/cache").join(""));`,
            `pruneCache(4); console.log(readdirSync(${JSON.stringify(root)} + "/cache").join(""));`,
        ];
        const { stdout, stderr } = await run(["-e", script.join("\n")], {
            PREVIEW_CACHE_DIR: path.join(root, "cache"),
        });
        expect({ stdout, stderr }).to.deep.equal({ stdout: "abcdef\nadef\n", stderr: "" });
    });

    it("leaves import() to Node.js, which reads ES modules, without a warning of its own", async () => {
        const root = projects.write({
            "module.mjs": "export const seven = 7;\n",
            "main.ts": 'void import("./module.mjs").then(({ seven }) => { console.log(seven); });\n',
        });
        expect(await execute(root, "main.ts", "cache")).to.equal("7");
        expect(await execute(root, "main.ts", "cache")).to.equal("7");
    });

    it("knows files of the same content apart", async () => {
        const source = 'console.log(new Error("here").stack?.split("\\n")[1]?.trim(), __filename);\n';
        const root = projects.write({ "a.ts": source, "b.ts": source });
        for (const name of ["a", "b", "a", "b"]) {
            const file = path.join(root, `${name}.ts`);
            expect(await execute(root, `${name}.ts`, "cache")).to.equal(`at Object.<anonymous> (${file}:1:13) ${file}`);
        }
    });

    it("sees every change of a file", async () => {
        const root = projects.write({ "main.ts": "console.log(1);\n" });
        expect(await execute(root, "main.ts", "cache")).to.equal("1");
        writeFileSync(path.join(root, "main.ts"), "console.log(2);\n");
        expect(await execute(root, "main.ts", "cache")).to.equal("2");
    });

    it("reads what matters at run time from tsconfig.json and its bases, comments and all", () => {
        const root = projects.write({
            "base.json": '{ "compilerOptions": { "target": "es2019", "experimentalDecorators": true } }',
            "tsconfig.json":
                '{\n  // see "base"\n  "extends": "./base",\n  "compilerOptions": { "strict": true, /* on */ },\n}\n',
        });
        expect(readCompilerOptions(loadProject(root))).to.deep.equal({
            experimentalDecorators: true,
            strict: true,
            useDefineForClassFields: false,
        });
        const modern = projects.write({ "tsconfig.json": '{ "compilerOptions": { "target": "ES2022" } }' });
        expect(readCompilerOptions(loadProject(modern))).to.deep.equal({ useDefineForClassFields: true });
    });

    it("makes no difference to a preview, whatever is cached", async () => {
        const cache = projects.write({});
        const program = path.resolve(__dirname, "../../fixtures/programs/classes-and-transforms");
        const preview = async (): Promise<string> => {
            const { stdout } = await runPreview(["dev", "--cwd", program], {
                PREVIEW_CACHE_DIR: path.join(cache, "c"),
            });
            return stdout;
        };
        const cold = await preview();
        expect(cold).to.include("ok classes/dev: 10 resources in 2 components");
        const files = readdirSync(path.join(cache, "c"));
        const tables = files.filter((name) => name.endsWith(".json"));
        expect(tables.sort()).to.deep.equal(["arguments-aws-7.48.0-2.json", "types-aws-7.48.0.json"]);
        expect(files.filter((name) => name.endsWith(".translated"))).to.have.length.above(50);
        expect(await preview()).to.equal(cold);
        rmSync(path.join(cache, "c"), { recursive: true });
        mkdirSync(path.join(cache, "c"));
        expect(await preview()).to.equal(cold);
    });
});
