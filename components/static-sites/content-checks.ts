import { folderProblem } from "../shared/block/folders";
import { invalid, missing, quoted, type ConfigProblem, type KeyPath } from "../shared/block/problems";
import { filesOf, type SiteFile } from "./content";
import type { SiteConfig, SitesConfig } from "./schema";

/** What the program uploads at most: each file is a resource of the stack's state. */
const most = { files: 300, bytes: 50_000_000 };

/** Characters that an address cannot have, or that S3 takes for others. @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const unfit = /[\x00-\x1f\x7f\\%+?#]/;
/** Bytes of a key. */
const longestKey = 1024;

/** Folders that cannot be uploaded, or should not be. Named from where the program runs, as Pulumi reads them. */
export function* checkContent(sites: SitesConfig): Iterable<ConfigProblem> {
    for (const [key, site] of Object.entries(sites)) {
        const at = ["platform:sites", key];
        if (site.content === undefined) {
            continue;
        }
        const missingFolder = folderProblem([...at, "content"], site.content);
        if (missingFolder !== undefined) {
            yield missingFolder;
            continue;
        }
        const files = filesOf(site.content);
        yield* checkPages(at, site, files);
        yield* checkAmount([...at, "content"], site.content, files);
        yield* checkFiles([...at, "content"], site.content, files);
    }
}

function* checkPages(at: KeyPath, { content, notFoundPage }: SiteConfig, files: readonly SiteFile[]) {
    const has = (page: string) => files.some((file) => `/${file.path}` === page);
    if (!has("/index.html")) {
        yield missing([...at, "content"], `a folder with index.html in it, which ${String(content)} has not`);
    }
    if (!has(notFoundPage)) {
        yield invalid([...at, "notFoundPage"], notFoundPage, `a page that is in ${String(content)}`);
    }
}

function* checkAmount(path: KeyPath, folder: string, files: readonly SiteFile[]): Iterable<ConfigProblem> {
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    const fix = "Let a pipeline upload it, and remove it from";
    if (files.length > most.files) {
        const statement = `${folder} has ${files.length} files; allowed ${most.files}, for each is a resource of the stack`;
        yield { path, statement, fix };
    }
    if (bytes > most.bytes) {
        const statement = `${folder} has ${Math.ceil(bytes / 1e6)} MB; allowed ${most.bytes / 1e6}, which every deployment reads`;
        yield { path, statement, fix };
    }
}

/** What must not leave the project, and what would be there on one machine and not on another. */
function* checkFiles(path: KeyPath, folder: string, files: readonly SiteFile[]): Iterable<ConfigProblem> {
    const names = new Map<string, string>();
    for (const file of files) {
        const problem = problemOf(file) ?? twinProblem(names.get(file.path.toLowerCase()));
        if (problem !== undefined) {
            const fix = "Rename it or move it elsewhere, or name another folder in";
            yield { path, statement: `${folder} has ${quoted(file.path)} in it; ${problem}`, fix };
        }
        names.set(file.path.toLowerCase(), file.path);
    }
}

function problemOf({ path, isLink }: SiteFile): string | undefined {
    if (/(^|\/)(\.git|\.env[^/]*)(\/|$)/.test(path)) {
        return "all of it is for everybody to read; allowed a folder without .git and .env files";
    }
    if (isLink) {
        return "allowed files and folders, no links";
    }
    if (unfit.test(path) || Buffer.byteLength(path) > longestKey) {
        return `allowed names of ${longestKey} bytes or less, without control characters and \\ % + ? #`;
    }
    return undefined;
}

function twinProblem(twin: string | undefined): string | undefined {
    return twin === undefined
        ? undefined
        : `allowed names that differ by more than capitals from others, here ${quoted(twin)}: some machines keep one of the two`;
}
