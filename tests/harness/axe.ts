import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const AXE = readFileSync(createRequire(__filename).resolve("axe-core/axe.min.js"), "utf8");

/** What axe-core objects to, as `rule: where`. */
export async function violations(page: Page): Promise<string[]> {
    const session = await page.context().newCDPSession(page);
    // The page's own rules let no other script in: axe comes past them.
    await session.send("Runtime.evaluate", { expression: AXE });
    const { result } = await session.send("Runtime.evaluate", {
        expression: `axe.run().then(({ violations }) => JSON.stringify(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ": " + target))))`,
        awaitPromise: true,
    });
    return JSON.parse(String(result.value)) as string[];
}
