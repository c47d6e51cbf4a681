/** The options of tsconfig.json that change what a file does at run time. */
export interface CompilerOptions {
    readonly target?: string;
    readonly useDefineForClassFields?: boolean;
    readonly experimentalDecorators?: boolean;
    readonly jsx?: "preserve" | "react-native" | "react" | "react-jsx" | "react-jsxdev";
    readonly jsxFactory?: string;
    readonly jsxFragmentFactory?: string;
    readonly jsxImportSource?: string;
    readonly verbatimModuleSyntax?: boolean;
    readonly alwaysStrict?: boolean;
    readonly strict?: boolean;
}

/** Starts loading TypeScript files through `require`; later calls only change the options. */
export function install(options?: { readonly compilerOptions?: CompilerOptions }): void;

/** Looks imports up anew, for a program whose files may have come and gone since it was loaded last. */
export function forgetResolved(): void;

/** The line and column (both from 1) in the TypeScript source for a position that a stack trace shows. */
export function originalPosition(
    filename: string,
    line: number,
    column: number,
): { readonly line: number; readonly column: number };
