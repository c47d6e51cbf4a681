import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { cachedFile, writeCached } from "../loader/cache.cjs";
import { mergedOptions } from "../loader/tsconfig";
import type { BackgroundProcesses } from "./background";
import type { CheckedProgram } from "./checked-program";
import { parseVerdict } from "./diagnostic";
import type { Verdict } from "./diagnostic";

/** The checker of TypeScript 7, several times as fast as the compiler of 6, whose rules it has. */
export interface NativeChecker {
    readonly file: string;
    readonly version: string;
}

/** The compilers of these major versions have the same rules as the native checker. */
const SAME_RULES = /^6\./;

/** The native checker, if the tool has one for this machine and the program's compiler has the same rules. */
export function nativeCheckerFor({ compiler }: CheckedProgram): NativeChecker | undefined {
    if (!SAME_RULES.test(compiler.version)) {
        return undefined;
    }
    try {
        const manifest = createRequire(__filename).resolve("typescript-native/package.json");
        const require = createRequire(manifest);
        const binaries = require.resolve(`@typescript/typescript-${process.platform}-${process.arch}/package.json`);
        const file = path.join(path.dirname(binaries), "lib", process.platform === "win32" ? "tsc.exe" : "tsc");
        return existsSync(file) ? { file, version: (require(manifest) as { version: string }).version } : undefined;
    } catch {
        return undefined;
    }
}

/**
 * Checks the files that the entry reaches. What the checker worked out is kept under the name, so that the next check does
 * only what changed.
 *
 * @returns undefined where it cannot judge, because options that ts-node takes are none of its own.
 */
export async function checkNatively(
    checker: NativeChecker,
    program: CheckedProgram,
    name: string,
    processes: BackgroundProcesses,
): Promise<Verdict | undefined> {
    const config = `${name}.tsconfig.json`;
    writeCached(config, JSON.stringify(configFor(program, `${name}.tsbuildinfo`)));
    const args = ["--project", cachedFile(config), "--pretty", "false", "--listFiles"];
    const { code, stdout } = await processes.run(checker.file, args, program.directory);
    const verdict = parseVerdict(stdout, program.directory);
    const aboutOptions = verdict.diagnostics.some(({ location }) => !/\.[mc]?[jt]sx?$/.test(location?.file ?? ""));
    // Without a list of files it has not come to the end.
    return code === undefined || aboutOptions || verdict.files.length === 0 ? undefined : verdict;
}

function configFor({ directory, entry, tsconfig, defaults }: CheckedProgram, buildInfo: string): object {
    const from = tsconfig === undefined ? directory : path.dirname(tsconfig);
    const typeRoots = mergedOptions(tsconfig ?? "")["typeRoots"] === undefined ? { typeRoots: typeRootsOf(from) } : {};
    return {
        ...(tsconfig === undefined ? {} : { extends: tsconfig }),
        files: [entry],
        include: [],
        compilerOptions: {
            ...defaults,
            // Libraries that somebody installed are nothing that ts-node looks at.
            ...{ skipLibCheck: true, incremental: true, tsBuildInfoFile: buildInfo, ...typeRoots },
            ...{
                noEmit: true,
                composite: false,
                declaration: false,
                declarationMap: false,
                emitDeclarationOnly: false,
            },
        },
    };
}

/** Where the compiler looks if nobody names a place; the file with the options stands elsewhere. */
function typeRootsOf(directory: string): string[] {
    const roots: string[] = [];
    for (let at = directory; ; at = path.dirname(at)) {
        roots.push(path.join(at, "node_modules/@types"));
        if (at === path.dirname(at)) {
            return roots;
        }
    }
}
