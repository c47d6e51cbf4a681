/** A file to write, by its path from the repository's root. */
export interface NewFile {
    readonly file: string;
    readonly content: string;
}

/** Text to put into a file that is there, before the first place that a pattern fits. */
export interface Insertion {
    readonly file: string;
    readonly text: string;
    readonly before: RegExp;
}

/** What a skeleton consists of, and what is left to do by hand. */
export interface Skeleton {
    readonly files: readonly NewFile[];
    readonly insertions: readonly Insertion[];
    readonly next: readonly string[];
}

/** `static-site` → `staticSite`. */
export function camelCase(name: string): string {
    return name.replace(/-(\w)/g, (_match, letter: string) => letter.toUpperCase());
}

/** `static-site` → `StaticSite`. */
export function pascalCase(name: string): string {
    const camel = camelCase(name);
    return camel.charAt(0).toUpperCase() + camel.slice(1);
}
