import { expect } from "chai";
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { StackBlock } from "../../components/shared/block/block";
import { blocks } from "../../config/blocks";

const components = join(__dirname, "../../components");
const requireHere = createRequire(__filename);
const listed: readonly StackBlock[] = blocks;

/** The block of every area that has one. */
function blocksOfAreas(): StackBlock[] {
    const files = readdirSync(components, { recursive: true, encoding: "utf8" });
    return files
        .filter((file) => file.endsWith("block.ts") && !file.startsWith("shared"))
        .map((file) => requireHere(join(components, file)) as Readonly<Record<string, unknown>>)
        .map((exported) => Object.values(exported).find(isBlock) as StackBlock);
}

function isBlock(value: unknown): value is StackBlock {
    return typeof value === "object" && value !== null && "schema" in value && "key" in value;
}

describe("config: the blocks", () => {
    it("are those of every area", () => {
        const keys = blocksOfAreas().map(({ key }) => key);

        expect(listed.map(({ key }) => key)).to.have.members(keys);
    });

    it("need only what is among them", () => {
        for (const { key, needs } of listed) {
            expect(listed, key).to.include.members([...needs]);
        }
    });
});
