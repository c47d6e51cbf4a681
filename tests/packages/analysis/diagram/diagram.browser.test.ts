import { expect } from "chai";
import type { Browser } from "playwright-core";
import { drawDiagram } from "@platform/analysis/diagram/index";
import { findChromium, openChromium } from "@platform/analysis/report/browser";
import { planOfStack } from "../support/plans";

const chromium = findChromium();
const skipped = chromium === undefined ? " (skipped: no Chromium; CHROMIUM_PATH says where it is)" : "";

/** Texts that reach over their box, or of a header or the legend into what follows, as `what: by how many pixels`. */
const OVERLAPS = `(() => {
    const right = (node) => node.getBoundingClientRect().right;
    const left = (node) => node.getBoundingClientRect().left;
    const headers = [...document.querySelectorAll(".header")].flatMap((header) => {
        const [name, note] = header.querySelectorAll(".t, .n");
        return note === undefined ? [] : [[name.textContent + " | " + note.textContent, left(note) - right(name)]];
    });
    const legend = [...document.querySelector(".legend").children];
    const words = legend.flatMap((node, at) =>
        node.tagName === "text" && legend[at + 1] ? [[node.textContent, left(legend[at + 1]) - right(node)]] : []);
    const over = [...document.querySelectorAll(".node")].flatMap((node) =>
        [...node.querySelectorAll("text")].map((text) =>
            [text.textContent, right(text) - right(node.querySelector("rect"))]));
    return {
        nodes: over.length > 60,
        over: over.flatMap(([what, by]) => (by <= 0 ? [] : [what + ": " + by])),
        headers: headers.length,
        words: words.length,
        overlaps: [...headers, ...words].flatMap(([what, gap]) => (gap > 4 ? [] : [what + ": " + gap])),
    };
})()`;
(chromium === undefined ? describe.skip : describe)(`the diagram in a browser${skipped}`, () => {
    let browser: Browser;
    let svg: string;

    before(async () => {
        [browser, svg] = await Promise.all([
            openChromium(chromium ?? ""),
            planOfStack("prod").then(async (plan) => await drawDiagram(plan)),
        ]);
    });

    after(async () => {
        await browser.close();
    });

    for (const font of ["DejaVu Sans", "DejaVu Sans Mono", "DejaVu Serif"]) {
        it(`keeps its labels apart, and in their boxes, in ${font}`, async () => {
            const page = await browser.newPage();
            await page.setContent(`${svg}<style>.dg text{font-family:"${font}"!important}</style>`);
            expect(await page.evaluate(OVERLAPS)).to.deep.equal({
                nodes: true,
                over: [],
                headers: 14,
                words: 5,
                overlaps: [],
            });
            await page.close();
        });
    }
});
