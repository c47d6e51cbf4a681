import { mkdirSync, mkdtempSync, realpathSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import type { CheckedProgram } from "@platform/preview/types/checked-program";
import { isKnownSound, keepSound } from "@platform/preview/types/verdicts";

/** When the check began: after everything was saved, however long ago this file was loaded. */
const AFTERWARDS = Infinity;

describe("types: the verdict of a sound program", () => {
    let root: string;
    let program: CheckedProgram;
    let name: string;

    function write(file: string, content: string): string {
        const full = path.join(root, file);
        mkdirSync(path.dirname(full), { recursive: true });
        writeFileSync(full, content);
        return full;
    }

    beforeEach(() => {
        root = realpathSync(mkdtempSync(path.join(tmpdir(), "verdicts-")));
        write("base.json", "{}");
        const tsconfig = write("tsconfig.json", '{ "extends": "./base.json" }');
        const entry = write("index.ts", "export {};");
        write("node_modules/.package-lock.json", "{}");
        write("node_modules/lib/package.json", '{ "version": "1.0.0" }');
        const read = [entry, write("lib/part.ts", "export {};"), write("node_modules/lib/index.d.ts", "export {};")];
        const compiler = { file: "typescript.js", version: "6.0.3" };
        program = { directory: root, entry, tsconfig, defaults: {}, compiler };
        name = `types-test-${path.basename(root)}`;
        keepSound(name, program, read, AFTERWARDS);
    });

    afterEach(() => {
        rmSync(root, { recursive: true });
    });

    it("holds while everything is as it was, whenever it was saved", () => {
        const now = new Date();
        utimesSync(program.entry, now, now);
        expect(isKnownSound(name, program)).to.equal(true);
    });

    for (const [what, file, content] of [
        ["a source", "lib/part.ts", "export const a = 1;"],
        ["a file beside a source", "lib/other.ts", ""],
        ["tsconfig.json", "tsconfig.json", '{ "extends": "./base.json", "compilerOptions": {} }'],
        ["what tsconfig.json extends", "base.json", '{ "compilerOptions": { "strict": true } }'],
        ["the version of a package that it reads", "node_modules/lib/package.json", '{ "version": "1.0.1" }'],
        ["what is installed", "node_modules/.package-lock.json", '{ "packages": {} }'],
    ] as const) {
        it(`ends with a change of ${what}`, () => {
            write(file, content);
            expect(isKnownSound(name, program)).to.equal(false);
        });
    }

    it("ends with a source that is gone", () => {
        rmSync(path.join(root, "lib/part.ts"));
        expect(isKnownSound(name, program)).to.equal(false);
    });

    it("holds when a file changes that is no source", () => {
        write("lib/notes.md", "text");
        expect(isKnownSound(name, program)).to.equal(true);
    });

    it("is not kept when a source was saved while it was checked", () => {
        keepSound(`${name}-2`, program, [program.entry], 0);
        expect(isKnownSound(`${name}-2`, program)).to.equal(false);
    });
});
