import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { readCompilerOptions } from "@platform/preview/loader/tsconfig";
import { loadProject } from "@platform/preview/project/project";
import { run, runPreview } from "./support/run-preview";
import { TemporaryProjects } from "./support/temporary-project";

const HOOK = path.resolve(__dirname, "../../../packages/preview/loader/hook.cjs");

describe("preview: the TypeScript loader", function () {
    this.timeout(30_000);

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

    it("gives the same with a full cache, an empty one, a damaged one, and one that cannot be written", async () => {
        const root = projects.write({ "main.ts": "const n: number = 6;\nconsole.log(n * 7);\n", blocked: "" });
        expect(await execute(root, "main.ts", "cache")).to.equal("42");
        const kept = readdirSync(path.join(root, "cache"));
        expect(kept.map((name) => path.extname(name)).sort()).to.include.members([".js", ".map"]);
        expect(await execute(root, "main.ts", "cache")).to.equal("42");
        for (const name of kept.filter((file) => !/\.(js|map)$/.test(file))) {
            writeFileSync(path.join(root, "cache", name), "damaged");
        }
        expect(await execute(root, "main.ts", "cache")).to.equal("42");
        expect(await execute(root, "main.ts", "blocked")).to.equal("42");
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
        expect(await preview()).to.equal(cold);
        rmSync(path.join(cache, "c"), { recursive: true });
        mkdirSync(path.join(cache, "c"));
        expect(await preview()).to.equal(cold);
    });
});
