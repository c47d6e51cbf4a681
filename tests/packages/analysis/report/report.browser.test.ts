import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { catalogue, loadAnalysis } from "@platform/analysis/catalogue";
import { renderHtml } from "@platform/analysis/report/index";
import { findChromium, openChromium } from "@platform/analysis/report/browser";
import { violations } from "../../../harness/axe";
import { manyServices } from "../../../harness/many-services";
import { recordsOfStack, reportOf, reportOfStack } from "./fixture";

const SUBNET = "urn-platform:network:Network$aws:ec2/subnet:Subnet::network-private-us-east-1a";

/** Waits until the search has said how much it found. */
async function says(page: Page, words: string): Promise<void> {
    await page.locator("#found", { hasText: new RegExp(`^${words}$`) }).waitFor();
}

const chromium = findChromium();
const skipped = chromium === undefined ? " (skipped: no Chromium; CHROMIUM_PATH says where it is)" : "";

(chromium === undefined ? describe.skip : describe)(`the report in a browser${skipped}`, () => {
    const directory = mkdtempSync(path.join(tmpdir(), "report-test-"));
    const file = path.join(directory, "report.html");
    let browser: Browser;
    const noise: string[] = [];

    before(async () => {
        const [report] = await Promise.all([
            reportOfStack("prod"),
            openChromium(chromium ?? "").then((opened) => (browser = opened)),
        ]);
        writeFileSync(file, renderHtml(report));
    });

    after(async () => {
        await browser.close();
        rmSync(directory, { recursive: true });
    });

    async function open(options: BrowserContextOptions = {}, from = file): Promise<Page> {
        const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
        page.on("console", (message) => noise.push(`${message.type()}: ${message.text()}`));
        page.on("pageerror", (error) => noise.push(error.message));
        page.on("request", (request) => {
            if (request.url() !== pathToFileURL(from).href) noise.push(`request: ${request.url()}`);
        });
        await page.goto(pathToFileURL(from).href);
        return page;
    }

    afterEach(() => {
        // Nothing is logged, refused or asked for, whatever a test does.
        expect(noise.splice(0)).to.deep.equal([]);
    });

    it("finds resources by what is in them, and opens the way to them", async () => {
        const page = await open();
        await page.keyboard.press("/");
        await page.keyboard.type("ec2/subnet 10.40.0.0/20");
        await says(page, "1 resource");
        const shown = page.locator("details.resource:visible > summary .name");
        expect(await shown.allTextContents()).to.deep.equal(["network-private-us-east-1a"]);
        expect(await page.locator("details.component:visible").count()).to.equal(1);
        await page.keyboard.press("Escape");
        expect(await page.locator("#found").textContent()).to.equal("");
        expect(await page.locator("details.component[open]").count()).to.equal(0);
        await page.close();
    });

    it("finds rows of sections, and says when nothing is found", async () => {
        const page = await open();
        await page.locator("#search").fill("pelican");
        await says(page, "1 section");
        expect(await page.locator("#section-reachability tbody tr:visible").count()).to.equal(1);
        expect(await page.locator("#section-handover").isVisible()).to.equal(false);
        await page.locator("#search").fill("no such thing");
        await says(page, "nothing found");
        await page.close();
    });

    it("follows a node of the diagram to the resource's inputs", async () => {
        const page = await open();
        await page.locator(`.diagram a[href="#${SUBNET}"]`).click();
        const inputs = page.locator(`[id="${SUBNET}"] > .inputs`);
        await inputs.waitFor({ state: "visible" });
        expect(await inputs.textContent()).to.contain("cidrBlock: 10.40.0.0/20");
        expect((await inputs.boundingBox())?.y).to.be.within(0, 900);
        await page.close();
    });

    it("opens at the resource that its address names", async () => {
        const page = await browser.newPage();
        await page.goto(`${pathToFileURL(file).href}#${SUBNET}`);
        expect(await page.locator(`[id="${SUBNET}"] > .inputs`).isVisible()).to.equal(true);
        await page.close();
    });

    it("is used with the keyboard alone: skip link, search, theme, contents", async () => {
        const page = await open();
        const focused = (): Promise<string> =>
            page.evaluate<string>("document.activeElement.id || document.activeElement.textContent");
        await page.keyboard.press("Tab");
        expect(await focused()).to.equal("Skip to the content");
        expect((await page.locator(".skip").boundingBox())?.y).to.be.at.least(0);
        await page.keyboard.press("Enter");
        expect(await focused()).to.equal("main");
        await page.keyboard.press("Tab");
        expect(await focused()).to.equal("Findings");
        const outline = "getComputedStyle(document.activeElement).outlineStyle";
        expect(await page.evaluate(outline)).to.equal("solid");
        await page.locator("details.component > summary").first().focus();
        await page.keyboard.press("Enter");
        expect(await page.locator("details.component").first().getAttribute("open")).to.equal("");
        await page.close();
    });

    it("changes to dark and remembers it", async () => {
        const context = await browser.newContext({ colorScheme: "light" });
        const page = await context.newPage();
        await page.goto(pathToFileURL(file).href);
        const ground = (): Promise<string> => page.evaluate<string>("getComputedStyle(document.body).backgroundColor");
        const light = await ground();
        const line = "getComputedStyle(document.querySelector('.dg .t')).fill";
        const lightText = await page.evaluate(line);
        await page.locator("button.theme").click();
        expect(await page.locator("button.theme").getAttribute("aria-pressed")).to.equal("true");
        const border = "getComputedStyle(document.querySelector('button.theme')).borderColor";
        expect(await page.evaluate(border)).to.equal("rgb(138, 180, 255)");
        expect(await ground()).to.not.equal(light);
        expect(await page.evaluate(line)).to.not.equal(lightText);
        const dark = await ground();
        await page.reload();
        expect(await ground()).to.equal(dark);
        await context.close();
    });

    it("sorts a table by a column", async () => {
        const page = await open();
        const head = page.locator("#section-reachability th").nth(1);
        const first = (): Promise<string | null> =>
            page.locator("#section-reachability tbody td:nth-child(3)").first().textContent();
        await head.locator("button").click();
        expect(await first()).to.equal("80");
        expect(await head.getAttribute("aria-sort")).to.equal("ascending");
        await head.locator("button").click();
        expect(await first()).to.equal("5432");
        await page.close();
    });

    it("copies a code block", async () => {
        const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
        const page = await context.newPage();
        await page.goto(pathToFileURL(file).href);
        await page.locator("#section-handover .copy").click();
        await page.locator("#section-handover .copy", { hasText: "Copied" }).waitFor();
        expect(await page.evaluate("navigator.clipboard.readText()")).to.equal("crypto ikev2\n  proposal <one>");
        await context.close();
    });

    it("fits a telephone: nothing but boxes scrolls sideways, the contents unfold", async () => {
        const page = await open({ viewport: { width: 390, height: 844 }, hasTouch: true });
        await page.locator(".unfold").click();
        expect(await page.evaluate("document.documentElement.scrollWidth")).to.equal(390);
        expect(await page.locator("nav").isVisible()).to.equal(false);
        const shadow = "getComputedStyle(document.querySelector('#section-reachability .box[tabindex]')).boxShadow";
        expect(await page.evaluate(shadow)).to.contain("inset");
        await page.locator("button.menu").click();
        expect(await page.locator("button.menu").getAttribute("aria-expanded")).to.equal("true");
        await page.locator("nav a", { hasText: "Handover" }).click();
        expect(await page.locator("nav").isVisible()).to.equal(false);
        await page.close();
    });

    it("prints reasons and components unfolded", async () => {
        const page = await open();
        await page.emulateMedia({ media: "print" });
        await page.evaluate('dispatchEvent(new Event("beforeprint"))');
        expect(await page.locator("details.why:not([open]), details.component:not([open])").count()).to.equal(0);
        expect(await page.locator(".top").isVisible()).to.equal(false);
        await page.evaluate('dispatchEvent(new Event("afterprint"))');
        expect(await page.locator("details.component[open]").count()).to.equal(0);
        await page.close();
    });

    for (const [colorScheme, width] of [
        ["light", 1280],
        ["dark", 1280],
        ["light", 390],
    ] as const)
        it(`gives axe-core nothing to object to: ${colorScheme}, ${width} wide`, async () => {
            const page = await open({ colorScheme, viewport: { width, height: 900 } });
            await page.evaluate(
                "for (const one of document.querySelectorAll('details.component:first-of-type details, details.why')) one.open = true",
            );
            expect(await violations(page)).to.deep.equal([]);
            await page.close();
        });

    it("holds all analyses as well: nothing is logged, refused, or objected to, and no page scrolls sideways", async () => {
        const report = await reportOfStack("prod");
        const sections = catalogue.map((entry) => loadAnalysis(entry)(report.plan));
        writeFileSync(path.join(directory, "all.html"), renderHtml({ ...report, sections }));
        const page = await open({ viewport: { width: 390, height: 844 } }, path.join(directory, "all.html"));
        expect(await page.evaluate("document.documentElement.scrollWidth")).to.equal(390);
        expect(await violations(page)).to.deep.equal([]);
        await page.setViewportSize({ width: 1280, height: 844 });
        // Longer than its box, not wider: nothing goes on at its right.
        const shadows = `[...document.querySelectorAll("pre[tabindex]")].map((pre) => getComputedStyle(pre).boxShadow)`;
        await page.waitForFunction(`!document.querySelector(".box.cut")`);
        expect(new Set(await page.evaluate<string[]>(shadows))).to.deep.equal(new Set(["none"]));
        await page.close();
    });

    it("stays small enough with 50 services to open at once, and is ready for the reader", async () => {
        const large = path.join(directory, "large.html");
        const { records, config } = await recordsOfStack("prod", (values) => manyServices(values, 48));
        writeFileSync(large, renderHtml(await reportOf(records, { stack: "prod", config })));
        const page = await open({}, large);
        // A browser lays out as many within a second or two.
        expect(await page.evaluate("document.querySelectorAll('*').length")).to.be.below(40_000);
        await page.keyboard.press("/");
        expect(await page.evaluate("document.activeElement.id")).to.equal("search");
        await page.close();
    });
});
