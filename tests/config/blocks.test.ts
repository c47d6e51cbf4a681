import { expect } from "chai";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { StackBlock } from "../../components/shared/block/block";
import { blocks } from "../../config/blocks";

const components = join(__dirname, "../../components");
const listed: readonly StackBlock[] = blocks;

/** The block of every area that has one. */
async function blocksOfAreas(): Promise<StackBlock[]> {
    const files = readdirSync(components, { recursive: true, encoding: "utf8" });
    const modules = files
        .filter((file) => file.endsWith("block.ts") && !file.startsWith("shared"))
        .map((file) => import(join(components, file)) as Promise<Readonly<Record<string, unknown>>>);
    return (await Promise.all(modules)).map((exported) => Object.values(exported).find(isBlock) as StackBlock);
}

function isBlock(value: unknown): value is StackBlock {
    return typeof value === "object" && value !== null && "schema" in value && "key" in value;
}

describe("config: the blocks", () => {
    it("are those of every area", async () => {
        const keys = (await blocksOfAreas()).map(({ key }) => key);

        expect(listed.map(({ key }) => key)).to.have.members(keys);
    });

    it("need only what is among them", () => {
        for (const { key, needs } of listed) {
            expect(listed, key).to.include.members([...needs]);
        }
    });
});
