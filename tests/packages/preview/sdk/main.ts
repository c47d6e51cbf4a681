import path from "node:path";
import { OLDEST_SDK } from "@platform/preview/engine/proven-versions";
import { command, type Given } from "../../../../scripts/command-line";
import { differing } from "../support/comparable";
import { dump } from "../support/dump";
import type { HostName, Worlds } from "../support/dump-worlds";
import { TemporaryProjects } from "../support/temporary-project";
import { installSdk, makeModule, newestSdk, readProgram } from "./install";

const HELP = `Runs a program with other versions of the SDK than the pinned one, in all ways and as an ES module, and compares what they
say. Needs npm's registry, so it is no part of the tests.

  npm run sdk                 both ends of the range that the preview works with
  npm run sdk -- 3.200.0 …    these versions

Exit code: 0 all say the same; 1 some do not; 2 the command line is wrong.`;

const PROGRAM = path.resolve(__dirname, "../../../fixtures/programs/every-request");
const WAYS: readonly HostName[] = ["fast", "plain", "grpc"];

async function main({ values: given }: Given): Promise<void> {
    const projects = new TemporaryProjects();
    try {
        const versions = given.length === 0 ? [OLDEST_SDK, await newestSdk("3")] : given;
        const pinned = urnsOf((await dump(PROGRAM, "fast"))[0]);
        for (const version of versions) {
            const root = projects.write(readProgram(PROGRAM), false);
            const installed = await installSdk(root, version);
            const problems = await compareWays(root, pinned, WAYS);
            if (await makeModule(root, version)) {
                problems.push(...(await compareWays(root, pinned, ["chosen"])));
            }
            process.exitCode = problems.length === 0 ? process.exitCode : 1;
            const outcome = problems.length === 0 ? "the same in all ways" : ["", ...problems].join("\n");
            process.stdout.write(`@pulumi/pulumi ${installed}, Node.js ${process.versions.node}: ${outcome}\n`);
        }
    } finally {
        projects.removeAll();
    }
}

/** What is not as it has to be. */
async function compareWays(root: string, expected: readonly string[], ways: readonly HostName[]): Promise<string[]> {
    const problems: string[] = [];
    let first: Worlds | undefined;
    for (const way of ways) {
        const [worlds] = await dump(root, way);
        first ??= worlds;
        for (const world of ["strict", "placeholder"] as const) {
            const differences = differing(first?.[world] ?? {}, worlds?.[world] ?? {});
            problems.push(...differences.map((text) => `${way}, ${world} world: ${text}`));
        }
        const missing = differing(asKeys(expected), asKeys(urnsOf(worlds)));
        problems.push(...missing.map((urn) => `${way}: not as with the pinned version: ${urn}`));
        problems.push(
            ...(worlds?.strict["failures"] === "[]" ? [] : [`${way}: ${String(worlds?.strict["failures"])}`]),
        );
    }
    return problems;
}

/** The resources of a program, without the default providers, whose names have versions. */
function urnsOf(worlds: Worlds | undefined): string[] {
    return Object.keys(worlds?.placeholder ?? {}).filter((key) => !key.includes("pulumi:providers:"));
}

function asKeys(names: readonly string[]): Record<string, string> {
    return Object.fromEntries(names.map((name) => [name, ""]));
}

command({ help: HELP, values: { what: "versions such as 3.200.0", form: /^\d+\.\d+\.\d+$/, most: Infinity } }, main);
