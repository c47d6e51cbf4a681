import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { problemsAfter } from "../../config/fixture";

const fix = "Pulumi.test.yaml";
const at = "platform:functions.job.code";

describe("config: folders of functions", () => {
    const cache = "node_modules/.cache";
    let folder: string;
    before(() => {
        mkdirSync(cache, { recursive: true });
        folder = `./${mkdtempSync(path.join(cache, "function-"))}`;
    });
    after(() => {
        rmSync(folder, { recursive: true });
    });

    /** What is wrong with a function whose folder has these files alone, each with so many bytes. */
    function problems(files: Readonly<Record<string, number>>, code: object = {}): readonly string[] {
        rmSync(folder, { recursive: true });
        for (const [name, bytes] of Object.entries({ ...files, "README.md": 1 })) {
            const file = path.join(folder, name);
            mkdirSync(path.dirname(file), { recursive: true });
            writeFileSync(file, "");
            truncateSync(file, bytes);
        }
        const job = { code: { folder, runtime: "nodejs24.x", ...code } };
        return problemsAfter({ "platform:functions": { job } });
    }

    it("have the handler's file, in whichever of the language's endings", () => {
        for (const name of ["index.mjs", "index.js", "index.cjs"]) {
            expect(problems({ [name]: 1 })).to.deep.equal([]);
        }
        expect(problems({ "src/app.py": 1 }, { runtime: "python3.14", handler: "src/app.main" })).to.deep.equal([]);
        expect(problems({ "index.ts": 1 })).to.deep.equal([
            `${at}.handler: "index.handler" is not valid; allowed a handler whose file is in ${folder}: there is no index.mjs or index.js or index.cjs. Set it in ${fix}`,
        ]);
    });

    it("are there", () => {
        expect(problems({}, { folder: "./functions/nowhere" })).to.deep.equal([
            `${at}.folder: "./functions/nowhere" is not valid; allowed a folder that is there, named from the project's directory. Set it in ${fix}`,
        ]);
        expect(problems({}, { folder: "./README.md" })).to.have.lengthOf(1);
    });

    it("lie in the project", () => {
        expect(problems({}, { folder: "./functions/../../elsewhere" })).to.deep.equal([
            `${at}.folder: "./functions/../../elsewhere" is not valid; allowed a folder of the project such as ./functions/report. Set it in ${fix}`,
        ]);
    });

    it("have no secrets and no history in them, but what packages bring", () => {
        const files = {
            "index.mjs": 1,
            ".env.local": 1,
            "src/.env": 1,
            ".git/HEAD": 1,
            "node_modules/x/.env.example": 1,
        };
        const line = (file: string) =>
            `${at}.folder: ${folder} has ${file} in it, and all of it is uploaded; allowed a folder without .git and .env files. Move it elsewhere, or name another folder in ${fix}`;
        expect(problems(files)).to.deep.equal([line(".env.local"), line(".git"), line("src/.env")]);
    });

    it("are as large as AWS takes in one call", () => {
        const most = 50 * 1024 * 1024 - 1; // with the README
        expect(problems({ "index.mjs": most })).to.deep.equal([]);
        expect(problems({ "index.mjs": most + 1 })).to.deep.equal([
            `${at}.folder: ${folder} has 51 MiB; allowed 50 MiB, what AWS takes in one call. Take out what the code does not need, or build an image and name it in ${fix}`,
        ]);
    });
});
