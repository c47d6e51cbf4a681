import { runInNewContext } from "node:vm";
import { expect } from "chai";
import { viewerRequestCode } from "../../../components/static-sites/viewer-request";
import { siteConfig } from "./fixture";

/** What CloudFront takes at most, in bytes. @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html */
const mostFunctionBytes = 10 * 1024;

const host = "docs.apps.example.gov";
const pages = { redirectHosts: ["www.apps.example.gov"], immutablePaths: ["assets/*", "v2/fonts/*"] };
const spa = { ...pages, kind: "spa" };

type Query = Readonly<Record<string, { readonly value: string; readonly multiValue?: readonly { value: string }[] }>>;

/** What becomes of a request: `→ path` in the bucket, or `status address`. */
function answer(config: object, uri: string, from: { host?: string; query?: Query } = {}): string {
    const event = {
        request: { uri, headers: { host: { value: from.host ?? host } }, querystring: from.query ?? {} },
    };
    const code = `${viewerRequestCode(siteConfig(config))}\nhandler(event);`;
    const result = runInNewContext(code, { event }) as {
        readonly uri?: string;
        readonly statusCode?: number;
        readonly headers: Readonly<Record<string, { readonly value: string }>>;
    };
    return result.uri === undefined
        ? `${String(result.statusCode)} ${String(result.headers["location"]?.value)}`
        : `→ ${result.uri}`;
}

/** The answers that are not the expected ones. */
function wrong(config: object, expected: Readonly<Record<string, string>>): readonly string[] {
    return Object.entries(expected).flatMap(([uri, text]) => {
        const actual = answer(config, uri);
        return actual === text ? [] : [`${uri}: ${actual}`];
    });
}

describe("the function of a site", () => {
    it("shows the page of a folder, and adds the slash without which its links would lead elsewhere", () => {
        const there = `https://${host}`;
        const table = {
            "/": "→ /index.html",
            "/guide/": "→ /guide/index.html",
            "/guide/index.html": "→ /guide/index.html",
            "/guide": `302 ${there}/guide/`,
            "/a/b": `302 ${there}/a/b/`,
            "/style.css": "→ /style.css",
            "/404.html": "→ /404.html",
            "/assets/app-1f2e3d.js": "→ /assets/app-1f2e3d.js",
            "/assets/LICENSE": "→ /assets/LICENSE",
            "/assets/": "→ /assets/",
            "/v2/fonts/inter": "→ /v2/fonts/inter",
            "/v2/": "→ /v2/index.html",
            "/assetsmap": `302 ${there}/assetsmap/`,
            "/.well-known/apple-app-site-association": "→ /.well-known/apple-app-site-association",
            "/guide%2Ehtml": "→ /guide%2Ehtml",
            "/guide%2ehtml": "→ /guide%2ehtml",
            "/v1.2/": "→ /v1.2/index.html",
            "/v1.2/notes": `302 ${there}/v1.2/notes/`,
            "/guide/..": "→ /guide/..",
            "//": "→ //index.html",
        };
        expect(wrong(pages, table)).to.deep.equal([]);
    });

    it("shows the first page of an app under each of its addresses, but never in place of a file", () => {
        const table = {
            "/": "→ /index.html",
            "/orders": "→ /index.html",
            "/orders/42/": "→ /index.html",
            "/assets/gone-1f2e3d.js": "→ /assets/gone-1f2e3d.js",
            "/assets/gone": "→ /assets/gone",
            "/logo.svg": "→ /logo.svg",
            "/.well-known/security.txt": "→ /.well-known/security.txt",
            "/a%2Ejs": "→ /a%2Ejs",
        };
        expect(wrong(spa, table)).to.deep.equal([]);
    });

    it("sends every other host to the first, with path and query", () => {
        const query: Query = { q: { value: "a%20b" }, flag: { value: "" } };
        expect(answer(pages, "/guide/", { host: "www.apps.example.gov", query })).to.equal(
            `301 https://${host}/guide/?q=a%20b&flag`,
        );
        expect(answer(pages, "/x.css", { host: "d111111abcdef8.cloudfront.net" })).to.equal(
            `301 https://${host}/x.css`,
        );
        const two = { ...pages, hosts: [host, "help.apps.example.gov"] };
        expect(answer(two, "/guide", { host: "help.apps.example.gov" })).to.equal(
            "302 https://help.apps.example.gov/guide/",
        );
        expect(answer(pages, "/", { host: "DOCS.apps.example.gov:443" })).to.equal("→ /index.html");
        expect(
            runInNewContext(`${viewerRequestCode(siteConfig(pages))}\nhandler(event).statusCode;`, {
                event: { request: { uri: "/", headers: {}, querystring: {} } },
            }),
        ).to.equal(301);
    });

    it("repeats each value of a parameter, in its order", () => {
        const query: Query = { tag: { value: "b", multiValue: [{ value: "a" }, { value: "b" }] }, n: { value: "1" } };
        expect(answer(pages, "/guide", { query })).to.equal(`302 https://${host}/guide/?tag=a&tag=b&n=1`);
    });

    it("leads nowhere else, whatever the path, and ends no header", () => {
        expect(
            wrong(pages, {
                "//evil.example": `→ //evil.example`,
                "//evil/x": `302 https://${host}//evil/x/`,
                "/\\evil/x": `302 https://${host}/\\evil/x/`,
                "/a\r\nset-cookie:b": `302 https://${host}/a%0D%0Aset-cookie:b/`,
                "/größe-😀": `302 https://${host}/gr%C3%B6%C3%9Fe-%F0%9F%98%80/`,
            }),
        ).to.deep.equal([]);
    });

    it("fits what CloudFront takes, with the longest configuration", () => {
        const long = (length: number, end: string) =>
            Array.from(
                { length: 10 },
                (_unused, index) => `${`${index}${"a".repeat(49)}.`.repeat(5).slice(0, length)}${end}`,
            );
        const config = { hosts: long(200, ".gov"), immutablePaths: long(98, "/*") };
        const code = viewerRequestCode(siteConfig(config));
        expect(Buffer.byteLength(code)).to.be.below(mostFunctionBytes);
    });
});
