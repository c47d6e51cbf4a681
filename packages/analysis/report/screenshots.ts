import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { findChromium, openChromium } from "./browser";

/*
 * Writes docs/images/report-{light,dark}-{1280,390}.png and diagram-{light,dark}.png, of the prod stack:
 *
 *     node --import tsx packages/analysis/report/screenshots.ts
 */

const ROOT = path.resolve(__dirname, "../../..");
const IMAGES = path.join(ROOT, "docs/images");
const SIZES = [
    { width: 1280, height: 900 },
    { width: 390, height: 844 },
] as const;
const SCHEMES = ["light", "dark"] as const;

async function takeAll(report: string, diagram: string): Promise<void> {
    const chromium = findChromium();
    if (chromium === undefined) throw new Error("No Chromium: install it, or say where it is in CHROMIUM_PATH.");
    const browser = await openChromium(chromium);
    try {
        for (const scheme of SCHEMES) {
            for (const size of SIZES) await take(browser, report, scheme, `report-${scheme}-${size.width}`, size);
            await take(browser, diagram, scheme, `diagram-${scheme}`);
        }
    } finally {
        await browser.close();
    }
}

/** A window of the given size; without one, as large as the picture is. */
async function take(
    browser: Browser,
    file: string,
    colorScheme: (typeof SCHEMES)[number],
    name: string,
    size?: (typeof SIZES)[number],
): Promise<void> {
    const page = await browser.newPage({ colorScheme, viewport: size ?? { width: 960, height: 600 } });
    await page.goto(pathToFileURL(file).href);
    const whole = "(({ width, height }) => ({ width: Math.ceil(width), height: Math.ceil(height) }))";
    const picture = `${whole}(document.documentElement.getBoundingClientRect())`;
    if (size === undefined) await page.setViewportSize(await page.evaluate<{ width: number; height: number }>(picture));
    await page.screenshot({ path: path.join(IMAGES, `${name}.png`) });
    await page.close();
}

async function main(): Promise<void> {
    mkdirSync(IMAGES, { recursive: true });
    const directory = mkdtempSync(path.join(tmpdir(), "report-"));
    const [report, diagram] = [path.join(directory, "report.html"), path.join(directory, "diagram.svg")];
    const tool = path.join(ROOT, "packages/cli/preview.cjs");
    try {
        execFileSync(process.execPath, [tool, "prod", "--html", report, "--svg", diagram], {
            cwd: ROOT,
            stdio: "ignore",
        });
        await takeAll(report, diagram);
    } finally {
        rmSync(directory, { recursive: true });
    }
}

void main();
