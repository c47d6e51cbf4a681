import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import type { ICruiseResult } from "dependency-cruiser";

const RULES = path.join(__dirname, "../../.dependency-cruiser.cjs");
const PACKAGES = ["aws-model", "provider-rules", "preview", "analysis", "cli"];

type Import = readonly [file: string, imported: string];

/** A project in which each file does nothing but import a type. */
class Project {
    readonly root = mkdtempSync(path.join(tmpdir(), "layers-"));

    constructor(imports: readonly Import[]) {
        mkdirSync(path.join(this.root, "node_modules/@platform"), { recursive: true });
        for (const name of PACKAGES) {
            const manifest = { name: `@platform/${name}`, version: "0.1.0", exports: { "./*": "./*.ts" } };
            this.write(`packages/${name}/package.json`, JSON.stringify(manifest));
            symlinkSync(path.join(this.root, "packages", name), path.join(this.root, "node_modules/@platform", name));
        }
        for (const [file, imported] of imports) {
            this.write(file, `import type { Imported } from "${imported}";\nexport type { Imported };\n`);
        }
        for (const [file, imported] of imports) {
            const target = imported.replace("@platform/", `${path.relative(path.dirname(file), "packages")}/`);
            const found = path.join(path.dirname(file), `${target}.ts`);
            if (!existsSync(path.join(this.root, found))) {
                this.write(found, "export type Imported = string;\n");
            }
        }
    }

    private write(file: string, text: string): void {
        mkdirSync(path.join(this.root, path.dirname(file)), { recursive: true });
        writeFileSync(path.join(this.root, file), text);
    }

    remove(): void {
        rmSync(this.root, { recursive: true });
    }
}

/** What lint says of a project's imports, as `rule: file`. */
async function violations(imports: readonly Import[]): Promise<string[]> {
    const { cruise } = await import("dependency-cruiser");
    const { default: extractOptions } = await import("dependency-cruiser/config-utl/extract-depcruise-options");
    const project = new Project(imports);
    try {
        const { output } = await cruise(["."], { ...(await extractOptions(RULES)), baseDir: project.root });
        return (output as ICruiseResult).summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`).sort();
    } finally {
        project.remove();
    }
}

describe("layers", () => {
    it("are imported downwards, and packages by their names", async () => {
        const imports: readonly Import[] = [
            ["packages/cli/a.ts", "@platform/analysis/a"],
            ["packages/cli/b.ts", "@platform/provider-rules/a"],
            ["packages/analysis/a.ts", "@platform/preview/a"],
            ["packages/preview/a.ts", "@platform/aws-model/a"],
            ["packages/provider-rules/a.ts", "@platform/aws-model/a"],
            ["packages/aws-model/a.ts", "./graph/a"],
            ["policy-pack/policies/a.ts", "@platform/aws-model/a"],
            ["index.ts", "./components/vpn/a"],
            ["components/vpn/a.ts", "../shared/a"],
            ["components/vpn/block.ts", "@platform/aws-model/a"],
            ["config/a.ts", "../components/vpn/block"],
            ["config/b.ts", "../components/shared/block/a"],
            ["bench/a.ts", "../tests/harness/a"],
            ["scripts/a.ts", "../config/a"],
            ["ops/a.ts", "../config/a"],
            ["ops/b.ts", "@platform/preview/a"],
            ["tests/harness/a.ts", "@platform/cli/a"],
        ];
        expect(await violations(imports)).to.deep.equal([]);
    });

    it("refuse every other import", async () => {
        const imports: readonly Import[] = [
            ["packages/aws-model/upwards.ts", "@platform/preview/a"],
            ["packages/preview/upwards.ts", "@platform/analysis/a"],
            ["packages/preview/sideways.ts", "@platform/provider-rules/a"],
            ["packages/provider-rules/upwards.ts", "@platform/preview/a"],
            ["packages/analysis/upwards.ts", "@platform/cli/a"],
            ["packages/cli/tests.ts", "../../tests/a"],
            ["packages/new/a.ts", "@platform/aws-model/a"],
            ["packages/analysis/relative.ts", "../preview/a"],
            ["policy-pack/sideways.ts", "@platform/preview/a"],
            ["policy-pack/components.ts", "../components/vpn/a"],
            ["components/upwards.ts", "../config/a"],
            ["config/code.ts", "../components/vpn/a"],
            ["config/shared.ts", "../components/shared/a"],
            ["index.ts", "@platform/aws-model/a"],
            ["scripts/tests.ts", "../tests/a"],
            ["scripts/ops.ts", "../ops/a"],
            ["tools/a.ts", "../config/a"],
        ];
        expect(await violations(imports)).to.deep.equal([
            "layers: components: components/upwards.ts",
            "layers: config: config/code.ts",
            "layers: config: config/shared.ts",
            "layers: index.ts: index.ts",
            "layers: none: packages/new/a.ts",
            "layers: none: tools/a.ts",
            "layers: packages/analysis: packages/analysis/upwards.ts",
            "layers: packages/aws-model: packages/aws-model/upwards.ts",
            "layers: packages/cli: packages/cli/tests.ts",
            "layers: packages/preview: packages/preview/sideways.ts",
            "layers: packages/preview: packages/preview/upwards.ts",
            "layers: packages/provider-rules: packages/provider-rules/upwards.ts",
            "layers: policy-pack: policy-pack/components.ts",
            "layers: policy-pack: policy-pack/sideways.ts",
            "layers: scripts: scripts/ops.ts",
            "layers: scripts: scripts/tests.ts",
            "packages by name: packages/analysis/relative.ts",
        ]);
    });

    it("have no cycles, of types neither", async () => {
        const imports: readonly Import[] = [
            ["packages/preview/a.ts", "./b"],
            ["packages/preview/b.ts", "./c"],
            ["packages/preview/c.ts", "./a"],
        ];
        expect(await violations(imports)).to.deep.equal(["no cycle: packages/preview/a.ts"]);
    });

    it("have no cycles of areas, even where no file is in one", async () => {
        const imports: readonly Import[] = [
            ["components/dns/a.ts", "../vpn/a"],
            ["components/vpn/b.ts", "../dns/b"],
        ];
        expect(await violations(imports)).to.deep.equal([
            "no cycle of areas: components/dns",
            "no cycle of areas: components/vpn",
        ]);
    });

    it("tell tests that start a process by their name", async () => {
        const helper = "./support/run-preview";
        const imports: readonly Import[] = [
            ["tests/packages/preview/a.test.ts", helper],
            ["tests/packages/preview/a.process.test.ts", helper],
            ["tests/packages/preview/a.faithful.test.ts", helper],
        ];
        expect(await violations(imports)).to.deep.equal(["unit tests start nothing: tests/packages/preview/a.test.ts"]);
    });

    it("are checked whole: an import that is not found is an error", async () => {
        expect(await violations([["packages/preview/a.ts", "@platform/gone/a"]])).to.deep.equal([
            "every import is found: packages/preview/a.ts",
            "layers: packages/preview: packages/preview/a.ts",
        ]);
    });
});
