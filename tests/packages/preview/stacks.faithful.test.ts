import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { record } from "../../harness/record";
import { program } from "../../harness/stack";
import { goldenStacks, inTurns } from "../../policy-pack/golden/stacks";
import { comparable, differing } from "./support/comparable";
import { dump } from "./support/dump";
import type { StackRun, Worlds } from "./support/dump-worlds";

const REPOSITORY = path.resolve(__dirname, "../../..");
const WORLDS = ["strict", "placeholder"] as const;

describe("preview: the platform as the fast path, Pulumi's own host and the tests' harness see it", function () {
    this.timeout(600_000);

    const directory = mkdtempSync(path.join(tmpdir(), "stacks-"));
    let fast: ReadonlyMap<string, Worlds>;
    let grpc: ReadonlyMap<string, Worlds>;

    /** All golden stacks, each with its configuration in a file, as a variant of the stack's own. */
    async function run(host: "fast" | "grpc"): Promise<ReadonlyMap<string, Worlds>> {
        const runs = inTurns(WORLDS).map(([{ name, stack, config }, worlds]): StackRun => {
            const configFile = path.join(directory, `${host}-${name}.yaml`);
            writeFileSync(configFile, JSON.stringify({ config }));
            const [only] = worlds;
            return { stack, configFile, ...(host === "grpc" && worlds.length === 1 && only && { only }) };
        });
        const worlds = await dump(REPOSITORY, host, runs);
        return new Map(goldenStacks.map(({ name }, index) => [name, worlds[index] as Worlds]));
    }

    before(async () => {
        [fast, grpc] = await Promise.all([run("fast"), run("grpc")]);
    });
    after(() => {
        rmSync(directory, { recursive: true });
    });

    for (const [{ name, stack, config }, worlds] of inTurns(WORLDS)) {
        for (const world of worlds) {
            it(`${name}: the harness sees the same, byte for byte, in the ${world} world`, async () => {
                const { everything, stackOutputs } = await record(program, { config, stack, world });
                const seen = fast.get(name)?.[world] ?? {};
                expect(everything.length).to.be.above(20);
                expect(differing(seen, comparable(everything, stackOutputs))).to.deep.equal([]);
            });
        }
    }

    for (const [{ name }, worlds] of inTurns(WORLDS)) {
        for (const world of worlds) {
            it(`${name}: Pulumi's host sees the same, byte for byte, in the ${world} world`, () => {
                const [own, host] = [fast.get(name)?.[world], grpc.get(name)?.[world]];
                expect(Object.keys(host ?? {}).length).to.be.above(20);
                expect(differing(own ?? {}, host ?? {})).to.deep.equal([]);
            });
        }
    }
});
