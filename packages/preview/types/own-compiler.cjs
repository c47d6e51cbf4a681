"use strict";
/*
 * Checks a program with the TypeScript that it has, with the options that ts-node 7 would give it, and writes the verdict as
 * JSON. Arguments: the compiler's file, and the program as `CheckedProgram` has it, as JSON.
 */
const path = require("node:path");

const [, , compiler, program] = process.argv;
const ts = require(compiler);
const { directory, entry, tsconfig, defaults } = JSON.parse(program);

/** Of ts-node, which they keep from writing anything. */
const FIXED = { sourceMap: true, inlineSourceMap: false, inlineSources: true, declaration: false, noEmit: false };
const DROPPED = ["out", "outFile", "composite", "declarationDir", "declarationMap", "emitDeclarationOnly"];

function configure() {
    const read = tsconfig === undefined ? { config: {} } : ts.readConfigFile(tsconfig, ts.sys.readFile);
    if (read.error !== undefined) {
        return { options: {}, errors: [read.error] };
    }
    const { config } = read;
    config.compilerOptions = { ...defaults, ...config.compilerOptions, ...FIXED, outDir: "$$ts-node$$" };
    const base = tsconfig === undefined ? directory : path.dirname(tsconfig);
    const { options, errors } = ts.parseJsonConfigFileContent(config, ts.sys, base, undefined, tsconfig);
    for (const name of DROPPED) {
        delete options[name];
    }
    return { options, errors };
}

function check() {
    const { options, errors } = configure();
    // As ts-node, which says so before it compiles anything; that nothing is listed is no error there.
    if (errors.some(({ code }) => ![6059, 18002, 18003].includes(code))) {
        return { diagnostics: errors, files: [] };
    }
    const checked = ts.createProgram([entry], options);
    const sources = checked.getSourceFiles();
    const judged = sources.filter(
        ({ fileName, isDeclarationFile }) => !isDeclarationFile && !/[/\\]node_modules[/\\]/.test(fileName),
    );
    const diagnostics = [
        ...checked.getOptionsDiagnostics(),
        ...checked.getGlobalDiagnostics(),
        ...judged.flatMap((source) => [
            ...checked.getSyntacticDiagnostics(source),
            ...checked.getSemanticDiagnostics(source),
        ]),
    ];
    return { diagnostics, files: sources.map(({ fileName }) => fileName) };
}

function plain({ file, start, code, messageText }) {
    const message = ts.flattenDiagnosticMessageText(messageText, "\n");
    if (file === undefined || start === undefined) {
        return { code, message };
    }
    const { line, character } = ts.getLineAndCharacterOfPosition(file, start);
    return { code, message, location: { file: file.fileName, line: line + 1, column: character + 1 } };
}

process.chdir(directory);
const { diagnostics, files } = check();
process.stdout.write(JSON.stringify({ diagnostics: diagnostics.map(plain), files }));
