import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { contentType } from "mime-types";
import { folderOf } from "./viewer-request";

/** A file of a site. */
export interface SiteFile {
    /** From the folder, with `/`: its key in the bucket. */
    readonly path: string;
    /** Bytes; none of what is no file. */
    readonly bytes: number;
    /** Whether it is a link, which another machine may not have. */
    readonly isLink: boolean;
}

/** What is in a folder, by its path from where the program runs, in alphabetical order. */
export function filesOf(folder: string): readonly SiteFile[] {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => !entry.isDirectory())
        .map((entry) => {
            const place = path.join(entry.parentPath, entry.name);
            return {
                path: path.relative(folder, place).split(path.sep).join("/"),
                bytes: entry.isFile() ? statSync(place).size : 0,
                isLink: entry.isSymbolicLink(),
            };
        })
        .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Whether a file's name is never used again for another content. */
export function isImmutable(file: string, immutablePaths: readonly string[]): boolean {
    return immutablePaths.some((pattern) => `/${file}`.startsWith(folderOf(pattern)));
}

export function isPage(file: string): boolean {
    return file.endsWith(".html");
}

/**
 * What browsers and CloudFront are told of how long they may keep a file. Without a name of its own for each content they
 * ask each time, and S3 answers that nothing has changed: no deployment has to empty a cache.
 */
export const cacheControls = { immutable: "public, max-age=31536000, immutable", other: "no-cache" } as const;

export function contentTypeOf(file: string): string {
    return contentType(path.basename(file)) || "application/octet-stream";
}
