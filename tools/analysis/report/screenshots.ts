import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { findChromium, openChromium } from "./browser";

/** Writes docs/images/report-{light,dark}-{1280,390}.png, and the diagram: node --import tsx tools/analysis/report/screenshots.ts [report.html] */

const ROOT = path.resolve(__dirname, "../../..");
const IMAGES = path.join(ROOT, "docs/images");
const SIZES = [
    { width: 1280, height: 900 },
    { width: 390, height: 844 },
] as const;

async function takeAll(report: string): Promise<void> {
    const chromium = findChromium();
    if (chromium === undefined) throw new Error("No Chromium: install it, or say where it is in CHROMIUM_PATH.");
    mkdirSync(IMAGES, { recursive: true });
    const browser = await openChromium(chromium);
    for (const colorScheme of ["light", "dark"] as const) {
        for (const viewport of SIZES) {
            const page = await browser.newPage({ colorScheme, viewport });
            await page.goto(pathToFileURL(report).href);
            await page.screenshot({ path: path.join(IMAGES, `report-${colorScheme}-${viewport.width}.png`) });
            if (viewport.width === 1280)
                await page
                    .locator(".diagram svg")
                    .screenshot({ path: path.join(IMAGES, `diagram-${colorScheme}.png`) });
            await page.close();
        }
    }
    await browser.close();
}

/** The prod stack's report, as the command line writes it. */
function writeReport(directory: string): string {
    const file = path.join(directory, "report.html");
    execFileSync(process.execPath, [path.join(ROOT, "tools/preview/preview.cjs"), "prod", "--html", file], {
        cwd: ROOT,
    });
    return file;
}

async function main([given]: readonly string[]): Promise<void> {
    const directory = mkdtempSync(path.join(tmpdir(), "report-"));
    try {
        await takeAll(path.resolve(given ?? writeReport(directory)));
    } finally {
        rmSync(directory, { recursive: true });
    }
}

void main(process.argv.slice(2));
