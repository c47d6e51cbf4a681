import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { record } from "../../harness/record";
import { program } from "../../harness/stack";
import { goldenStacks } from "../../policies/golden/stacks";
import type { GoldenStack } from "../../policies/golden/stacks";
import { comparable, differing } from "./support/comparable";
import { dump } from "./support/dump";
import type { StackRun, Worlds } from "./support/dump-worlds";

const REPOSITORY = path.resolve(__dirname, "../../..");
/** Pulumi's host takes five seconds of a processor for each world: it runs all of them with FAITHFUL=all only. */
const ALL = process.env["FAITHFUL"] === "all";
const WORLDS = ["strict", "placeholder"] as const;
const IN_HOST = goldenStacks.filter(({ name }) => ALL || name === "prod");
const WORLDS_IN_HOST: readonly (keyof Worlds)[] = ALL ? WORLDS : ["placeholder"];

describe("preview: the platform as the fast path, Pulumi's own host and the tests' harness see it", function () {
    this.timeout(600_000);

    const directory = mkdtempSync(path.join(tmpdir(), "stacks-"));
    const fast = new Map<string, Worlds>();
    const grpc = new Map<string, Worlds>();

    /** Runs stacks with their configuration in a file, as a variant of the stack's own. */
    async function run(host: "fast" | "grpc", stacks: readonly GoldenStack[], into: Map<string, Worlds>) {
        const runs = stacks.map((golden): StackRun => {
            const { name, stack, config } = golden;
            const configFile = path.join(directory, `${name}.yaml`);
            writeFileSync(configFile, JSON.stringify({ config }));
            const [only, ...more] = host === "grpc" ? WORLDS_IN_HOST : WORLDS;
            return { stack, configFile, ...(more.length > 0 || only === undefined ? {} : { only }) };
        });
        const worlds = await dump(REPOSITORY, host, runs);
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
        for (const world of WORLDS_IN_HOST) {
            it(`${golden.name}: Pulumi's host sees the same, byte for byte, in the ${world} world`, () => {
                const [own, host] = [fast.get(golden.name)?.[world], grpc.get(golden.name)?.[world]];
                expect(Object.keys(host ?? {}).length).to.be.above(100);
                expect(differing(own ?? {}, host ?? {})).to.deep.equal([]);
            });
        }
    }
});
