import { expect } from "chai";
import type { WorldName } from "@platform/aws-model/finding";
import { differing } from "./support/comparable";
import { dumpPrograms } from "./support/dump";
import type { HostName, Worlds } from "./support/dump-worlds";
import { foreignProject, foreignPrograms } from "./support/foreign-programs";
import { TemporaryProjects } from "./support/temporary-project";

const WORLDS = ["strict", "placeholder"] as const;
const worldOf = (index: number): WorldName => WORLDS[index % 2] ?? "strict";

/** Programs that make code of functions run in Pulumi's own host anyway; those that fail tell of it in other words there. */
const comparable = foreignPrograms.filter(([name]) => !/^(functions|faulty)\/|dynamic/.test(name));

/** Pulumi's own host takes seconds for each world, so that every third program meets it, in one of the two. */
const hosted = comparable.filter((_program, index) => index % 3 === 2);
const others = comparable.filter((program) => !hosted.includes(program));

describe("preview: programs as others write them", () => {
    const projects = new TemporaryProjects();
    after(() => {
        projects.removeAll();
    });

    let fast: ReadonlyMap<string, Worlds>;
    let plain: ReadonlyMap<string, Worlds>;
    let grpc: ReadonlyMap<string, Worlds>;

    before(async () => {
        const dumped = async (
            host: HostName,
            programs: typeof comparable,
            only: (index: number) => WorldName | undefined = () => undefined,
        ): Promise<ReadonlyMap<string, Worlds>> => {
            const runs = programs.map(([name], index) => {
                const world = only(index);
                return {
                    directory: foreignProject(projects, name),
                    runs: [{ stack: "dev", ...(world !== undefined && { only: world }) }],
                };
            });
            const worlds = await dumpPrograms(host, runs);
            return new Map(programs.map(([name], index) => [name, worlds[index] as Worlds]));
        };
        [fast, plain, grpc] = await Promise.all([
            dumped("fast", comparable),
            dumped("plain", others),
            dumped("grpc", hosted, worldOf),
        ]);
    });

    for (const [name] of others) {
        it(`have the same resources, byte for byte: ${name}, plain`, () => {
            for (const world of WORLDS) {
                expect(differing(fast.get(name)?.[world] ?? {}, plain.get(name)?.[world] ?? {})).to.deep.equal([]);
            }
        });
    }

    for (const [index, [name]] of hosted.entries()) {
        const world = worldOf(index);
        it(`have the same resources, byte for byte: ${name}, grpc, ${world}`, () => {
            const resources = fast.get(name)?.[world] ?? {};
            expect(Object.keys(resources).length).to.be.above(2);
            expect(differing(resources, grpc.get(name)?.[world] ?? {})).to.deep.equal([]);
        });
    }
});
