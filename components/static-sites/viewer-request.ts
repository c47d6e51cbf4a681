import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { SiteConfig } from "./schema";

/** The text of the site's CloudFront function: cloudfront-function.js, and the values of this site that it reads. */
export function viewerRequestCode({ hosts, kind, immutablePaths }: Viewed): string {
    const site = { hosts, kind, immutable: immutablePaths.map(folderOf) };
    const code = readFileSync(join(__dirname, "cloudfront-function.js"), "utf8");
    return `${code}\nconst site = ${JSON.stringify(site)};\n`;
}

type Viewed = Pick<SiteConfig, "hosts" | "kind" | "immutablePaths">;

/** `/assets/` of `assets/*`. */
export function folderOf(pattern: string): string {
    return `/${pattern.slice(0, -1)}`;
}
