import { expect } from "chai";
import type { PackConfig } from "@platform/preview/policies/policy-pack";
import { AWKWARD_POLICIES } from "./support/awkward-pack";
import { judged, writePack } from "./support/judged";
import { TemporaryProjects } from "./support/temporary-project";

describe("preview: a policy pack that is asked over a pipe", () => {
    const projects = new TemporaryProjects();
    after(() => {
        projects.removeAll();
    });

    it("says what the SDK's own server says, of everything that policies can ask and do", async () => {
        const pack = writePack(projects, AWKWARD_POLICIES);
        const [direct, grpc] = await Promise.all([judged(pack, true), judged(pack, false)]);
        const [first] = direct as { diagnostics: { policy: string; message: string; urn?: string }[] }[];
        const names = new Set(first?.diagnostics.map(({ policy }) => policy));
        expect([...names]).to.include.members(["arguments", "properties", "unknown", "other-name", "several", "stack"]);
        expect(direct).to.deep.equal(grpc);
    });

    it("follows the configuration as the SDK's own server does", async () => {
        const pack = writePack(projects, AWKWARD_POLICIES);
        const config: PackConfig = {
            all: "advisory",
            arguments: { enforcementLevel: "mandatory", words: ["two"], depth: 0 },
            reports: "disabled",
            typed: "remediate",
            stack: "remediate",
            remediated: "mandatory",
            off: "disabled",
        };
        const [direct, grpc] = await Promise.all([judged(pack, true, config), judged(pack, false, config)]);
        expect(direct).to.be.an("array");
        expect(direct).to.deep.equal(grpc);
    });

    it("ends with the error of a policy that throws, the SDK's words around it", async () => {
        const throws = [
            'validateResource: ({ name }) => { if (name === "mail") throw new TypeError("half a rule"); }',
            'validateResource: async () => { await null; throw "text alone"; }',
            'validateStack: () => { throw new RangeError("half a stack"); }',
        ];
        const compare = async (how: string): Promise<void> => {
            const pack = writePack(
                projects,
                `{ name: "bad", description: "d", enforcementLevel: "mandatory", ${how} },`,
            );
            const [direct, grpc] = (await Promise.all([judged(pack, true), judged(pack, false)])) as string[];
            const head = (text = ""): string => text.split("\n    at ")[0] ?? "";
            expect(head(direct)).to.match(
                /^2 UNKNOWN: Error validating resource with policy 'bad' from policy pack 'policy-pack@v1\.0\.0':\n/,
            );
            expect(head(direct)).to.equal(head(grpc));
        };
        await Promise.all(throws.map(compare));
    });
});
