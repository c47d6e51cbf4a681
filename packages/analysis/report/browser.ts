import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

/** Nothing that asks the network by itself. */
const FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/** Where Chromium is: CHROMIUM_PATH, or Debian's place. Undefined if it is not installed. */
export function findChromium(): string | undefined {
    return [process.env["CHROMIUM_PATH"], "/usr/bin/chromium"].find((file) => file !== undefined && existsSync(file));
}

/** A Chromium without a window. */
export async function openChromium(executablePath: string): Promise<Browser> {
    return chromium.launch({ executablePath, args: FLAGS });
}
