import { expect } from "chai";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PolicyPackClient } from "@platform/preview/policies/policy-pack";
import { policies } from "../../policy-pack/policies";
import { StackBuilder } from "./harness/stack";

const ROOT = path.resolve(__dirname, "../..");
const MODEL = "@platform/aws-model";

interface Manifest {
    readonly dependencies: Readonly<Record<string, string>>;
    readonly bundleDependencies?: readonly string[];
}
const manifestIn = (directory: string) =>
    JSON.parse(readFileSync(path.join(directory, "package.json"), "utf8")) as Manifest;

/** Stands for `npm install`, which would need the network: what the package declares and does not bring along. */
function install(directory: string): void {
    const { dependencies, bundleDependencies = [] } = manifestIn(directory);
    for (const name of Object.keys(dependencies).filter((each) => !bundleDependencies.includes(each))) {
        const place = path.join(directory, "node_modules", name);
        mkdirSync(path.dirname(place), { recursive: true });
        symlinkSync(path.join(ROOT, "node_modules", name), place, "junction");
    }
}

describe("the pack as it is published", () => {
    const directory = path.join(mkdtempSync(path.join(tmpdir(), "published-pack-")), "made-by-the-script");
    const unpacked = path.join(directory, "package");

    before(() => {
        const script = path.join(ROOT, "scripts/policy-pack.ts");
        execFileSync(process.execPath, ["--import", "tsx", script, "pack", directory], { stdio: "pipe" });
        const [file = ""] = readdirSync(directory);
        execFileSync("tar", ["-xzf", file], { cwd: directory });
        install(unpacked);
    });

    after(() => {
        rmSync(path.dirname(directory), { recursive: true, force: true });
    });

    it("declares what the model in it needs", () => {
        const { dependencies } = manifestIn(unpacked);
        expect(dependencies).to.include(manifestIn(path.join(unpacked, "node_modules", MODEL)).dependencies);
    });

    it("judges, far from the repository", async () => {
        const start = { directory: unpacked, organization: "example", project: "other", stack: "prod", dryRun: true };
        const pack = await PolicyPackClient.start(start, {});
        try {
            expect(pack.policies.map(({ name }) => name)).to.deep.equal(policies.map(({ name }) => name));
            const stack = new StackBuilder("preview");
            stack.add("aws:rds/instance:Instance", "open", { publiclyAccessible: true });
            const found = (await pack.analyze(stack.records)).diagnostics.filter(
                ({ policy }) => policy === "rds-not-public",
            );
            expect(found.map(({ level, message }) => [level, message.split("\n").at(-1)])).to.deep.equal([
                [
                    "mandatory",
                    "open (aws:rds/instance:Instance): publiclyAccessible is true; required: publiclyAccessible false. Fix: remove publiclyAccessible.",
                ],
            ]);
        } finally {
            await pack.stop();
        }
    });

    it("leaves nothing behind in the repository", () => {
        expect(readdirSync(path.join(ROOT, "policy-pack/.cache"))).not.to.include("package");
    });
});
