import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { capability } from "../../scripts/new/capability";
import { kindFile } from "../../scripts/new/kind";
import { policy } from "../../scripts/new/policy";
import type { Skeleton } from "../../scripts/new/skeleton";
import { Refusal, write } from "../../scripts/new/write";

const ROOT = path.resolve(__dirname, "../..");

describe("npm run new", () => {
    let directory: string;

    beforeEach(() => {
        directory = mkdtempSync(path.join(tmpdir(), "new-"));
        for (const file of ["config/blocks.ts", "policy-pack/policies/data/index.ts"]) {
            cpSync(path.join(ROOT, file), path.join(directory, file));
        }
    });

    afterEach(() => {
        rmSync(directory, { recursive: true });
    });

    const read = (file: string) => readFileSync(path.join(directory, file), "utf8");

    it("writes a capability: its folder, its tests, its place among the blocks", () => {
        expect(write(directory, capability("work-queue"))).to.deep.equal([
            "written  components/work-queue/README.md",
            "written  components/work-queue/block.ts",
            "written  components/work-queue/work-queue.ts",
            "written  tests/components/work-queue/block.test.ts",
            "written  tests/components/work-queue/work-queue.test.ts",
            "changed  config/blocks.ts",
        ]);
        expect(read("config/blocks.ts")).to.include('import { workQueue } from "../components/work-queue/block";\n');
        expect(read("config/blocks.ts")).to.match(/\[[^\]]*,\s*workQueue, cost,?\s*\] as const/);
        expect(read("components/work-queue/work-queue.ts")).to.include('type = "platform:work-queue:WorkQueue"');
    });

    it("writes a policy into an area, and a kind into the file of its service", () => {
        write(directory, policy("data", "queue-encrypted"));
        expect(read("policy-pack/policies/data/index.ts")).to.match(/ {4}queueEncrypted,\n\];/);
        const [made] = kindFile("aws:apprunner/vpcConnector:VpcConnector").files;
        expect(made?.file).to.equal("packages/aws-model/kinds/apprunner-vpc-connector.ts");
        expect(made?.content).to.include('typesIn("apprunner", "VpcConnector")');
    });

    it("writes nothing over, and nothing by halves", () => {
        write(directory, capability("work-queue"));
        const before = read("config/blocks.ts");
        expect(() => write(directory, capability("work-queue"))).to.throw(
            Refusal,
            "components/work-queue/README.md, components/work-queue/block.ts",
        );
        const nowhere: Skeleton = {
            files: [{ file: "new.ts", content: "" }],
            insertions: [{ file: "config/blocks.ts", text: "x\n", before: /no such place/ }],
            next: [],
        };
        expect(() => write(directory, nowhere)).to.throw(Refusal, 'config/blocks.ts: found no place for "x".');
        expect(existsSync(path.join(directory, "new.ts"))).to.equal(false);
        expect(read("config/blocks.ts")).to.equal(before);
    });
});
