import path from "node:path";
import { expect } from "chai";
import { isProven } from "@platform/preview/engine/proven-versions";
import manifest from "../../../package.json";
import { linkWithVersion } from "./support/other-version";
import { NAMED, packFiles, TOPICS } from "./support/packs";
import { run, runPreview } from "./support/run-preview";
import { TemporaryProjects } from "./support/temporary-project";

const NOTE =
    "the program has @pulumi/pulumi 3.249.0, used as it is: the short ways are proven for @pulumi/pulumi 3.248.0";
const FIX = "Nothing has to be done: it takes longer, and the answer is the same.";

describe("preview: versions of the SDK", () => {
    const projects = new TemporaryProjects();
    after(() => {
        projects.removeAll();
    });

    function projectWith(name: string, version: string, files: Readonly<Record<string, string>> = TOPICS): string {
        const root = projects.write(files, false);
        linkWithVersion(root, name, version);
        return root;
    }

    it("are proven where they are pinned", () => {
        const { dependencies, devDependencies } = manifest;
        expect(isProven("@pulumi/pulumi", dependencies["@pulumi/pulumi"])).to.equal(true);
        expect(isProven("@pulumi/policy", devDependencies["@pulumi/policy"])).to.equal(true);
        expect(isProven("@pulumi/policy", "v1.21.3")).to.equal(true);
        const others = ["1.22.0", "1.2.1", "1.210.0"].map((version) => isProven("@pulumi/policy", version));
        expect(others).to.deep.equal([false, false, false]);
    });

    it("have every part that a shortcut replaces, as far as they are proven", async () => {
        const { stdout, stderr } = await run([path.join(__dirname, "support/replaced-parts.cjs")]);
        expect(stderr).to.equal("");
        const outputs = ["Output", "all", "concat", "interpolate", "jsonParse", "jsonStringify", "output", "secret"];
        const copied = [...outputs, "unsecret"];
        expect(stdout.trimEnd().split("\n").sort()).to.deep.equal(
            [
                ...copied.map((name) => `pulumi ${name}`),
                ...copied.map((name) => `output ${name}`),
                "log debug",
                "runtime/debuggable debuggablePromise",
                "runtime/dependsOn getAllTransitivelyReferencedResourceURNs",
                "runtime/rpc deserializeProperties",
                "runtime/rpc resolveProperties",
                "runtime/rpc serializeResourceProperties",
                "runtime/rpc transferProperties",
                "Resource stackTrace",
                "Struct fromJavaScript",
            ].sort(),
        );
    });

    it("that nobody has tried are used as they are, which every form of output says once", async () => {
        const root = projectWith("@pulumi/pulumi", "3.249.0");
        const preview = async (...flags: readonly string[]): Promise<string> => {
            const { code, stdout, stderr } = await runPreview(["dev", "--cwd", root, ...flags]);
            expect({ code, stderr }).to.deep.equal({ code: 0, stderr: "" });
            return stdout;
        };
        const text = await preview();
        expect(text.split("\n").slice(-5)).to.deep.equal([
            `note program/sdk-version ${NOTE}`,
            `    ${FIX}`,
            "",
            "ok sample/dev: 2 resources in 0 components, 1 note",
            "",
        ]);
        const { findings } = JSON.parse(await preview("--json")) as { findings: unknown[] };
        const finding = { source: "program", level: "advisory", code: "sdk-version", message: NOTE, fix: FIX };
        expect(findings).to.deep.equal([finding]);
        expect(await preview("--markdown")).to.include("| ⚠️ | program/sdk-version |");
        const { runs } = JSON.parse(await preview("--sarif")) as { runs: { results: { ruleId: string }[] }[] };
        expect(runs[0]?.results.map(({ ruleId }) => ruleId)).to.deep.equal(["program/sdk-version"]);
        const plain = await preview("--plain-sdk");
        expect(plain).to.include("ok sample/dev: 2 resources in 0 components\n");
        expect(text.slice(0, text.indexOf("Problems"))).to.equal(plain.slice(0, plain.indexOf("ok sample")));
    });

    it("that are too old are refused in a sentence, whichever way is asked for", async () => {
        const root = projectWith("@pulumi/pulumi", "3.99.0");
        for (const flags of [[], ["--plain-sdk"], ["--grpc"]]) {
            expect(await runPreview(["dev", "--cwd", root, ...flags])).to.deep.equal({
                code: 2,
                stdout: "",
                stderr: `the preview needs @pulumi/pulumi 3.100.0 or newer, and ${root} has 3.99.0. Install a newer one there.\n`,
            });
        }
    });

    it("of a policy pack that nobody has tried let it start as the CLI starts it, which is said once", async () => {
        const files = { ...TOPICS, ...packFiles("policy-pack", NAMED) };
        const root = projectWith("@pulumi/policy", "v1.22.0", files);
        const { code, stdout } = await runPreview(["dev", "--cwd", root]);
        expect(stdout.split("\n").slice(-8)).to.deep.equal([
            "error policy:policy-pack/topic-named mail: Topics have a display name.",
            "    no name that starts with ''",
            "    at index.ts:3:1",
            "note policy:policy-pack/sdk-version the policy pack has @pulumi/policy v1.22.0, used as it is: the short ways are proven for @pulumi/policy 1.21",
            `    ${FIX}`,
            "",
            "not ok sample/dev: 2 resources in 0 components, 1 error, 1 note, judged by 1 policy",
            "",
        ]);
        expect(code).to.equal(1);
    });
});
