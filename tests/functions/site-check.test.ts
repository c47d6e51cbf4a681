import { EventEmitter } from "node:events";
import { expect } from "chai";

const day = 24 * 60 * 60 * 1000;
const now = Date.parse("2026-11-30T06:30:00Z");

interface Answer {
    readonly status: number;
    /** Days that its certificate has left. */
    readonly days: number;
}

/** `get` of `node:https`, with these sites behind it; an error is what a site without an answer gives. */
function fakeGet(sites: Readonly<Record<string, Answer | Error | "silence">>) {
    return (site: string, _options: object, answered: (response: object) => void) => {
        const request = Object.assign(new EventEmitter(), { destroy: (error: Error) => request.emit("error", error) });
        const answer = sites[site] ?? new Error("getaddrinfo ENOTFOUND");
        process.nextTick(() => {
            if (answer === "silence") {
                request.emit("timeout");
            } else if (answer instanceof Error) {
                request.emit("error", answer);
            } else {
                const valid_to = new Date(now + answer.days * day).toUTCString();
                const socket = { getPeerCertificate: () => ({ valid_to }) };
                answered({ statusCode: answer.status, socket, resume: () => undefined });
            }
        });
        return request;
    };
}

describe("site-check", () => {
    let checkSites: (sites: readonly string[], options: object) => Promise<readonly string[]>;
    before(async () => {
        const file: string = "../../functions/site-check/check.mjs";
        ({ checkSites } = (await import(file)) as { checkSites: typeof checkSites });
    });

    const check = (sites: Parameters<typeof fakeGet>[0], asked = Object.keys(sites)) =>
        checkSites(asked, { get: fakeGet(sites), leastDays: 14, now });

    it("finds nothing wrong with sites that answer, redirects included, with certificates that go on", async () => {
        const sites = { "https://a.gov": { status: 200, days: 14 }, "https://b.gov": { status: 301, days: 90 } };
        expect(await check(sites)).to.deep.equal([]);
    });

    it("tells of everything that is wrong with every site", async () => {
        const sites = {
            "https://a.gov": { status: 503, days: 13 },
            "https://b.gov": new Error("certificate has expired"),
            "https://c.gov": "silence",
            "https://d.gov": { status: 404, days: 14 },
        } as const;
        expect(await check(sites)).to.deep.equal([
            "https://a.gov answers 503",
            "the certificate of https://a.gov is valid for 13 days more",
            "https://b.gov does not answer: certificate has expired",
            "https://c.gov does not answer: no answer within 10 seconds",
            "https://d.gov answers 404",
        ]);
    });

    it("does not call it well that it was given no site", async () => {
        expect(await check({})).to.deep.equal(["SITES names no site"]);
    });
});
