import type { CompilerOptions } from "./hook.cjs";

/** Sets the options of a program's tsconfig.json. */
export function setCompilerOptions(options: CompilerOptions): void;

/** The line and column (both from 1) in the source of an ES module for a position in its translation. */
export function positionInModule(
    filename: string,
    line: number,
    column: number,
): { readonly line: number; readonly column: number };
