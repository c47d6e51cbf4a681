import { expect } from "chai";
import { differing } from "./support/comparable";
import { dump } from "./support/dump";
import type { HostName } from "./support/dump-worlds";
import { foreignProject, foreignPrograms } from "./support/foreign-programs";
import { TemporaryProjects } from "./support/temporary-project";

/** Programs that make code of functions run in Pulumi's own host anyway; those that fail tell of it in other words there. */
const comparable = foreignPrograms.filter(([name]) => !/^(functions|faulty)\/|dynamic/.test(name));

/** Pulumi's own host takes seconds, so that every third program meets another one. */
const WAYS: readonly HostName[] = ["plain", "plain", "grpc"];

describe("preview: programs as others write them", () => {
    const projects = new TemporaryProjects();
    after(() => {
        projects.removeAll();
    });

    for (const [index, [name]] of comparable.entries()) {
        const way = WAYS[index % WAYS.length] ?? "plain";
        it(`have the same resources, byte for byte: ${name}, ${way}`, async () => {
            const directory = foreignProject(projects, name);
            const [[fast], [other]] = await Promise.all([dump(directory, "fast"), dump(directory, way)]);
            for (const world of ["strict", "placeholder"] as const) {
                expect(differing(fast?.[world] ?? {}, other?.[world] ?? {})).to.deep.equal([]);
            }
        });
    }
});
