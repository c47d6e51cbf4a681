import { expect } from "chai";
import type { Browser } from "playwright-core";
import { findChromium, openChromium } from "@platform/analysis/report/browser";
import { maintenancePage } from "../../../../components/load-balancing/maintenance/page";
import { violations } from "../../../harness/axe";

const chromium = findChromium();
const skipped = chromium === undefined ? " (skipped: no Chromium; CHROMIUM_PATH says where it is)" : "";

(chromium === undefined ? describe.skip : describe)(`the page of maintenance in a browser${skipped}`, () => {
    const message = "Renewals are back at 6 pm. Until then call +1 555 0100, or come to the counter in Room 12.";
    let browser: Browser;

    before(async () => {
        browser = await openChromium(chromium ?? "");
    });

    after(() => browser.close());

    for (const colorScheme of ["light", "dark"] as const) {
        it(`can be read by everybody, ${colorScheme} and on a small telephone`, async () => {
            const page = await browser.newPage({ viewport: { width: 320, height: 640 }, colorScheme });
            await page.setContent(maintenancePage(message));
            expect(await page.title()).to.equal("Under maintenance");
            expect(await page.getByRole("heading", { level: 1 }).textContent()).to.equal("Under maintenance");
            expect(await page.getByRole("main").locator("p").textContent()).to.equal(message);
            expect(await violations(page)).to.deep.equal([]);
            const [background, wide] = await page.evaluate<[string, boolean]>(
                "[getComputedStyle(document.body).backgroundColor, document.documentElement.scrollWidth > 320]",
            );
            expect(background).to.equal(colorScheme === "light" ? "rgb(255, 255, 255)" : "rgb(22, 24, 28)");
            expect(wide).to.equal(false);
            await page.close();
        });
    }
});
