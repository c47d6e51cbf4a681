import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { findChromium, openChromium } from "@platform/analysis/report/browser";
import { contentTypeOf, filesOf, isPage } from "../../../components/static-sites/content";
import { violations } from "../../harness/axe";
import { siteConfig } from "./fixture";

const folder = path.join(__dirname, "..", "..", "..", "sites", "help");
const pages = filesOf(folder)
    .map((file) => file.path)
    .filter(isPage);
const origin = "https://help.apps.example.gov/";
const { headers } = siteConfig({});

const chromium = findChromium();
const skipped = chromium === undefined ? " (skipped: no Chromium; CHROMIUM_PATH says where it is)" : "";

(chromium === undefined ? describe.skip : describe)(`the pages of help in a browser${skipped}`, () => {
    let browser: Browser;

    before(async () => {
        browser = await openChromium(chromium ?? "");
    });

    after(() => browser.close());

    /** A page as CloudFront answers it, with the headers of a site that says nothing of them. */
    async function open(file: string, colorScheme: "light" | "dark", noise: string[]): Promise<Page> {
        const page = await browser.newPage({ viewport: { width: 320, height: 640 }, colorScheme });
        page.on("console", (message) => noise.push(message.text()));
        await page.route("**", (route) => {
            const asked = path.join(folder, new URL(route.request().url()).pathname);
            if (!route.request().url().startsWith(origin) || !existsSync(asked)) {
                noise.push(`asks for ${route.request().url()}`);
                return route.abort();
            }
            const sent = { "content-security-policy": headers.contentSecurityPolicy };
            return route.fulfill({ body: readFileSync(asked), contentType: contentTypeOf(asked), headers: sent });
        });
        await page.goto(`${origin}${file}`);
        return page;
    }

    for (const file of pages) {
        it(`${file}: can be read by everybody, light and dark, on a small telephone, with nothing from elsewhere`, async () => {
            for (const colorScheme of ["light", "dark"] as const) {
                const noise: string[] = [];
                const page = await open(file, colorScheme, noise);
                expect(await violations(page)).to.deep.equal([]);
                const [background, wide] = await page.evaluate<[string, boolean]>(
                    "[getComputedStyle(document.body).backgroundColor, document.documentElement.scrollWidth > 320]",
                );
                expect(background).to.equal(colorScheme === "light" ? "rgb(255, 255, 255)" : "rgb(20, 24, 29)");
                expect(wide).to.equal(false);
                expect(noise).to.deep.equal([]);
                await page.close();
            }
        });
    }

    it("say of what is not there that it is not, and lead back", async () => {
        const page = await open("404.html", "light", []);
        expect(await page.getByRole("heading", { level: 1 }).textContent()).to.equal("There is no such page");
        expect(await page.getByRole("main").getByRole("link").getAttribute("href")).to.equal("/");
        await page.close();
    });
});
