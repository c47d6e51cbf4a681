import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { commands } from "../../ops/commands";

const root = path.resolve(__dirname, "../..");

/** A command line as the papers have it. */
interface Documented {
    readonly file: string;
    readonly words: readonly string[];
}

function documented(): Documented[] {
    const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.md"], {
        cwd: root,
        encoding: "utf8",
    });
    return files
        .split("\n")
        .filter((file) => file !== "")
        .flatMap((file) =>
            [...readFileSync(path.join(root, file), "utf8").matchAll(/npm run ops -- (\w[^`\n]*)/g)].map(
                ([, line = ""]) => ({
                    file,
                    words: [...line.matchAll(/'[^']*'|<[^>]*>|\S+/g)].map(([word]) => word),
                }),
            ),
        );
}

const common = ["--stack", "--json"];

describe("operator commands in the papers", () => {
    it("are in the runbooks", () => {
        const files = new Set(documented().map(({ file }) => file));
        const runbooks = ["failed-deployment", "unhealthy-app", "instance", "leaked-secret", "app-joins-and-leaves"];
        expect([...files]).to.include.members(runbooks.map((name) => `docs/runbooks/${name}.md`));
    });

    it("exist, with their arguments and flags", () => {
        const wrong = documented().flatMap(({ file, words: [name, ...rest] }) => {
            const command = commands.find((one) => one.name === name);
            if (command === undefined) {
                return [`${file}: there is no command ${String(name)}`];
            }
            const flags = [
                ...common,
                ...(command.changes ? ["--dry-run", "--yes"] : []),
                ...(command.waits === undefined ? [] : ["--timeout"]),
                ...(command.flags ?? []).map(([flag]) => /--[\w-]+/.exec(flag)?.[0]),
            ];
            const unknown = rest.filter((word) => word.startsWith("--") && !flags.includes(word));
            const wanted = command.args.split(" ").filter((argument) => argument.startsWith("<")).length;
            const positional = rest.slice(0, wanted).filter((word) => !word.startsWith("--")).length;
            return [
                ...unknown.map((flag) => `${file}: ${command.name} has no flag ${flag}`),
                // A command's name alone is its name.
                ...(rest.length > 0 && positional < wanted
                    ? [`${file}: ${[command.name, ...rest].join(" ")} lacks an argument`]
                    : []),
            ];
        });
        expect(wrong).to.deep.equal([]);
    });
});
