import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { marker } from "../comment-text";
import { exitCodes } from "../errors";
import type { Step, Surroundings } from "../step";

/** Stacks that have a file, in the order of their names. */
function stacksIn(root: string): readonly string[] {
    return readdirSync(root)
        .sort()
        .flatMap((file) => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1] ?? []);
}

/** Offline, without credentials: safe for whatever a pull request brings. */
export const preview: Step = {
    name: "preview",
    flags: "[--stack NAME] [--base REV] [--folder DIR]",
    summary: "previews every stack offline, and writes a comment, a report and SARIF for each into the folder",
    async run(surroundings, { stack, base, folder }) {
        const { root, out } = surroundings;
        const directory = path.resolve(root, folder);
        mkdirSync(directory, { recursive: true });
        const parts: string[] = [];
        let worst: number = exitCodes.done;
        for (const name of stack === undefined ? stacksIn(root) : [stack]) {
            const against = base === undefined ? [] : ["--against", base];
            const file = (extension: string) => path.join(directory, `${name}.${extension}`);
            const told = await offline(surroundings, [name, ...against, "--markdown", "--html", file("html")]);
            parts.push(told.stdout);
            writeFileSync(file("sarif"), (await offline(surroundings, [name, "--sarif"])).stdout);
            out(`${told.code === exitCodes.done ? "ok" : "not ok"} ${name}: ${path.relative(root, file("html"))}\n`);
            worst = Math.max(worst, told.code);
        }
        writeFileSync(path.join(directory, "comment.md"), [marker, ...parts].join("\n\n"));
        return worst;
    },
};

function offline({ run }: Surroundings, args: readonly string[]) {
    return run("npm", ["run", "--silent", "preview", "--", ...args]);
}
