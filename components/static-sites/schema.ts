import { z } from "zod";
import { githubRepository } from "../delivery/schema";
import type { ConfigOf } from "../shared/block/block";
import { arn, domainName, keyName } from "../shared/block/primitives";
import { wafSchema } from "../waf/schema";

const folderPattern = z
    .string()
    .max(100)
    .regex(/^[\w.~@-]+(\/[\w.~@-]+)*\/\*$/, {
        error: "allowed: a folder of the content and all that is in it, such as assets/*",
    });

const country = z
    .string()
    .regex(/^[A-Z]{2}$/, { error: "allowed: the two letters of a country in ISO 3166-1, such as US" });

const headers = z
    .strictObject({
        contentSecurityPolicy: z
            .string()
            .regex(/^[\x20-\x7e]+$/, { error: "allowed: one line of printable ASCII such as default-src 'self'" })
            .default("default-src 'self'")
            .describe("Content-Security-Policy: from where pages may load what."),
        frameOptions: z
            .enum(["DENY", "SAMEORIGIN"])
            .default("DENY")
            .describe("X-Frame-Options: which sites may show pages in a frame, none or the same."),
    })
    .prefault({})
    .describe("Headers of every answer, besides HSTS for a year, nosniff and a referrer policy.");

const geo = z
    .strictObject({
        allow: z.array(country).min(1).optional().describe("Countries that it answers, and no others."),
        deny: z.array(country).min(1).optional().describe("Countries that it does not answer."),
    })
    .refine(({ allow, deny }) => (allow === undefined) !== (deny === undefined), {
        error: "allowed: one of allow and deny",
    })
    .optional()
    .describe("Countries by the addresses of clients, which are no proof. Default: all are answered.");

const siteSchema = z.strictObject({
    hosts: z
        .array(domainName)
        .min(1)
        .max(10)
        .describe(
            "Host names that it answers, the first of which is the one that redirects lead to: `dns.domain` or names below it, or what `certificateArn` is for.",
        ),
    redirectHosts: z
        .array(domainName)
        .max(10)
        .default([])
        .describe("Host names from which browsers are sent on to the first of `hosts`, with path and query."),
    certificateArn: arn("acm", "arn:aws:acm:us-east-1:123456789012:certificate/0f1e2d3c")
        .optional()
        .describe(
            "An imported or shared certificate of us-east-1 for all of its hosts. Default: the stack's, where it is one, else the stack requests one.",
        ),
    content: z
        .string()
        .regex(/^(\.\/)?(?!.*\.\.)[\w-][\w./-]*$/, {
            error: "allowed: a folder below the directory of the stack files, such as ./sites/docs",
        })
        .optional()
        .describe(
            "Folder whose files the program uploads, 300 files and 50 MB at most. Default: none; a pipeline uploads (stack output `siteUploads`).",
        ),
    uploadedBy: githubRepository
        .optional()
        .describe(
            "Repository on GitHub whose environment `<stack>` may upload, on its branch main. Default: nobody but administrators. For sites without `content`.",
        ),
    kind: z
        .enum(["pages", "spa"])
        .default("pages")
        .describe(
            "`pages`: the address of a folder shows its `index.html`. `spa`: every address without a file extension shows the first page, whose script does the rest.",
        ),
    notFoundPage: z
        .string()
        .regex(/^\/[\w./~@-]+\.html$/, { error: "allowed: the path of a page such as /404.html" })
        .default("/404.html")
        .describe("Page that is shown, with status 404, where there is no file."),
    immutablePaths: z
        .array(folderPattern)
        .max(10)
        .default([])
        .describe(
            "Folders whose files never change, because a change gets another name: browsers keep them for a year, and no deployment deletes them.",
        ),
    headers,
    priceClass: z
        .enum(["100", "200", "All"])
        .default("100")
        .describe("Where its copies are: North America and Europe (100), most of the world (200), everywhere."),
    geo,
    waf: wafSchema.optional(),
    logs: z
        .strictObject({
            retentionDays: z.int().min(1).max(3653).default(90).describe("Days that the log of requests is kept."),
        })
        .prefault({})
        .describe("The log of requests, in a bucket of its own."),
    errorPercent: z
        .number()
        .min(1)
        .max(100)
        .default(5)
        .describe("Percent of requests that fail with 5xx before an alarm wakes somebody."),
});

export const sitesSchema = z
    .record(keyName(20), siteSchema)
    .describe("Static sites, by name: files in a bucket that CloudFront alone reads.");

export type SitesConfig = ConfigOf<typeof sitesSchema>;
export type SiteConfig = SitesConfig[string];
