import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { record } from "../../harness/record";
import { program } from "../../harness/stack";
import { goldenStacks } from "../../policy-pack/golden/stacks";
import type { GoldenStack } from "../../policy-pack/golden/stacks";
import { comparable, differing } from "./support/comparable";
import { dump } from "./support/dump";
import type { StackRun, Worlds } from "./support/dump-worlds";

const REPOSITORY = path.resolve(__dirname, "../../..");
/** Pulumi's host takes five seconds of a processor for each world: it runs with FAITHFUL=all only (`npm run faithful`). */
const IN_HOST = process.env["FAITHFUL"] === "all" ? goldenStacks : [];
const WORLDS = ["strict", "placeholder"] as const;

describe("preview: the platform as the fast path, Pulumi's own host and the tests' harness see it", function () {
    this.timeout(600_000);

    const directory = mkdtempSync(path.join(tmpdir(), "stacks-"));
    const fast = new Map<string, Worlds>();
    const grpc = new Map<string, Worlds>();

    /** Runs stacks with their configuration in a file, as a variant of the stack's own. */
    async function run(host: "fast" | "grpc", stacks: readonly GoldenStack[], into: Map<string, Worlds>) {
        const runs = stacks.map(({ name, stack, config }): StackRun => {
            const configFile = path.join(directory, `${name}.yaml`);
            writeFileSync(configFile, JSON.stringify({ config }));
            return { stack, configFile };
        });
        const worlds = runs.length === 0 ? [] : await dump(REPOSITORY, host, runs);
        stacks.forEach(({ name }, index) => into.set(name, worlds[index] as Worlds));
    }

    before(async () => {
        await Promise.all([run("fast", goldenStacks, fast), run("grpc", IN_HOST, grpc)]);
    });
    after(() => {
        rmSync(directory, { recursive: true });
    });

    for (const { name, stack, config } of goldenStacks) {
        for (const world of WORLDS) {
            it(`${name}: the harness sees the same, byte for byte, in the ${world} world`, async () => {
                const { everything, stackOutputs } = await record(program, { config, stack, world });
                const seen = fast.get(name)?.[world] ?? {};
                expect(everything.length).to.be.above(100);
                expect(differing(seen, comparable(everything, stackOutputs))).to.deep.equal([]);
            });
        }
    }

    for (const golden of IN_HOST) {
        for (const world of WORLDS) {
            it(`${golden.name}: Pulumi's host sees the same, byte for byte, in the ${world} world`, () => {
                const [own, host] = [fast.get(golden.name)?.[world], grpc.get(golden.name)?.[world]];
                expect(Object.keys(host ?? {}).length).to.be.above(100);
                expect(differing(own ?? {}, host ?? {})).to.deep.equal([]);
            });
        }
    }
});
