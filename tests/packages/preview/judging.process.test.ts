import { cpSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { DirectAnalyzer } from "@platform/preview/policies/direct/direct-analyzer";
import { GrpcAnalyzer } from "@platform/preview/policies/grpc-analyzer";
import { startPackProcess } from "@platform/preview/policies/pack-process";
import { AWKWARD_POLICIES } from "./support/awkward-pack";
import { judged, writePack } from "./support/judged";
import { TemporaryProjects } from "./support/temporary-project";

describe("preview: asking a policy pack over a pipe", () => {
    const projects = new TemporaryProjects();
    after(() => {
        projects.removeAll();
    });

    it("is for SDKs whose ways are known; others are asked over gRPC", async () => {
        const pack = writePack(projects, AWKWARD_POLICIES);
        const root = path.dirname(pack);
        const modules = path.resolve(__dirname, "../../../node_modules");
        rmSync(path.join(root, "node_modules"));
        for (const shared of ["@pulumi/pulumi", "@pulumi/aws", "@grpc/grpc-js", "google-protobuf"])
            link(modules, root, shared);
        const own = path.join(root, "node_modules/@pulumi/policy");
        cpSync(path.join(modules, "@pulumi/policy"), own, { recursive: true });
        const manifest = path.join(own, "package.json");
        const start = { directory: pack, organization: "o", project: "p", stack: "s", dryRun: true, leanStart: true };
        const kindOfAnalyzer = async (): Promise<unknown> => {
            const running = await startPackProcess(start);
            await running.stop();
            return running.analyzer.constructor;
        };
        expect(await kindOfAnalyzer()).to.equal(DirectAnalyzer);
        writeFileSync(manifest, readFileSync(manifest, "utf8").replace(/"version": "[^"]*"/, '"version": "v1.99.0"'));
        expect(await kindOfAnalyzer()).to.equal(GrpcAnalyzer);
    });

    it("tells when the pack ends in the middle", async () => {
        const pack = writePack(
            projects,
            '{ name: "suicide", description: "d", enforcementLevel: "mandatory", validateResource: () => process.exit(3) },',
        );
        expect(await judged(pack, true)).to.equal("the connection was closed");
    });
});

function link(modules: string, root: string, name: string): void {
    cpSync(path.join(modules, name, "package.json"), path.join(root, "node_modules", name, "package.json"), {
        recursive: true,
    });
    rmSync(path.join(root, "node_modules", name), { recursive: true });
    symlinkSync(path.join(modules, name), path.join(root, "node_modules", name));
}
