import { PassThrough } from "node:stream";
import { expect } from "chai";
import fc from "fast-check";
import { Channel } from "@platform/preview/policies/direct/channel";

/** What arrives of messages when their bytes come in pieces of these sizes, the last one for the rest. */
async function received(messages: readonly unknown[], sizes: readonly number[]): Promise<unknown[]> {
    const out = new PassThrough({ highWaterMark: 1024 * 1024 });
    const sender = new Channel<unknown, never>(out, () => undefined);
    const bytes: Buffer[] = [];
    out.on("data", (chunk: Buffer) => bytes.push(chunk));
    for (const message of messages) sender.send(message);
    await sender.flushed;
    await new Promise((resolve) => setImmediate(resolve));

    const arrived: unknown[] = [];
    const receiving = new PassThrough();
    new Channel<never, unknown>(receiving, (message) => arrived.push(message));
    let all = Buffer.concat(bytes);
    for (const size of sizes) {
        receiving.write(all.subarray(0, size));
        all = all.subarray(size);
    }
    receiving.write(all);
    await new Promise((resolve) => setImmediate(resolve));
    return arrived;
}

describe("preview: the pipe to a policy pack", () => {
    it("hands over messages whole, however their bytes come", async () => {
        const messages = fc.array(fc.oneof(fc.string(), fc.jsonValue(), fc.uint8Array()), { maxLength: 5 });
        const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 60 });
        await fc.assert(
            fc.asyncProperty(messages, sizes, async (sent, pieces) => {
                expect(await received(sent, pieces)).to.deep.equal(sent);
            }),
            { numRuns: 100 },
        );
    });

    it("keeps what JSON would lose", async () => {
        const shared = { a: 1 };
        const message = { none: undefined, nan: NaN, minus: -0, shared: [shared, shared] };
        const [arrived] = (await received([message], [3])) as (typeof message)[];
        expect(arrived).to.deep.equal(message);
        expect(arrived?.shared[0]).to.equal(arrived?.shared[1]);
    });
});
